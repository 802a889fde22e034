/** The written form of campaigns/words.yaml. */
import { z } from "zod";
import { nations } from "../../../calendar/bank-holidays/nations.ts";
import { fault } from "../../../diagnostics/fault.ts";
import { shortened } from "../../../system/text/shorten.ts";
import { checked, date, id, oneOf, words } from "../scalar-schemas.ts";

const number = checked((value) =>
  /^\+?[\d\s().-]{3,30}$/.test(value) && /(?:\d\D*){3,15}$/.test(value)
    ? undefined
    : fault(
        "number-invalid",
        `"${shortened(value)}" is not a telephone number or a text code.`,
        "Write its digits as a text says them, in quotes, as in `01609 780780`.",
      ),
);

const signpost = z
  .strictObject({
    name: words.meta({ description: "Its name, as texts say it.", examples: ["Northdale MASH"] }),
    number: z
      .union([number, z.array(number).min(1)])
      .meta({ description: "Its number, or a list of them, the one to write first.", examples: ["01609 780780"] }),
    audiences: z
      .array(words)
      .min(1)
      .optional()
      .meta({ description: "Whom it is for. Absent: everybody.", examples: [["the public"]] }),
    nation: oneOf(nations)
      .optional()
      .meta({ description: "Where it answers. Absent: everywhere.", examples: ["england"] }),
    source: words
      .optional()
      .meta({ description: "Where the number was read.", examples: ["https://example.org/contact"] }),
    checked: date
      .optional()
      .meta({ description: "When somebody last looked. After a year it is asked again.", examples: ["2027-01-04"] }),
  })
  .meta({ description: "Somebody whom readers can turn to." });

export const wordsFile = z
  .strictObject({
    signposts: z
      .record(id, signpost)
      .optional()
      .meta({
        description: "Whom readers can turn to, beside the national helplines that the program knows.",
        examples: [{ mash: { name: "Northdale MASH", number: "01609 780780", checked: "2027-01-04" } }],
      }),
    names: z
      .array(words)
      .optional()
      .meta({ description: "Names that are spelt so, and never nearly so.", examples: [["It's Not OK"]] }),
    instead: z
      .record(words, words)
      .optional()
      .meta({
        description: "What to say, by the words that are not to be said.",
        examples: [{ "county lines gang": "people who exploit children through county lines" }],
      }),
    spelling: z
      .array(words)
      .optional()
      .meta({ description: "Words that no dictionary has and that are right.", examples: [["sextortion"]] }),
    required: z
      .record(words, z.array(id).min(1))
      .optional()
      .meta({
        description: "By audience: one of these signposts has to be named in each post for it.",
        examples: [{ "children and young people": ["childline"] }],
      }),
  })
  .meta({ title: "campaigns/words.yaml", description: "Words of a workspace, and whom its readers can turn to." });

export type WrittenWords = z.infer<typeof wordsFile>;
export type WrittenSignpost = z.infer<typeof signpost>;
