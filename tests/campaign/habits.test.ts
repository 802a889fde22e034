/** What Word, Notepad, git and people in a hurry leave in a campaign file. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseYaml } from "../../src/campaign/yaml/parse.ts";
import { quoted } from "../../src/campaign/yaml/quoting.ts";
import { found, head, loadCampaign } from "../support/campaign/load-files.ts";

const space = "\u00a0";

function postWith(lines: string): string {
  return `${head}posts:\n  - id: one\n    at: day 09:00\n    ${lines}\n`;
}

/** The lines that the help offers. */
function offered(help: string | undefined): readonly (string | undefined)[] {
  return [...(help ?? "").matchAll(/`([^`]*)`/g)].map(([, line]) => line);
}

async function textOf(line: string): Promise<unknown> {
  const { campaigns, problems } = await loadCampaign(postWith(line));
  const content = campaigns[0]?.posts[0]?.content;
  return content?.kind === "text" && problems.length === 0 ? content.parts[0]?.text : problems;
}

describe("a text between marks of its own", () => {
  it.each([
    { line: "text: 'It's not your fault'", words: "It's not your fault" },
    { line: "text: 'It's not your fault", words: "It's not your fault" },
    { line: "text: 'It's not your fault’", words: "It's not your fault" },
    { line: "text: 'It's not your fault' # agreed", words: "It's not your fault" },
    { line: "text: 'Don't wait. It's never too late'", words: "Don't wait. It's never too late" },
    { line: "text: 'The parents' evening is on Monday'", words: "The parents' evening is on Monday" },
    { line: 'text: "She said "no" twice"', words: 'She said "no" twice' },
    { line: 'text: "She said \\"no\\" and "stop""', words: 'She said "no" and "stop"' },
    { line: 'text: "No" is a whole answer', words: '"No" is a whole answer' },
    { line: 'text: "Yes" is not "yes, if you must"', words: '"Yes" is not "yes, if you must"' },
    { line: "text: 'Yes' is not 'no'", words: "'Yes' is not 'no'" },
    { line: 'text: "Know the signs”', words: "Know the signs" },
    { line: "text: 'It's not\n      your fault'", words: "It's not your fault" },
  ])("$line offers the line that is meant", async ({ line, words }) => {
    const { problems } = await loadCampaign(postWith(line));

    expect(problems).toHaveLength(1);
    const [corrected = ""] = offered(problems[0]?.help);
    expect(await textOf(corrected)).toBe(words);
  });

  it.each([
    "text: “Know the signs”",
    "text: ‘It’s not your fault’",
    "text: „Know the signs“",
    "text: ”Know the signs”",
  ])("%s would post the marks, and is an error", async (line) => {
    const loaded = await loadCampaign(postWith(line));

    expect(loaded.problems.map(({ code }) => code)).toEqual(["yaml-curly-quotes"]);
    expect(loaded.campaigns).toEqual([]);
    const [words = "", quotation = ""] = offered(loaded.problems[0]?.help);
    expect(await textOf(words)).toBe(line.slice(7, -1));
    expect(await textOf(quotation)).toBe(line.slice(6));
  });

  it.each([
    "text: '“Know the signs”'",
    'text: "“Know the signs”"',
    "text: |\n      “Know the signs”",
    "text: “No” is not “no, if you must”",
    "text: She said “no”",
    "text: “No” is a whole answer",
  ])("%s is a quotation, and stays", async (line) => {
    expect((await loadCampaign(postWith(line))).problems).toEqual([]);
  });

  it("is told of a hashtag in a list, and of any other value", async () => {
    const loaded = await loadCampaign(
      `${head}hashtags: [“#Tag”]\nposts:\n  - { id: “one”, at: day 09:00, text: Hello. }\n`,
    );

    expect(found(loaded)).toEqual(["yaml-curly-quotes at “#Tag”", "yaml-curly-quotes at “one”"]);
    expect(offered(loaded.problems[0]?.help)[0]).toBe('"#Tag"');
  });
});

