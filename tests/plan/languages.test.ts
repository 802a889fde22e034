import { describe, expect, it } from "vitest";
import { planCampaign } from "../../src/plan/plan.ts";
import { speak, welshAccounts, welshCampaign } from "../support/campaign/in-languages.ts";
import { loadFiles } from "../support/campaign/load-files.ts";

const post = (lines: string) => `  - id: one\n    at: day 09:00\n${lines.replaceAll(/^/gm, "    ")}\n`;
const both = 'text: { cy: "Helo, {org}.", en: "Hello, {org}." }';

describe("the languages that an account gets", () => {
  it("are its own in its order, else the campaign's; together they are one text", async () => {
    const { texts, problems, rendered } = await speak(welshCampaign(post(both)));

    expect(problems).toEqual([]);
    expect(texts).toEqual({
      "spring/one/both": "Helo, Bwrdd Cwm Enghraifft.\n\nHello, Example Valley Board.",
      "spring/one/welsh": "Helo, welsh.",
      "spring/one/english": "Hello, english.",
      "spring/one/plain": "Helo, plain.\n\nHello, plain.",
    });
    expect(rendered.get("spring/one/both")?.delivery.languages).toEqual(["cy", "en"]);
    expect(rendered.get("spring/one/english")?.delivery.lang).toBe("en");
  });

  it("are posts of their own where the file says `apart`, the first language's first", async () => {
    const accounts = `accounts:\n  a: { network: outbox, languages: [en, cy] }\n  b: { network: outbox }\n`;
    const campaign = welshCampaign(post(both), "bilingual: apart\n", "[a, b]");
    const { texts, rendered, problems } = await speak(campaign, accounts);

    expect(problems).toEqual([]);
    expect(Object.keys(texts)).toEqual(["spring/one~cy/b", "spring/one~en/b", "spring/one~en/a", "spring/one~cy/a"]);
    expect(rendered.get("spring/one~cy/a")?.delivery.pair).toEqual({
      post: "one",
      ids: ["spring/one~en/a", "spring/one~cy/a"],
      place: 1,
    });
  });

  it("go apart where the post or `for` says so, and together where it says that", async () => {
    const { texts } = await speak(
      welshCampaign(post(`${both}\nbilingual: apart\nfor: { plain: { bilingual: together } }`), "", "[both, plain]"),
    );

    expect(Object.keys(texts)).toEqual(["spring/one/plain", "spring/one~cy/both", "spring/one~en/both"]);
  });

  it("name an item of a series by its number, then its language", async () => {
    const series = `  - id: one
    at: { from: day 09:00, until: day 10:00 }
    bilingual: apart
    series:
      - text: { cy: Un., en: One. }
      - { id: last, text: { cy: Dau., en: Two. } }
`;
    const { texts } = await speak(welshCampaign(series, "", "[both]"));

    expect(texts).toEqual({
      "spring/one.1~cy/both": "Un.",
      "spring/one.1~en/both": "One.",
      "spring/one.last~cy/both": "Dau.",
      "spring/one.last~en/both": "Two.",
    });
  });

  it("are none but the one that the post says itself", async () => {
    const { texts, problems } = await speak(welshCampaign(post("lang: en\ntext: Hello."), "", "[both, welsh]"));

    expect(problems).toEqual([]);
    expect(texts).toEqual({ "spring/one/both": "Hello.", "spring/one/welsh": "Hello." });
  });
});

describe("a post that is checked without those before it", () => {
  it("has its own words in every language", async () => {
    const posts = ["one", "two"].map(
      (id) => `  - { id: ${id}, at: day 09:00, text: { cy: Cy ${id}., en: En ${id}. } }\n`,
    );
    const { campaigns, workspace } = await loadFiles({
      "campaigns/accounts.yaml": welshAccounts,
      "campaigns/spring.yaml": welshCampaign(posts.join(""), "", "[english, welsh]"),
    });
    const [campaign] = campaigns;
    if (workspace === undefined || campaign === undefined) throw new Error("Nothing was loaded.");

    const { deliveries } = planCampaign({ ...campaign, posts: campaign.posts.slice(1) }, workspace);

    expect(deliveries.map(({ parts: [part] }) => part?.text)).toEqual(["En two.", "Cy two."]);
  });
});

describe("words that are missing in a language", () => {
  it("hold those who ask for it, at the place where they are to be written", async () => {
    const plain = await speak(welshCampaign(post("text: Helo.")));

    expect(plain.problems).toEqual([
      "language-missing at 9:11 in campaigns/spring.yaml for spring/one/both",
      "language-missing at 9:11 in campaigns/spring.yaml for spring/one/english",
      "language-missing at 9:11 in campaigns/spring.yaml for spring/one/plain",
    ]);
    const half = await speak(welshCampaign(post("text: { en: Hello. }"), "", "[welsh, english]"));
    expect(half.problems).toEqual(["language-missing at 9:17 in campaigns/spring.yaml for spring/one/welsh"]);
  });

  it("are never those of another language, where a name prints them", async () => {
    const accounts = welshAccounts
      .replace(", en: Example Valley Board", "")
      .replace(
        "plain: {",
        'plain: { variables: { page: { cy: "https://example.org/cy", en: "https://example.org/en" } },',
      );
    const named = await speak(
      welshCampaign(post('text: { cy: "Gan {org}.", en: "From {org}." }'), "", "[both]"),
      accounts,
    );
    // A language that neither file knows.
    const other = welshCampaign(
      post('lang: en-GB\ntext: "See {page}, {call}."'),
      "variables: { call: { cy: Ffoniwch, en: Call } }\n",
      "[plain]",
    );

    expect(named.problems).toEqual(["name-unknown at 9:41 in campaigns/spring.yaml for spring/one/both"]);
    const { texts, problems } = await speak(other, accounts);
    expect(texts).toEqual({ "spring/one/plain": "See {page}, {call}." });
    expect(problems).toHaveLength(2);
  });

  it("are asked of a campaign in one language too", async () => {
    const campaign = welshCampaign(post("text: Hello."), "", "[welsh, english, plain]");
    const { problems } = await speak(campaign.replace("languages: [cy, en]\n", ""));

    expect(problems).toEqual(["language-missing at 8:11 in campaigns/spring.yaml for spring/one/welsh"]);
  });

  it("may be alt texts, warnings, cards and hashtags, but no number, address or plain hashtag", async () => {
    const { problems } = await speak(
      welshCampaign(
        post(`text: { cy: "{number} {tag} {hashtags}", en: "{number} {hashtags}" }
images: [card]
content-warning: Rhybudd
card: { url: https://example.org, title: Teitl, description: { cy: Geiriau., en: Words. } }`),
        `hashtags: ["#One"]
variables: { number: 0808 800 5000, tag: { en: only } }
assets: { card: { file: ../assets/a.png, alt: Cerdyn. } }
`,
        "[both]",
      ),
    );

    expect(problems).toEqual([
      "name-unknown at 12:27 in campaigns/spring.yaml for spring/one/both",
      "language-missing at 14:22 in campaigns/spring.yaml for spring/one/both",
      "language-missing at 15:46 in campaigns/spring.yaml for spring/one/both",
      "language-missing at 8:47 in campaigns/spring.yaml for spring/one/both",
    ]);
  });
});
