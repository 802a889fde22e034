import { describe, expect, it } from "vitest";
import { welshAccounts, welshCampaign } from "../../support/campaign/in-languages.ts";
import { found, loadFiles, onlyCampaign } from "../../support/campaign/load-files.ts";

const load = (campaign: string, accounts = welshAccounts) =>
  loadFiles({ "campaigns/accounts.yaml": accounts, "campaigns/spring.yaml": campaign });

const onePost = "  - id: one\n    at: day 09:00\n    text: { cy: Helo., en: Hello. }\n";

describe("a file in several languages", () => {
  it("is read once in each, with every word of it", async () => {
    const loaded = await load(
      welshCampaign(
        `  - id: one
    at: day 09:00
    text: { cy: Helo., en: Hello. }
    content-warning: { cy: Yn sôn am gam-drin, en: Speaks of abuse }
    card: { url: { cy: "https://example.org/cy", en: "https://example.org/en" }, title: { cy: Teitl, en: Title }, description: { cy: Geiriau., en: Words. } }
    for: { x: { text: { cy: Byr., en: Short. } } }
  - id: two
    at: day 10:00
    thread: [{ text: { cy: Un., en: One. } }]
  - id: three
    at: { from: day 11:00, until: day 12:00 }
    series: [{ text: { cy: Y cyntaf., en: The first. } }]
`,
        `hashtags: { cy: ["#Cymraeg"], en: ["#English", "#Two"] }
variables: { call: { cy: Ffoniwch, en: Call }, number: 0808 800 5000 }
assets: { card: { file: ../assets/a.png, alt: { cy: Cerdyn., en: A card. } } }
phases: { launch: { title: { cy: Lansio, en: Launch }, from: day-7, until: day } }
`,
      ),
    );
    const campaign = onlyCampaign(loaded);

    expect(found(loaded)).toEqual([]);
    expect(campaign.languages).toEqual(["cy", "en"]);
    const words = [...(campaign.readings ?? new Map([["", campaign]]))].map(([lang, each]) => {
      const [one, two, three] = each.posts;
      return [
        lang,
        each.hashtags,
        each.variables,
        each.assets.get("card")?.alt,
        each.phases.get("launch")?.title,
        one?.contentWarning,
        [one?.card?.url, one?.card?.title, one?.card?.description],
        [one, two].map((post) => post !== undefined && "parts" in post.content && post.content.parts[0]?.text),
        one?.for.get("x")?.body?.parts[0]?.text,
        three?.content.kind === "series" && three.content.items[0]?.body.parts[0]?.text,
      ];
    });
    expect(words).toEqual([
      [
        "cy",
        ["#Cymraeg"],
        { call: "Ffoniwch", number: "0808 800 5000" },
        "Cerdyn.",
        "Lansio",
        "Yn sôn am gam-drin",
        ["https://example.org/cy", "Teitl", "Geiriau."],
        ["Helo.", "Un."],
        "Byr.",
        "Y cyntaf.",
      ],
      [
        "en",
        ["#English", "#Two"],
        { call: "Call", number: "0808 800 5000" },
        "A card.",
        "Launch",
        "Speaks of abuse",
        ["https://example.org/en", "Title", "Words."],
        ["Hello.", "One."],
        "Short.",
        "The first.",
      ],
    ]);
  });

  it("has the places of the file, in each language's own words", async () => {
    const loaded = await load(welshCampaign(onePost));
    const { readings } = onlyCampaign(loaded);
    const columns = ["cy", "en"].map((lang) => readings?.get(lang)?.source.place(["posts", 0, "text"]).column);

    expect(columns).toEqual([17, 28]);
  });

  it("takes a map whose keys are not all its languages for no text", async () => {
    const one = (text: string) => load(welshCampaign(`  - id: one\n    at: day 09:00\n    text: ${text}\n`));

    expect(found(await one("{report_url}"))).toEqual(["yaml-braces at {report_url}"]);
    expect(found(await one("{ cy: Helo., fr: Salut. }"))).toEqual(["language-undeclared at { cy: Helo., fr: Salut. }"]);
    expect(found(await one("{ cy: {report_url}, en: Hello. }"))).toEqual(["yaml-braces at {report_url}"]);
    expect(found(await one("{ cy: , en: Hello. }"))).toEqual(["value-empty at cy"]);
  });

  it("is checked in each, and what is wrong in all is told once", async () => {
    const card = (en: string) =>
      `    card: { url: { cy: "https://example.org/cy", en: ${en} }, title: { cy: T, en: T }, description: { cy: D, en: D } }\n`;

    expect(found(await load(welshCampaign(`${onePost}${card("example.org/en")}`)))).toEqual([
      "address-invalid at example.org/en",
    ]);
    expect(found(await load(welshCampaign(`${onePost}    images: [nothing]\n`)))).toEqual(["asset-unknown at nothing"]);
  });

  it("says which key to write where a file has none", async () => {
    const loaded = await load(welshCampaign(onePost).replace("languages: [cy, en]\n", ""));

    expect(loaded.problems.map(({ code, help }) => `${code}: ${help}`)).toEqual([
      "language-undeclared: If they are languages, write `languages: [cy, en]` at the top of the file, in place of `lang`, with all languages of its words.",
    ]);
  });

  it("keeps maps that are no words, whatever their keys are called", async () => {
    const loaded = await load(
      welshCampaign(onePost, "phases: { cy: { from: day, until: day } }\nvariables: { cy: Y, en: E }\n"),
    );

    expect(found(loaded)).toEqual([]);
    expect([...onlyCampaign(loaded).phases.keys()]).toEqual(["cy"]);
    expect(onlyCampaign(loaded).variables).toEqual({ cy: "Y", en: "E" });
  });

  it("refuses `lang` beside `languages`, and a language twice", async () => {
    expect(found(await load(welshCampaign(onePost, "lang: cy\n")))).toEqual(["languages-unclear at lang"]);
    expect(found(await load(welshCampaign(onePost).replace("[cy, en]", "[cy, en, CY]")))).toEqual([
      "languages-unclear at CY",
    ]);
  });

  it("reads no file in more languages than anybody speaks", async () => {
    const many = Array.from({ length: 40 }, (_, index) => `x${String.fromCharCode(97 + (index % 26))}-a${index}bcd`);
    const campaign = welshCampaign(onePost).replace("[cy, en]", `[cy, en, ${many.join(", ")}]`);

    expect((await load(campaign)).problems.map(({ code, message }) => [code, message])).toEqual([
      ["languages-unclear", "This file names more than 30 languages."],
    ]);
  });

  it("still sees a hashtag that YAML takes for a comment", async () => {
    const posts =
      "  - id: one\n    at: day 09:00\n    text:\n      cy: Gwybod yr arwyddion. #CEADay27\n      en: Hello.\n";

    expect(found(await load(welshCampaign(posts)))).toEqual(["yaml-dropped-hashtag at #CEADay27"]);
  });
});
