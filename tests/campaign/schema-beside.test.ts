/** What an editor takes in periods.yaml and consents.yaml is what the program takes. */
import { Ajv } from "ajv";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { jsonSchemas } from "../../src/campaign/written/json-schema.ts";

function judge(name: string, text: string): boolean {
  const ajv = new Ajv({ strict: false, validateFormats: false });
  return ajv.validate(JSON.parse(jsonSchemas().get(name) ?? "{}") as object, parse(text));
}

describe("the editors' schema", () => {
  it.each([
    ["- { id: m, kind: mourning, from: 2027-06-01, until: 2027-06-11, except: critical, by: [mo] }", true],
    ["- { id: p, kind: pre-election, nation: scotland, poll: 2027-05-06, rule: ask }", true],
    ["- { id: m, kind: morning, from: 2027-06-01 }", false],
    ["- { id: m, kind: mourning, form: 2027-06-01 }", false],
    ["{ id: m, kind: mourning }", false],
  ])("of periods.yaml judges %s", (text, expected) => {
    expect(judge("periods.schema.json", text)).toBe(expected);
  });

  it.each([
    ["CR-2027-014: { granted: 2027-01-10, until: 2029-01-10, under-18: true, accounts: [lead], packs: false }", true],
    ["CR-2027-014: { granted: 2027-01-10, accounts: all }", true],
    ["CR-2027-014: { granted: 2027-01-10, name: Somebody }", false],
    ["none: { granted: 2027-01-10 }", false],
  ])("of consents.yaml judges %s", (text, expected) => {
    expect(judge("consents.schema.json", text)).toBe(expected);
  });
});
