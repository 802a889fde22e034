import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { stringify } from "yaml";
import { readYaml } from "../../src/campaign/yaml/read-yaml.ts";
import type { Place } from "../../src/diagnostics/problem.ts";

const words = fc
  .array(
    fc.constantFrom("know", "the", "signs", "é", "👩‍👩‍👧", "{url}", "#tag", "it's", 'a "b"', "\\", "x:y", "\t.", "%"),
    {
      minLength: 1,
      maxLength: 12,
    },
  )
  .map((parts) => parts.join(" "));
const lines = fc.array(words, { minLength: 1, maxLength: 5 }).map((parts) => parts.join("\n"));

function at(text: string, { line, column, length }: Place): string {
  return text.split("\n")[line - 1]?.slice(column - 1, column - 1 + length) ?? "";
}

/** Every character of the value is found in the file where `place` says, whatever the style. */
function expectCharacters(yaml: string, value: string): void {
  const { source, data } = readYaml("a.yaml", yaml);
  expect(data).toMatchObject({ posts: [{ text: value }] });
  for (let index = 0; index < value.length; index += 1) {
    const character = value.charAt(index);
    if (/\s/.test(character)) continue;
    const shown = at(yaml, source.place(["posts", 0, "text"], { span: { start: index, end: index + 1 } }));
    expect([character, "\\", "'"]).toContain(shown.charAt(0));
    if (character !== "\\" && character !== "'" && character !== '"') expect(shown.charAt(0)).toBe(character);
  }
}

function inPost(block: string): string {
  return `posts:\n  - id: one\n    text: ${block}\n    at: day 09:00\n`;
}

describe("the place of a part of a text", () => {
  it("is exact in literal blocks, whatever their indentation and line breaks", () => {
    fc.assert(
      fc.property(lines, fc.integer({ min: 1, max: 6 }), fc.boolean(), (value, indent, windows) => {
        const body = value.split("\n").map((line) => `${" ".repeat(4 + indent)}${line}`);
        const yaml = inPost(`|\n${body.join("\n")}`);

        expectCharacters(windows ? yaml.replaceAll("\n", "\r\n") : yaml, `${value}\n`);
      }),
    );
  });

  it.each(["QUOTE_DOUBLE", "QUOTE_SINGLE"] as const)("is exact in %s, as the yaml library writes it", (style) => {
    fc.assert(
      fc.property(lines, fc.integer({ min: 20, max: 80 }), (value, lineWidth) => {
        const yaml = stringify({ posts: [{ id: "one", text: value }] }, { defaultStringType: style, lineWidth });

        expectCharacters(yaml, value);
      }),
    );
  });

  it("is the right word in plain texts over several lines, and near it in folded blocks", () => {
    for (const style of ["one two\n      three four", ">-\n      one two\n      three four"]) {
      const yaml = inPost(style);
      const { source } = readYaml("a.yaml", yaml);

      const place = source.place(["posts", 0, "text"], { span: { start: 8, end: 13 } });

      expect(at(yaml, place)).toBe("three");
    }
  });

  it("follows escapes of double quotes", () => {
    const yaml = inPost(String.raw`"a\u00e9\n\x41 \"b\" end"`);
    const { source } = readYaml("a.yaml", yaml);

    expect(at(yaml, source.place(["posts", 0, "text"], { span: { start: 9, end: 12 } }))).toBe("end");
    expect(at(yaml, source.place(["posts", 0, "text"], { span: { start: 3, end: 4 } }))).toBe(String.raw`\x41`);
  });
});

describe("the place of a value", () => {
  const yaml = "campaign: spring\ntitle:\nposts:\n  - id: one\n    images: [a, b]\n    text: |\n\n      Words.\n";
  const { source } = readYaml("a.yaml", yaml);

  it.each([
    { path: ["campaign"], words: "spring" },
    { path: ["title"], words: "title" },
    { path: ["posts", 0, "id"], words: "one" },
    { path: ["posts", 0, "images"], words: "[a, b]" },
    { path: ["posts", 0, "images", 1], words: "b" },
    { path: ["posts", 0], words: "id: one" },
    { path: ["posts", 0, "text"], words: "Words." },
    { path: ["posts", 0, "at", "from"], words: "id: one" },
    { path: ["posts", 7], words: "- id: one" },
  ])("of $path is $words", ({ path, words: expected }) => {
    expect(at(yaml, source.place(path))).toBe(expected);
  });

  it("is its key where the key is asked for", () => {
    expect(at(yaml, source.place(["posts", 0, "images"], { on: "key" }))).toBe("images");
  });
});
