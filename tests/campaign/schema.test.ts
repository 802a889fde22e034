import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import type { z } from "zod";
import { accountsFile } from "../../src/campaign/written/accounts-schema.ts";
import { campaignFile } from "../../src/campaign/written/campaign-schema.ts";
import { jsonSchemas } from "../../src/campaign/written/json-schema.ts";

interface JsonSchema {
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly additionalProperties?: JsonSchema | boolean;
  readonly items?: JsonSchema | readonly JsonSchema[];
  readonly anyOf?: readonly JsonSchema[];
  readonly description?: string;
  readonly examples?: readonly unknown[];
}

/** Every key of a schema, with its path. */
function keysOf(schema: JsonSchema, path = ""): readonly (readonly [string, JsonSchema])[] {
  const { properties = {}, additionalProperties, items, anyOf = [] } = schema;
  const inner = [additionalProperties, items, ...anyOf].flat().filter((each) => typeof each === "object");
  return [
    ...Object.entries(properties).flatMap(([key, value]) => [
      [`${path}/${key}`, value] as const,
      ...keysOf(value, `${path}/${key}`),
    ]),
    ...inner.flatMap((each) => keysOf(each, `${path}/*`)),
  ];
}

/** Everything as the text that a file would have. */
function asWritten(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(asWritten);
  if (typeof value !== "object" || value === null) return String(value);
  return Object.fromEntries(Object.entries(value).map(([key, entry]) => [key, asWritten(entry)]));
}

describe.each([...jsonSchemas()])("schema/%s", (name, text) => {
  const keys = keysOf(JSON.parse(text) as JsonSchema);

  it("is the one in the repository: `npm run schema` writes it", () => {
    expect(readFileSync(`schema/${name}`, "utf8")).toBe(text);
  });

  it("describes every key and gives an example", () => {
    const bare = keys.filter(([, { description, examples }]) => !description?.endsWith(".") || !examples?.length);

    expect(keys.length).toBeGreaterThan(5);
    expect(bare.map(([path]) => path)).toEqual([]);
  });
});

describe("the examples of the schema", () => {
  it.each([
    ["a campaign file", campaignFile],
    ["accounts.yaml", accountsFile],
  ] as const)("of %s are valid themselves", (_, file) => {
    for (const [key, schema] of Object.entries<z.ZodType>(file.shape)) {
      for (const example of (schema.meta()?.examples ?? []) as readonly unknown[]) {
        expect({ key, valid: schema.safeParse(asWritten(example)).success }).toEqual({ key, valid: true });
      }
    }
  });
});
