import fc from "fast-check";
import { afterEach, describe, expect, it } from "vitest";
import type { FittedImage, Found } from "../../../../src/networks/network.ts";
import { likenessTo } from "../../../../src/networks/x/find/words.ts";
import { aKey, aPart } from "../../../support/campaign/a-part.ts";
import type { XDoubleSettings } from "../../../support/networks/x/x-double.ts";
import { anXStage, type XStage } from "../../../support/networks/x/x-session.ts";
import { timelineEntry } from "../../../support/networks/x/x-timeline.ts";

const never = new AbortController().signal;
const attempt = new Date("2027-03-18T09:00:00Z");
const aPicture: FittedImage = {
  asset: "sign",
  file: "/sign.png",
  sha256: "",
  format: "png",
  bytes: 1,
  width: 1,
  height: 1,
  alt: "A sign",
};
const stages: XStage[] = [];
afterEach(async () => {
  for (const stage of stages.splice(0)) await stage.stop();
});

async function aStage(settings: XDoubleSettings = {}): Promise<XStage> {
  const stage = await anXStage(settings);
  stages.push(stage);
  return stage;
}
async function find({ session }: XStage, text: string, exclude: string[] = []): Promise<Found | undefined> {
  return session.find?.(aPart(text), aKey(), { since: attempt, exclude }, never);
}
const looks = ({ double }: XStage) => double.asked.filter((path) => path.endsWith("/tweets") && path.startsWith("GET"));

describe("a post on the timeline of X", () => {
  it.each([
    ["a link", "Know the signs: https://example.org/help."],
    ["a bare domain", "See example.org/help for more"],
    ["a bare host", "See www.example.org"],
    ["a link with a query and a fragment", "https://example.org/a?b=1&c=2#d"],
    ["letters beyond English in a link", "Siarad: https://example.org/dŵr"],
    ["signs that HTML escapes", "R&D < 3 > 2, \"quoted\" & 'so'"],
    ["what looks escaped already", "Write &amp; for an ampersand"],
    ["lines and spaces", "One\n\n  two\tthree "],
    ["composed and decomposed letters", "cafe\u0301 a dw\u0302r"],
    ["an emoji family", "👨‍👩‍👧‍👦 #CEADay27 @nyscp"],
  ])("is known again with %s", async (_what, text) => {
    const stage = await aStage();
    const { id } = stage.double.postByHand(text.normalize("NFC").trimEnd());

    expect(await find(stage, text)).toMatchObject({ kind: "published", by: "words", receipt: { id } });
  });

  it("has its address in the receipt", async () => {
    const stage = await aStage();
    const { id } = stage.double.postByHand("Know the signs");

    expect(await find(stage, "Know the signs")).toMatchObject({
      receipt: { id, url: `https://x.com/nyscp_example/status/${id}` },
    });
  });

  it.each([
    ["another link", "Help: https://example.org/one", "Help: https://example.org/two"],
    ["more words", "Know the signs", "Know the signs today"],
    ["other capitals", "Know the signs", "know the signs"],
    ["a link where there was none", "Know the signs", "Know the signs https://example.org"],
  ])("is not taken for one with %s", async (_what, there, wanted) => {
    const stage = await aStage();
    stage.double.postByHand(there);

    expect((await find(stage, wanted))?.kind).toBe("unprovable");
  });

  it("is known again whatever it is made of, and never taken for another", () => {
    const piece = fc.constantFrom(
      "Know the signs",
      "& < >",
      "&amp;",
      "example.org",
      "https://example.org/a?b=ŵ&c#d",
      "http://a.example.com/",
      "#CEADay27",
      "\n",
      "安全",
      "👨‍👩‍👧‍👦",
      "@nyscp",
    );
    const text = fc.array(piece, { minLength: 1, maxLength: 8 }).map((pieces) => pieces.join(" "));
    const flat = (words: string) => words.replace(/\s+/g, " ").trim().replaceAll("example.com/", "example.com");
    const shown = (words: string, mediaIds: string[]) => {
      const { id, text, entities } = timelineEntry(
        { id: "1", text: words, createdAt: attempt, mediaIds },
        "nyscp_example",
      );
      return { id, text, entities: { urls: [...(entities?.urls ?? [])] } };
    };
    const likeness = (words: string, there: string, picture: boolean) =>
      likenessTo(aPart(words, { images: picture ? [aPicture] : [] }))(shown(there, picture ? ["2"] : []));

    fc.assert(
      fc.property(text, text, fc.boolean(), (one, other, picture) => {
        expect(likeness(one, one, picture)).toBe("same");
        expect(likeness(other, one, picture)).toBe(flat(one) === flat(other) ? "same" : "other");
      }),
      { numRuns: 500 },
    );
  });

  const wrapped = { id: "1", text: "Help: https://t.co/abcdefghij" };
  it.each([
    ["unclear, for all that it could be", { ...aPart("Help: https://example.org") }, "unclear"],
    ["the same, when the link can only be the picture", aPart("Help:", { images: [aPicture] }), "same"],
    ["another, without a picture", aPart("Help:"), "other"],
    ["another, with other words", aPart("Hilfe: https://example.org"), "other"],
  ])("is, where X does not tell what its link is, %s", (_what, part, expected) => {
    expect(likenessTo(part)(wrapped)).toBe(expected);
  });
});