describe("the spaces of Word and of web pages", () => {
  it.each([
    { name: "as indentation", text: `${head}posts:\n  - id: one\n    at: day 09:00\n${space.repeat(4)}text: Hello.\n` },
    { name: "behind a key", text: `${head}posts:\n  - id: one\n    at: day 09:00\n    text:${space}Hello.\n` },
    { name: "behind a dash", text: `${head}posts:\n  -${space}id: one\n    at: day 09:00\n    text: Hello.\n` },
    { name: "in a time", text: `${head}posts:\n  - id: one\n    at: day${space}09:00\n    text: Hello.\n` },
  ])("are named $name, and nothing else is", async ({ text }) => {
    const loaded = await loadCampaign(text);

    expect(loaded.problems.map(({ code }) => code)).toEqual(["yaml-no-break-space"]);
    expect(loaded.campaigns).toEqual([]);
  });

  it("are words inside a text", async () => {
    expect(await textOf(`text: |\n      Call${space}us:\n      ${space}${space}0808 800 5000`)).toBe(
      `Call${space}us:\n${space}${space}0808 800 5000\n`,
    );
  });
});

describe("a line that is a space off", () => {
  const post = (lines: readonly string[]) => `${head}posts:\n${lines.join("\n")}\n`;

  it.each([
    {
      name: "one too few",
      lines: ["  - id: one", "   at: day 09:00", "    text: Hello."],
      at: "at: day 09:00",
      says: "with 3 spaces, and the lines that it belongs to with 4: one space too few",
    },
    {
      name: "one too few at the end",
      lines: ["  - id: one", "    at: day 09:00", "   text: Hello."],
      at: "text: Hello.",
      says: "one space too few",
    },
    {
      name: "one too many",
      lines: ["  - id: one", "    at: day 09:00", "     text: Hello."],
      at: "text: Hello.",
      says: "one space too many",
    },
    {
      name: "a dash",
      lines: [
        "  - id: one",
        "    at: day 09:00",
        "    text: Hello.",
        " - id: two",
        "   at: day 10:00",
        "   text: Bye.",
      ],
      at: "- id: two",
      says: "one space too few",
    },
    {
      name: "words",
      lines: ["  - id: one", "    at: day 09:00", "    text: |", "      Know.", "     Ask."],
      at: "Ask.",
      says: "with 5 spaces, and the lines that it belongs to with 6",
    },
    {
      name: "words below their key",
      lines: ["  - id: one", "    at: day 09:00", "    text: |", "    Know."],
      at: "Know.",
      says: "2 spaces too few",
    },
  ])("$name is named with its spaces", async ({ lines, at, says }) => {
    const loaded = await loadCampaign(post(lines));

    expect(found(loaded)[0]).toBe(`yaml-indentation at ${at}`);
    expect(loaded.problems[0]?.message).toContain(says);
    expect(loaded.campaigns).toEqual([]);
  });
});

