import { describe, expect, it } from "vitest";
import { found, head, loadCampaign } from "../support/campaign/load-files.ts";

function postWith(line: string): string {
  return `${head}posts:\n  - id: one\n    at: day 09:00\n    ${line}\n`;
}

/** The line as the help says that it should be written. */
function rewritten(help: string): string {
  return /`([^`]*)`/.exec(help)?.[1] ?? "";
}

describe("a line that YAML reads otherwise than it was meant", () => {
  it.each([
    { line: "text: Know the signs. #CEADay27", code: "yaml-dropped-hashtag", as: 'text: "Know the signs. #CEADay27"' },
    {
      line: 'text: "Know the signs." #CEADay27',
      code: "yaml-dropped-hashtag",
      as: 'text: "Know the signs. #CEADay27"',
    },
    { line: "text: #CEADay27", code: "yaml-dropped-hashtag", as: 'text: "#CEADay27"' },
    {
      line: "text: Know the signs.\n      #CEADay27",
      code: "yaml-dropped-hashtag",
      as: 'text: "Know the signs. #CEADay27"',
    },
    { line: "text: {report_url}", code: "yaml-braces", as: 'text: "{report_url}"' },
    { line: "text: [report_url]", code: "yaml-braces", as: 'text: "[report_url]"' },
    { line: "text: {report_url} is our page", code: "yaml-braces", as: 'text: "{report_url} is our page"' },
    { line: "text: @nyscp is here", code: "yaml-first-character", as: 'text: "@nyscp is here"' },
    { line: "text: `quiet`", code: "yaml-first-character", as: "" },
    { line: "text: 100%\n    theme: %", code: "yaml-first-character", as: 'theme: "%"' },
    { line: "text: *bold* words", code: "yaml-first-character", as: 'text: "*bold* words"' },
    { line: "text: *bold", code: "yaml-alias-unknown", as: '"*bold"' },
    { line: "text: &co and friends", code: "yaml-anchor-unused", as: '"&co and friends"' },
    { line: "text: !important news", code: "yaml-tag", as: '"!important news"' },
    { line: "text: !!str words", code: "yaml-tag", as: '"!!str words"' },
    { line: "text: We say: no", code: "yaml-colon", as: 'text: "We say: no"' },
    { line: 'text: They said: "no"', code: "yaml-colon", as: "text: 'They said: \"no\"'" },
    { line: 'text: "No" is a whole answer', code: "yaml-syntax", as: "text: '\"No\" is a whole answer'" },
    { line: "text: | Know the signs", code: "yaml-first-character", as: "text: |" },
  ])("$line is $code", async ({ line, code, as }) => {
    const loaded = await loadCampaign(postWith(line));

    expect(loaded.problems.map((problem) => problem.code)).toEqual([code]);
    expect(loaded.campaigns).toEqual([]);
    if (as !== "") expect(rewritten(loaded.problems[0]?.help ?? "")).toBe(as);
  });

  it("is corrected by the line that the help gives", async () => {
    const broken = [
      "text: Know. #CEADay27",
      "text: {report_url} now",
      "text: @nyscp",
      "text: We say: no",
      "text: {url}",
    ];

    for (const line of broken) {
      const { problems } = await loadCampaign(postWith(line));
      const corrected = await loadCampaign(postWith(rewritten(problems[0]?.help ?? "")));

      expect(corrected.problems).toEqual([]);
      expect(corrected.campaigns).toHaveLength(1);
    }
  });

  it("is found inside lists too", async () => {
    const loaded = await loadCampaign(`${head}hashtags: [#CEADay]\nposts: []\n`);

    expect(found(loaded)).toEqual(["yaml-dropped-hashtag at [#CEADay]"]);
    expect(loaded.problems[0]?.help).toContain('hashtags: ["#CEADay"]');
  });

  it("is found in an entry of a list of words", async () => {
    const loaded = await loadCampaign(postWith("audience:\n      - parents #CEADay\n    text: Someone will listen."));

    expect(found(loaded)).toEqual(["yaml-dropped-hashtag at #CEADay"]);
  });

  it("leaves comments alone that have a space behind the #, and those of keys that hold no words", async () => {
    const loaded = await loadCampaign(
      postWith("text: Know the signs. # the short form\n    to: [both] #TODO ask them"),
    );

    expect(loaded.problems).toEqual([]);
  });

  it("is told for every line of the file, with all that is wrong elsewhere", async () => {
    const loaded = await loadCampaign(
      `${head}zone: x\nposts:\n  - id: one\n    at: day 9am\n    text: We say: no\n  - id: two\n    at: day 10:00\n    text: @nyscp\n  - id: one\n    text: {url}\n`,
    );

    expect(found(loaded)).toEqual([
      "yaml-colon at We say: no",
      "yaml-first-character at @nyscp",
      "key-missing at id: one",
      "yaml-braces at {url}",
      "key-unknown at zone",
      "id-twice at one",
      "time-unreadable at day 9am",
    ]);
  });
});

