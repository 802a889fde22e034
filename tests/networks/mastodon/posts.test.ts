import { afterEach, describe, expect, it } from "vitest";
import { languageOf } from "../../../src/networks/mastodon/language.ts";
import { focusOf } from "../../../src/networks/mastodon/prepare.ts";
import type { FittedImage } from "../../../src/networks/network.ts";
import { anImage, aPart } from "../../support/campaign/a-part.ts";
import { aMastodon, type Mastodon, type MastodonSettings } from "../../support/networks/mastodon/a-mastodon.ts";
import { variants } from "../../support/networks/mastodon/mastodon-variants.ts";

let mastodon: Mastodon;
async function started(settings?: MastodonSettings): Promise<Mastodon> {
  mastodon = await aMastodon(settings);
  return mastodon;
}
afterEach(async () => {
  await mastodon.stop();
  expect(mastodon.double.complaints).toEqual([]);
});

describe("a post on Mastodon", () => {
  it("carries its words, warning, visibility and language, and no time to be posted at", async () => {
    const { sent, double } = await started();

    const outcome = await sent(
      aPart("Gwybod yr arwyddion.", { lang: "cy-GB", contentWarning: "Abuse", visibility: "unlisted" }),
    );

    expect(double.written).toEqual([
      {
        status: "Gwybod yr arwyddion.",
        spoiler_text: "Abuse",
        sensitive: true,
        visibility: "unlisted",
        language: "cy",
      },
    ]);
    expect(outcome).toMatchObject({ kind: "published", receipt: { url: expect.stringContaining("/@nyscp/") } });
  });

  it("takes the account's visibility where it has none, and else leaves it to the server", async () => {
    const { sent, double } = await started({ account: { options: { visibility: "private" } } });

    await sent(aPart("Quietly."));

    expect(double.statuses[0]?.visibility).toBe("private");
  });

  it("is refused before anything is uploaded when nobody knows its visibility", async () => {
    const { sent, double } = await started();

    expect(await sent(aPart("Hm.", { visibility: "friends" }))).toMatchObject({
      kind: "rejected",
      reason: expect.stringContaining('"friends"'),
    });
    expect(double.written).toEqual([]);
  });

  it("marks what a label warns of as sensitive", async () => {
    const { sent, double } = await started();

    await sent(aPart("Look twice.", { labels: ["graphic-media"] }));

    expect(double.statuses[0]?.sensitive).toBe(true);
  });

  it("loses the address of a server that is not its own, and stays published", async () => {
    const elsewhere = (_request: string, reply: unknown) =>
      Array.isArray(reply) ? reply : { ...(reply as object), url: "https://evil.example.org/@nyscp/1" };
    const { sent } = await started({ distort: elsewhere });

    const outcome = await sent(aPart("Where am I?"));

    expect(outcome).toEqual({ kind: "published", receipt: { id: expect.any(String) } });
  });

  it.each([
    ["en", "en"],
    ["cy-GB", "cy"],
    ["zh-Hant-TW", "zh"],
    ["eng", "en"],
    ["sco", undefined],
    ["not a language", undefined],
  ])("tells the language %s as %s", async (lang, told) => {
    await started();

    expect(languageOf(lang)).toBe(told);
  });
});

describe("a picture on Mastodon", () => {
  const image = (more: Partial<FittedImage> = {}): FittedImage => ({ ...anImage(mastodon.folder, 1), ...more });

  it.each<[readonly [number, number], string]>([
    [[0.5, 0.5], "0,0"],
    [[0, 0], "-1,1"],
    [[1, 1], "1,-1"],
    [[0.25, 0.1], "-0.5,0.8"],
    [[1 / 3, 0.5], "-0.333,0"],
  ])("whose focus is at %s is centred on %s", async (focus, told) => {
    const { sent, double } = await started();

    await sent(aPart("A sign.", { images: [image({ focus })] }));

    expect(focusOf(focus)).toBe(told);
    expect([...double.account.media.values()][0]?.focus).toBe(told);
  });

  it("is waited for while the server works on it", async () => {
    const { sent, double, waits } = await started({ processing: 4 });

    const outcome = await sent(aPart("A sign.", { images: [image()] }));

    expect(outcome.kind).toBe("published");
    expect(double.statuses[0]?.media).toHaveLength(1);
    expect(waits).toEqual([500, 750, 1125, 1687.5]);
  });

  it("is left for another run when the server works on it for ever", async () => {
    const { sent, double, waits } = await started({ processing: 1000 });

    const outcome = await sent(aPart("A sign.", { images: [image()] }));

    expect(outcome).toMatchObject({ kind: "later", reason: expect.stringContaining("still working") });
    expect(waits.reduce((sum, wait) => sum + wait, 0)).toBeLessThan(120_000);
    expect(double.statuses).toEqual([]);
  });

  it("is refused with what the server says when it can make nothing of it", async () => {
    const { sent } = await started({ brokenPictures: true });

    expect(await sent(aPart("A sign.", { images: [image()] }))).toMatchObject({
      kind: "rejected",
      reason: expect.stringContaining("picture 1 (sign-1): Error processing thumbnail"),
    });
  });

  it("is uploaded again after a gateway's page, and the post still goes out once", async () => {
    const { sent, proxy, double, waits } = await started();
    const page = { status: 502, headers: { "content-type": "text/html" }, body: "<h1>502 Bad Gateway</h1>" };
    proxy.next("/api/v2/media", { kind: "reply", reply: page });

    const outcome = await sent(aPart("A sign.", { images: [image()] }));

    expect(outcome.kind).toBe("published");
    expect(waits).toHaveLength(1);
    expect(double.statuses).toHaveLength(1);
  });

  it("waits when too many have been uploaded, as long as the server says", async () => {
    const { sent, proxy } = await started();
    const headers = { "content-type": "application/json", "x-ratelimit-reset": "2027-03-18T09:20:00.000Z" };
    proxy.next("/api/v2/media", { kind: "reply", reply: { status: 429, headers, body: '{"error":"Throttled"}' } });

    expect(await sent(aPart("A sign.", { images: [image()] }))).toMatchObject({
      kind: "later",
      retryAt: new Date("2027-03-18T09:20:00Z"),
    });
  });

  it("that is gone from the disk is made again", async () => {
    const { sent } = await started();

    expect(await sent(aPart("A sign.", { images: [image({ file: "/nowhere.png" })] }))).toMatchObject({
      kind: "later",
      reason: expect.stringContaining("made again"),
    });
  });
});

describe("a post on a server with limits of its own", () => {
  it.each(Object.values(variants))(
    "is taken by $name at the length we count as full, and refused one over",
    async (variant) => {
      const { sent, session } = await started({ variant });
      const identity = await session.whoAmI(new AbortController().signal);
      const { mastodonProfile } = await import("../../../src/networks/mastodon/profile.ts");
      const { measure } = mastodonProfile("facts" in identity ? identity.facts : undefined);
      const link = "https://example.org/help ";
      const full =
        link + "x".repeat(measure({ text: "", images: [] }).limit - measure({ text: link, images: [] }).used);

      expect(measure({ text: full, images: [] })).toMatchObject({
        used: variant.maxCharacters,
        limit: variant.maxCharacters,
      });
      expect((await sent(aPart(full))).kind).toBe("published");
      expect((await sent(aPart(`${full}x`))).kind).toBe("rejected");
    },
  );
});
