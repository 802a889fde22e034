/** The written form of one act of approval: a file that `campaign approve` writes and that nobody edits. */
import { z } from "zod";
import { anyText, id, instant, oneOf, words, written } from "./scalar-schemas.ts";

const digest = written(/^v\d{1,3}:[0-9a-f]{64}$/);

const agreed = z
  .strictObject({
    digest: digest.meta({ description: "Of everything that a reader meets, and of the time." }),
    local: written(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/).meta({
      description: "When it was to go out, in the campaign's time zone.",
      examples: ["2027-03-18T09:00"],
    }),
    deliveries: z
      .array(words)
      .min(1)
      .meta({ description: "Where it was to go.", examples: [["ceaday-2027/what-it-is/nyscp-bluesky"]] }),
    words: z.union([anyText, z.array(anyText).min(1)]).meta({
      description: "What it says: a text, or a list of them for a thread.",
      examples: ["It is never your fault."],
    }),
    aspects: z.record(words, written(/^[0-9a-f]{12}$/)).meta({
      description: "The beginning of the digest of each thing that was agreed to, so that it can be told what changed.",
      examples: [{ text: "0123456789ab" }],
    }),
  })
  .meta({ description: "One message that was agreed to." });

export const actFile = z
  .strictObject({
    version: oneOf(["1"]).meta({ description: "The version of this form.", examples: ["1"] }),
    workspace: id.meta({ description: "The workspace it was given in.", examples: ["nyscp"] }),
    by: id.meta({ description: "Who agreed, of `people` in accounts.yaml.", examples: ["jo-bloggs"] }),
    at: instant.meta({ description: "When, in UTC.", examples: ["2027-03-03T09:00:00Z"] }),
    how: oneOf(["command", "answer", "sheet", "signed"]).meta({
      description: "How it came: by the command, an answer to a review page, a printed sheet, or signed with a key.",
      examples: ["command"],
    }),
    "recorded-by": words.optional().meta({ description: "Who wrote it down for them.", examples: ["sam-jones"] }),
    note: words.optional().meta({ description: "What they said with it.", examples: ["Agreed by telephone."] }),
    period: id.optional().meta({
      description: "The sensitive period that it was given for, and for nothing else.",
      examples: ["pre-election-2027"],
    }),
    agreed: z.array(agreed).min(1).optional().meta({ description: "What they agreed to." }),
    withdrawn: z.array(digest).min(1).optional().meta({
      description: "What nobody's earlier word counts for any more.",
    }),
  })
  .meta({ title: "An approval", description: "One act of approval, or of taking it back. Never edited." });

export type WrittenAct = z.infer<typeof actFile>;