describe("a look through the timeline of X", () => {
  it("follows the pages to the end", async () => {
    const stage = await aStage();
    const { id } = stage.double.postByHand("The first of many");
    for (let number = 0; number < 250; number += 1) stage.double.postByHand(`Number ${number}`);

    expect(await find(stage, "The first of many")).toMatchObject({ kind: "published", receipt: { id } });
    expect((await find(stage, "Never said"))?.kind).toBe("unprovable");
    expect(looks(stage)).toHaveLength(6);
  });

  it("proves nothing where there are more posts than it reads", async () => {
    const stage = await aStage();
    for (let number = 0; number < 520; number += 1) stage.double.postByHand(`Number ${number}`);

    expect(await find(stage, "Never said")).toMatchObject({
      kind: "unprovable",
      reason: expect.stringContaining("500"),
    });
  });

  it("counts the same words of the day before, which X would refuse, but none older", async () => {
    const stage = await aStage();
    stage.double.postByHand("Said by phone", new Date("2027-03-17T12:00:00Z"));
    stage.double.postByHand("Said last year", new Date("2026-03-18T09:00:00Z"));

    expect((await find(stage, "Said by phone"))?.kind).toBe("published");
    expect(await find(stage, "Said last year")).toMatchObject({ kind: "absent" });
  });

  it("passes over posts that are known to be others", async () => {
    const stage = await aStage();
    const older = stage.double.postByHand("Twice");
    const newer = stage.double.postByHand("Twice");

    expect(await find(stage, "Twice", [newer.id])).toMatchObject({ receipt: { id: older.id } });
    expect(await find(stage, "Twice", [newer.id, older.id])).toMatchObject({ kind: "absent" });
  });

  it("looks again later when X leaves posts out", async () => {
    const stage = await aStage({ distort: (entries) => entries.slice(1) });
    stage.double.postByHand("Left out");

    expect(await find(stage, "Left out")).toMatchObject({
      kind: "later",
      reason: expect.stringContaining("left posts"),
    });
  });

  it("looks again later when X does not tell where links lead", async () => {
    const stage = await aStage({ distort: (all) => all.map(({ entities: _left, ...entry }) => entry) });
    stage.double.postByHand("See example.org/help");

    expect(await find(stage, "See example.org/help")).toMatchObject({
      kind: "later",
      reason: expect.stringContaining("links"),
    });
    expect((await find(stage, "Never said"))?.kind).toBe("unprovable");
  });

  it("speaks the names of before where X does", async () => {
    const stage = await aStage({ oldNames: true });
    const { id } = stage.double.postByHand("See example.org/help");

    expect(await find(stage, "See example.org/help")).toMatchObject({ kind: "published", receipt: { id } });
    expect(looks(stage)).toHaveLength(2);
  });

  it("settles words that X refused as said already", async () => {
    const stage = await aStage();
    const { id } = stage.double.postByHand("Know the signs", new Date("2027-03-18T08:00:00Z"));
    const part = aPart("Know the signs");

    const outcome = await stage.session.send({ part, data: { mediaIds: [] } }, aKey(), {}, never);

    expect(outcome).toMatchObject({ kind: "unknown", reason: expect.stringContaining("already on the account") });
    expect(await find(stage, part.text)).toMatchObject({ kind: "published", by: "words", receipt: { id } });
  });
});