describe("what git leaves where two people changed one line", () => {
  it("is named once, and the rest is read", async () => {
    const loaded = await loadCampaign(
      `${head}posts:\n  - id: one\n<<<<<<< HEAD\n    at: day 09:00\n=======\n    at: day 10:00\n>>>>>>> theirs\n    text: Hello.\n    zone: x\n`,
    );

    expect(found(loaded)).toEqual(["yaml-conflict at <<<<<<< HEAD", "key-unknown at zone"]);
    expect(loaded.campaigns).toEqual([]);
  });

  it("is named once for each, the last mark of a second one alone too", async () => {
    const loaded = await loadCampaign(
      `${head}posts:\n  - id: one\n<<<<<<< HEAD\n    at: day 09:00\n=======\n    at: day 10:00\n>>>>>>> theirs\n    text: Hello.\n>>>>>>> theirs\n`,
    );

    expect(found(loaded)).toEqual(["yaml-conflict at <<<<<<< HEAD", "yaml-conflict at >>>>>>> theirs"]);
  });

  it.each([
    ["its first mark alone", "      Know the signs.\n<<<<<<< HEAD\n      Ask.", ["<<<<<<< HEAD"]],
    ["its last mark alone", "      Know the signs.\n>>>>>>> main\n      Ask.", [">>>>>>> main"]],
    ["the middle and the last mark", "      Know.\n=======\n      Ask.\n>>>>>>> main", ["=======", ">>>>>>> main"]],
    ["the first and the middle mark", "      Know.\n<<<<<<< HEAD\n      Ask.\n=======", ["<<<<<<< HEAD", "======="]],
    ["the mark of diff3 alone", "      Know.\n||||||| 1a2b3c4\n      Ask.", ["||||||| 1a2b3c4"]],
    ["the middle mark alone", "      Know.\n=======\n      Ask.", ["======="]],
    ["the middle mark below all words", "      Know.\n=======", ["======="]],
    ["the last mark before the first", ">>>>>>> main\n      Know.\n<<<<<<< HEAD", [">>>>>>> main", "<<<<<<< HEAD"]],
  ])("inside a text is named as that: %s", async (_what, text, expected) => {
    const loaded = await loadCampaign(`${head}posts:\n  - id: one\n    at: day 09:00\n    text: |\n${text}\n`);

    expect(found(loaded)).toEqual(expected.map((mark) => `yaml-conflict at ${mark}`));
    expect(loaded.campaigns).toEqual([]);
  });

  it.each([
    ["a heading underlined", "      Know the signs\n      =======\n      Ask."],
    ["marks as words of a text", "      <<<<<<< HEAD\n      Ask.\n      >>>>>>> main"],
  ])("is not %s", async (_what, text) => {
    const loaded = await loadCampaign(`${head}posts:\n  - id: one\n    at: day 09:00\n    text: |\n${text}\n`);

    expect(found(loaded)).not.toContainEqual(expect.stringContaining("yaml-conflict"));
  });

  it("may be a line of = that underlines a heading, which is said too", async () => {
    const loaded = await loadCampaign(
      `${head}posts:\n  - id: one\n    at: day 09:00\n    text: |\n      Know the signs\n=======\n      Ask.\n`,
    );

    expect(loaded.problems[0]?.help).toContain("If it underlines a heading");
  });
});

describe("line breaks that nobody meant", () => {
  it.each([
    {
      name: "wrapped lines",
      text: "|\n      Children who are exploited rarely see it that way, so it is\n      up to the adults around them to notice small changes and\n      to ask how things are going, kindly and more than once.",
      is: ["text-wrapped"],
    },
    {
      name: "a folded list",
      text: ">\n      Know the signs:\n      - new phone\n      - missing from home\n\n      Tell someone.",
      is: ["text-list-folded"],
    },
    {
      name: "a list below a plain text",
      text: "Know the signs\n      • new phone\n      • missing from home",
      is: ["text-list-folded"],
    },
    {
      name: "a list in a block that keeps its lines",
      text: "|\n      Know the signs:\n      - new phone\n      - missing from home",
      is: [],
    },
    {
      name: "a list with an empty line between its entries",
      text: ">\n      Know the signs:\n\n      - new phone\n\n      - missing from home",
      is: [],
    },
    {
      name: "paragraphs",
      text: "|\n      Children who are exploited rarely see it that way.\n      It is up to us to notice small changes, and to ask.\n\n      Someone will listen.",
      is: [],
    },
    { name: "verses", text: "|\n      A new phone,\n      a new friend,\n      a new silence.", is: [] },
  ])("$name: $is", async ({ text, is }) => {
    const loaded = await loadCampaign(postWith(`text: ${text}`));

    expect(loaded.problems.map(({ code }) => code)).toEqual(is);
    expect(loaded.campaigns).toHaveLength(1);
  });
});

it("quotes any text so that YAML reads it back", () => {
  fc.assert(
    fc.property(fc.stringMatching(/^[ -~“”‘’é👧]{1,40}$/u), (words) => {
      const parsed = parseYaml(`text: ${quoted(words)}\n`);
      expect(parsed).toMatchObject({ kind: "document", errors: [] });
      expect(parsed.kind === "document" ? JSON.stringify(parsed.root) : "").toBe(JSON.stringify({ text: words }));
    }),
  );
});
