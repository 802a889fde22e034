import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { connectBluesky } from "../../../src/networks/bluesky/connect.ts";
import { blueskyProfile, cardImageLimits, profileFor } from "../../../src/networks/bluesky/profile.ts";
import type { Part, SendOutcome, Session } from "../../../src/networks/network.ts";
import { aKey, anAccount, anImage, aPart } from "../../support/campaign/a-part.ts";
import { type Pds, startPds } from "../../support/networks/bluesky/pds.ts";

const never = new AbortController().signal;

describe("a post on a real Bluesky server", () => {
  let pds: Pds;
  let session: Session;
  let folder: string;

  beforeAll(async () => {
    pds = await startPds();
    folder = mkdtempSync(path.join(tmpdir(), "campaign-bluesky-"));
    const answer = await connectBluesky(
      anAccount({ network: "bluesky", handle: pds.handle }),
      { get: () => pds.appPassword, service: pds.url },
      { fetch, now: () => new Date(), root: folder, userAgent: "campaign-test" },
    );
    if (answer.kind !== "session") throw new Error(answer.reason);
    session = answer.session;
  });
  afterAll(async () => {
    rmSync(folder, { recursive: true, force: true });
    await pds.stop();
  });

  async function sent(part: Part): Promise<SendOutcome> {
    const answer = await session.prepare(part, never);
    return answer.kind === "prepared" ? session.send(answer.prepared, aKey(), {}, never) : answer;
  }
  async function recordOf(part: Part): Promise<Record<string, unknown>> {
    const outcome = await sent(part);
    if (outcome.kind !== "published") throw new Error(JSON.stringify(outcome));
    const query = new URLSearchParams({
      repo: pds.did,
      collection: "app.bsky.feed.post",
      rkey: outcome.receipt.id.split("/").at(-1) ?? "",
    });
    const reply = await fetch(`${pds.url}/xrpc/com.atproto.repo.getRecord?${query}`);
    return ((await reply.json()) as { value: Record<string, unknown> }).value;
  }
  function marked(record: Record<string, unknown>): readonly (readonly [string, unknown])[] {
    const bytes = Buffer.from(String(record.text), "utf8");
    const facets = (record.facets ?? []) as {
      index: { byteStart: number; byteEnd: number };
      features: Record<string, unknown>[];
    }[];
    return facets.map(({ index, features: [feature] }) => [
      bytes.subarray(index.byteStart, index.byteEnd).toString("utf8"),
      feature?.uri ?? feature?.tag ?? feature?.did,
    ]);
  }

  it("marks links, hashtags and mentions where they stand, after letters of several bytes", async () => {
    const text = `👨‍👩‍👧‍👦 Siarad: https://example.org/a?b=ŵ, example.org/help. @${pds.handle} #CEADay27 – dŵr #Diogelu`;

    const record = await recordOf(aPart(text, { lang: "cy" }));

    expect(marked(record)).toEqual([
      ["https://example.org/a?b=ŵ", "https://example.org/a?b=ŵ"],
      ["example.org/help", "https://example.org/help"],
      [`@${pds.handle}`, pds.did],
      ["#CEADay27", "CEADay27"],
      ["#Diogelu", "Diogelu"],
    ]);
    expect(record.langs).toEqual(["cy"]);
  });

  it("names all languages of a text in several, as many as a record takes", async () => {
    const said = (...tags: readonly string[]) => tags.map((lang) => ({ lang, text: `In ${lang}.` }));
    const both = said("cy", "en");

    const record = await recordOf(aPart("In cy.\n\nIn en.", { lang: "cy", sayings: both }));
    const many = await recordOf(aPart("In four.", { lang: "cy", sayings: said("cy", "en", "pl", "ur") }));

    expect(record.langs).toEqual(["cy", "en"]);
    expect(many.langs).toEqual(["cy", "en", "pl"]);
  });

  it("leaves a mention that nobody answers to as plain words", async () => {
    const record = await recordOf(aPart("Thanks to @nobody-here.test and #partners"));

    expect(marked(record)).toEqual([["#partners", "partners"]]);
  });

  it("gives a bare domain that begins with http a whole address", async () => {
    const record = await recordOf(aPart("See httpbin.org for more"));

    expect(marked(record)).toEqual([["httpbin.org", "https://httpbin.org"]]);
  });

  it("tells the shape of pictures and carries labels", async () => {
    const record = await recordOf(aPart("A sign", { images: [anImage(folder, 1)], labels: ["graphic-media"] }));

    expect(record.embed).toMatchObject({ images: [{ aspectRatio: { width: 1600, height: 900 } }] });
    expect(record.labels).toMatchObject({ values: [{ val: "graphic-media" }] });
  });

  it("carries a link card with its picture", async () => {
    const card = {
      url: "https://example.org/help",
      title: "Help",
      description: "Where to turn.",
      image: anImage(folder, 2),
    };

    const record = await recordOf(aPart("Help is there", { card }));

    expect(record.embed).toMatchObject({
      external: { uri: card.url, title: "Help", thumb: { mimeType: "image/png" } },
    });
  });

  it("says that the server takes galleries, so that ten pictures are allowed", async () => {
    const identity = await session.whoAmI(never);

    expect(identity).toMatchObject({ facts: { gallery: true } });
    expect("facts" in identity && profileFor(identity.facts).images.count).toBe(10);
  });

  it("carries up to ten pictures, with alt text and shape, in their order", async () => {
    const images = Array.from({ length: 10 }, (_, index) => anImage(folder, 20 + index));

    const record = await recordOf(aPart("Ten signs", { images }));

    expect(record.embed).toMatchObject({
      $type: "app.bsky.embed.gallery",
      items: images.map(({ alt, width, height }) => ({
        $type: "app.bsky.embed.gallery#image",
        alt,
        aspectRatio: { width, height },
        image: { mimeType: "image/png" },
      })),
    });
  });

  it("carries four pictures as every app knows them", async () => {
    const images = Array.from({ length: 4 }, (_, index) => anImage(folder, 40 + index));

    const record = await recordOf(aPart("Four signs", { images }));

    expect(record.embed).toMatchObject({ $type: "app.bsky.embed.images", images: images.map(({ alt }) => ({ alt })) });
  });

  it("is dated by the claim, not by the clock", async () => {
    const record = await recordOf(aPart("Dated"));

    expect(record.createdAt).toBe("2027-03-18T09:00:01.000Z");
  });

  it.each([
    [
      "both pictures and a card",
      (): Part =>
        aPart("Both", {
          images: [anImage(folder, 3)],
          card: { url: "https://example.org", title: "t", description: "" },
        }),
    ],
    ["a content warning in words", (): Part => aPart("Warned", { contentWarning: "Abuse" })],
    ["a label that is not for authors", (): Part => aPart("Labelled", { labels: ["!hide"] })],
    ["a visibility that would not hold", (): Part => aPart("For some", { visibility: "private" })],
    [
      "eleven pictures",
      (): Part => aPart("Eleven", { images: Array.from({ length: 11 }, (_, index) => anImage(folder, 60 + index)) }),
    ],
    [
      "a card picture of more than its bytes",
      (): Part => {
        const image = { ...anImage(folder, 80), bytes: cardImageLimits.bytes + 1 };
        return aPart("Heavy", { card: { url: "https://example.org", title: "t", description: "", image } });
      },
    ],
  ])("is refused before anything is uploaded when it has %s", async (_what, part) => {
    expect(await sent(part())).toMatchObject({ kind: "rejected" });
  });

  it("waits when a fitted picture is gone", async () => {
    const image = { ...anImage(folder, 4), file: path.join(folder, "gone.png") };

    expect(await sent(aPart("Gone", { images: [image] }))).toMatchObject({
      kind: "later",
      reason: expect.stringContaining("made again"),
    });
  });

  it.each(["x", "é", "🇬🇧", "👨‍👩‍👧‍👦"])(
    "is taken at the length we count as full, of %s, and refused one over",
    async (letter) => {
      let full = "";
      const fits = (text: string) => {
        const { used, limit } = blueskyProfile.measure({ text, images: [] });
        return used <= limit;
      };
      while (fits(full + letter)) full += letter;

      expect((await sent(aPart(full))).kind).toBe("published");
      expect((await sent(aPart(full + letter))).kind).toBe("rejected");
    },
  );
});
