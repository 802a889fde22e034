/** The written form of `partners` in accounts.yaml: who gets the campaign to post it themselves. */
import { z } from "zod";
import { anyText, id, words } from "../written/scalar-schemas.ts";
import { languages } from "../written/shared-schemas.ts";

const partner = z
  .strictObject({
    name: words.meta({
      description: "The organisation, as {org} prints it.",
      examples: ["York Safeguarding Partnership"],
    }),
    channels: z
      .array(id)
      .min(1)
      .meta({
        description: "Where it posts: networks, and places of a hand-off such as instagram, screen or email.",
        examples: [["x", "instagram"]],
      }),
    languages: languages.optional().meta({
      description: "What its readers get, in this order. Default: all languages of the campaign.",
      examples: [["cy", "en"]],
    }),
    variables: z
      .record(z.string(), anyText)
      .optional()
      .meta({
        description: "Values for {name} in its texts. They win over the campaign's.",
        examples: [{ report_url: "https://york.example.org/report" }],
      }),
    accounts: z
      .array(id)
      .optional()
      .meta({
        description: "Its accounts, where we post for it too: posts that go to none of them are not in its pack.",
        examples: [["yorkscp-mastodon"]],
      }),
  })
  .meta({ description: "An organisation that posts the campaign itself." });

export const partners = z.record(id, partner).meta({
  description: "Who gets the campaign to post it themselves, by id, for `campaign pack`. No mail addresses.",
  examples: [{ yorkscp: { name: "York Safeguarding Partnership", channels: ["x", "instagram"] } }],
});

export type WrittenPartner = z.infer<typeof partner>;
