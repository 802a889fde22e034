/**
 * The editors' schemas, made from the written forms, so that completion and hints are those of the program. They are
 * stricter in one thing: an editor underlines a text that YAML takes for a number, which the program takes as written.
 */
import { z } from "zod";
import { wordedAs } from "../languages/worded.ts";
import { accountsFile } from "./accounts-schema.ts";
import { consentsFile } from "./beside/consents-schema.ts";
import { wordsFile } from "./beside/words-schema.ts";
import { campaignFile } from "./campaign-schema.ts";
import { periodsFile } from "./periods-schema.ts";
import { languagePattern } from "./scalar-schemas.ts";

/** File names below schema/, each with its content. */
export function jsonSchemas(): ReadonlyMap<string, string> {
  return new Map([
    ["campaign.schema.json", jsonSchema(campaignFile)],
    ["accounts.schema.json", jsonSchema(accountsFile)],
    ["words.schema.json", jsonSchema(wordsFile)],
    ["periods.schema.json", jsonSchema(periodsFile)],
    ["consents.schema.json", jsonSchema(consentsFile)],
  ]);
}

function jsonSchema(schema: z.ZodType): string {
  const made = z.toJSONSchema(schema, {
    target: "draft-07",
    io: "input",
    override({ zodSchema, jsonSchema: form }) {
      if (wordedAs(zodSchema) !== undefined) orByLanguage(form);
    },
  });
  return `${JSON.stringify(made, undefined, 2)}\n`;
}

/** What may be written in several languages is one value, or a map of such values by language. */
function orByLanguage(form: z.core.JSONSchema.BaseSchema): void {
  const { description, examples, ...one } = { ...form };
  for (const key of Object.keys(one)) delete form[key];
  const byLanguage = {
    type: "object",
    propertyNames: { pattern: languagePattern.source },
    minProperties: 1,
    additionalProperties: one,
  };
  Object.assign(form, { anyOf: [one, byLanguage] });
}
