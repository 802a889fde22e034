/** The written form of campaigns/consents.yaml: references and spans alone, never the form that somebody signed. */
import { z } from "zod";
import { date, flag, id, reference } from "../scalar-schemas.ts";

const accounts = z.union([z.literal("all"), z.array(id).min(1)]);

const consent = z
  .strictObject({
    granted: date.meta({ description: "The first day on which it holds.", examples: ["2027-01-10"] }),
    until: date.optional().meta({ description: "Its last day, included.", examples: ["2029-01-10"] }),
    "under-18": flag.optional().meta({ description: "Whether it is about a child.", examples: [true] }),
    accounts: accounts.optional().meta({
      description: "Accounts and groups that may show the picture, or `all`. Without it none may.",
      examples: [["nyscp-bluesky"]],
    }),
    packs: flag.optional().meta({ description: "Whether the picture may be handed to partners.", examples: [false] }),
    withdrawn: date.optional().meta({
      description: "The day on which it was taken back. It ends the consent at once, whatever the day.",
      examples: ["2027-03-01"],
    }),
  })
  .meta({ description: "What somebody agreed to, by the reference of the signed form." });

export const consentsFile = z
  .record(reference, consent)
  .meta({ title: "campaigns/consents.yaml", description: "Consents of people in pictures, by reference." });

export type WrittenConsent = z.infer<typeof consent>;
