import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Campaign, Post } from "../../src/campaign/model.ts";
import { uniqueProblems } from "../../src/diagnostics/unique.ts";
import { planCampaign } from "../../src/plan/plan.ts";
import { renderDelivery } from "../../src/render/text.ts";
import {
  aCampaign,
  anAccount,
  anAsset,
  anOverride,
  aPart,
  aPost,
  aProfile,
  aText,
  aWorkspace,
} from "../support/campaign/a-plan.ts";

const one = anAccount("one", "bluesky", { variables: { report_url: "https://example.org/one" } });
const two = anAccount("two", "x");

function renderAll(post: Omit<Partial<Post>, "at">, campaign: Partial<Campaign> = {}) {
  const plan = planCampaign(aCampaign({ posts: [aPost("p", post)], ...campaign }), aWorkspace([one, two]));
  return plan.deliveries.map((delivery) => renderDelivery(delivery, aProfile()));
}

function render(text: string, campaign: Partial<Campaign> = {}) {
  const [result] = renderAll({ content: aText(text) }, campaign);
  if (result === undefined) throw new Error("no delivery");
  return { ...result, text: result.rendered.parts[0]?.text };
}

describe("renderDelivery", () => {
  it("prints account variables, campaign variables and built-ins", () => {
    const { text, problems } = render("{org} @{handle} {report_url} {helpline} {year} {yy} {day} {hashtags}", {
      variables: { helpline: "0808 800 5000", report_url: "shadowed" },
      hashtags: ["#Day{yy}", "#Know"],
    });

    expect(problems).toEqual([]);
    expect(text).toBe(
      "The one @one.example.org https://example.org/one 0808 800 5000 2027 27 Thursday 18 March #Day27 #Know",
    );
  });

  it("prints {day} in the post's language, and as the calendar has it whatever the weekend rule does", () => {
    const content = aText("{day}");

    const [delivery] = renderAll({ content, lang: "cy" }, { date: "2027-03-20", onWeekend: "next-workday" });

    expect(delivery?.rendered.parts[0]?.text).toMatch(/^Dydd Sadwrn,? 20 Mawrth$/);
  });

  it("lets no variable take the name of a built-in", () => {
    expect(render("{org}", { variables: { org: "Somebody else" } }).text).toBe("The one");
  });

  it("prints doubled braces, and a name between them as a name", () => {
    expect(render("{{x}} }} {{ {{{yy}}}").text).toBe("{x} } { {27}");
  });

  it("trims the end only, and composes", () => {
    expect(render("  Cafe\u0301 \n\n").text).toBe("  Caf\u00e9");
  });

  it("measures each part with its content warning", () => {
    const content = { kind: "thread" as const, parts: [aPart("abc", ["a"]), aPart("{yy}", ["b"])] };

    const [result] = renderAll({ content, contentWarning: "cw {yy}" });

    expect(result?.rendered.contentWarning).toBe("cw 27");
    expect(result?.rendered.parts.map(({ measure }) => measure.used)).toEqual([8, 7]);
  });

  it("prints alt texts, and a card with its picture", () => {
    const card = {
      url: "{report_url}",
      title: "T {yy}",
      description: "D {yy} ",
      image: "pic",
      path: ["posts", 0, "card"],
    };
    const assets = new Map([["pic", anAsset("pic", "A card for {day}.")]]);

    const [result] = renderAll({ content: aText("x", ["posts", 0], ["pic"]), card }, { assets });

    expect(result?.rendered.parts[0]?.images).toMatchObject([{ alt: "A card for Thursday 18 March." }]);
    expect(result?.rendered.card).toMatchObject({
      url: "https://example.org/one",
      title: "T 27",
      description: "D 27",
      image: { asset: { id: "pic" } },
    });
  });
});