describe("a number where a text belongs", () => {
  it.each(["01609780780", "1e3", "+441609780780", "0x1F"])(
    "%s is taken as written, with a warning",
    async (written) => {
      const loaded = await loadCampaign(`${head}variables: { helpline: ${written} }\nposts: []\n`);

      expect(found(loaded)).toEqual([`yaml-number at ${written}`]);
      expect(loaded.problems[0]?.severity).toBe("warning");
      expect(loaded.problems[0]?.help).toContain(`"${written}"`);
      expect(loaded.campaigns[0]?.variables.helpline).toBe(written);
    },
  );

  it.each(["yes", "no", "2027-03-18", "2027", "0808 800 5000", "3.10"])("%s is taken as written", async (written) => {
    const loaded = await loadCampaign(`${head}variables: { value: ${written} }\nposts: []\n`);

    expect(loaded.problems).toEqual([]);
    expect(loaded.campaigns[0]?.variables.value).toBe(written);
  });
});

describe("what YAML allows and the format does not", () => {
  it.each([
    { text: `${head}<<: { lang: cy }\nposts: []\n`, code: "yaml-merge-key", at: "<<" },
    { text: `${head}variables: { __proto__: us }\nposts: []\n`, code: "yaml-key-unusable", at: "__proto__" },
    { text: `${head}posts: []\n---\ncampaign: other\n`, code: "yaml-several-documents", at: "---" },
    { text: `${head}lang: en\nlang: cy\nposts: []\n`, code: "yaml-duplicate-key", at: "lang" },
    { text: `${head}posts:\n\t- id: one\n`, code: "yaml-tab", at: "-" },
    { text: `${head}posts: &p [*p]\n`, code: "yaml-alias-limit", at: "[*p]" },
    { text: `${head}posts: []\n? [a]\n: b\n`, code: "yaml-syntax", at: "[a]" },
    { text: `${head}posts: [\n`, code: "yaml-syntax", at: "" },
    { text: `${head}title: "never closed\nposts: []\n`, code: "yaml-syntax", at: "" },
  ])("$code", async ({ text, code, at }) => {
    const loaded = await loadCampaign(text);

    const codes = loaded.problems.map((problem) => problem.code);
    expect(codes).toContain(code);
    if (at !== "" && code !== "yaml-tab") expect(found(loaded)).toContain(`${code} at ${at}`);
    expect(loaded.campaigns).toEqual([]);
  });

  it("takes aliases, and points at the value they stand for", async () => {
    const loaded = await loadCampaign(
      `${head}variables: { a: &words "Someone will listen." }\nposts:\n  - { id: one, at: day 09:00, text: *words }\n`,
    );

    expect(loaded.problems).toEqual([]);
    expect(loaded.campaigns[0]?.posts[0]?.content).toMatchObject({ parts: [{ text: "Someone will listen." }] });
    expect(loaded.campaigns[0]?.source.place(["posts", 0, "text"])).toMatchObject({ line: 5 });
  });
});