describe("what is wrong with a template", () => {
  it("is said at its exact place, with what was meant, and stays in the text", () => {
    const { text, problems } = render("See {reprot_url} now");

    expect(text).toBe("See {reprot_url} now");
    expect(problems).toMatchObject([
      {
        code: "name-unknown",
        severity: "error",
        message: "{reprot_url} has no value here.",
        help: expect.stringContaining('Did you mean "report_url"?'),
        place: { file: "campaigns/a.yaml#posts/0/text", column: 5, length: 12 },
        delivery: "c/p/one",
      },
    ]);
  });

  it.each([
    ["a { b", 3],
    ["a } b", 3],
    ["{}", 1],
    ["{a\nb}", 1],
    ["{yy}}", 5],
    ["{{yy}", 5],
    ["{a{yy}", 1],
  ])("is a lone brace in %j", (template, column) => {
    const [problem] = render(template).problems;

    expect(problem).toMatchObject({ code: "brace-lone", place: { column, length: 1 } });
  });

  it("is a name that prints nothing, which is worth a look but no error", () => {
    const screen = anAccount("one", "handoff", { handle: "" });
    const posts = [aPost("p", { content: aText("Follow @{handle} {hashtags}") })];
    const [delivery] = planCampaign(aCampaign({ posts }), aWorkspace([screen])).deliveries;
    if (delivery === undefined) throw new Error("no delivery");

    const { rendered, problems } = renderDelivery(delivery, aProfile());

    expect(rendered.parts[0]?.text).toBe("Follow @");
    expect(problems).toMatchObject([
      { code: "name-empty", severity: "warning", place: { column: 9, length: 8 } },
      { code: "name-empty", severity: "warning", help: expect.stringContaining("hashtags:") },
    ]);
  });

  it.each(["constructor", "__proto__", "toString"])("is a name that only JavaScript knows: %s", (name) => {
    expect(render(`{${name}}`).problems).toMatchObject([{ code: "name-unknown" }]);
  });

  it("stands where it is written: hashtag, alt text, content warning of an override, card", () => {
    const [result] = renderAll(
      {
        content: aText("x {hashtags}", ["posts", 0], ["pic"]),
        for: new Map([anOverride("one", { contentWarning: "{b}" })]),
        card: { url: "{c}", title: "", description: "", path: ["posts", 0, "card"] },
      },
      { hashtags: ["#ok", "#{hashtags}"], assets: new Map([["pic", anAsset("pic", "{d}")]]) },
    );

    expect(result?.problems.map(({ place }) => place.file.split("#")[1])).toEqual([
      "hashtags/1",
      "posts/0/for/one/content-warning",
      "posts/0/card/url",
      "assets/pic/alt",
    ]);
  });

  it("is one problem for its reader, whatever number of accounts it goes to", () => {
    const problems = renderAll({ content: aText("{nobody}"), to: ["one", "two"] }).flatMap((each) => each.problems);

    const folded = uniqueProblems(problems);

    expect(problems).toHaveLength(2);
    expect(folded).toHaveLength(1);
    expect(folded[0]).not.toHaveProperty("delivery");
  });
});

describe("whatever is written", () => {
  const anyText = fc.oneof(
    fc.string({ unit: "binary" }),
    fc.stringMatching(/^[{}a-y \n]*$/),
    fc.string({ unit: "grapheme" }),
  );

  it("never throws, and gives NFC without space at its end", () => {
    fc.assert(
      fc.property(anyText, anyText, anyText, (template, value, lang) => {
        const { text = "" } = render(template, { variables: { a: value }, lang });

        expect(text).toBe(text.normalize("NFC"));
        expect(text).toBe(text.trimEnd());
      }),
    );
  });

  it("prints a text without braces as it is", () => {
    fc.assert(
      fc.property(anyText, (written) => {
        const plain = written.replace(/[{}]/g, "");

        expect(render(plain)).toMatchObject({ text: plain.trimEnd().normalize("NFC"), problems: [] });
      }),
    );
  });

  it("prints any text whose braces are doubled", () => {
    fc.assert(
      fc.property(anyText, (written) => {
        const doubled = written.replace(/[{}]/g, "$&$&");

        expect(render(doubled)).toMatchObject({ text: written.trimEnd().normalize("NFC"), problems: [] });
      }),
    );
  });

  it("expands no value a second time", () => {
    fc.assert(
      fc.property(anyText, (value) => {
        const { text, problems } = render("<{a}>", { variables: { a: `{b}{{${value}`, b: "expanded" } });

        expect(text).toBe(`<{b}{{${value}>`.normalize("NFC"));
        expect(problems).toEqual([]);
      }),
    );
  });
});
