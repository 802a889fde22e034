import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { facebook } from "../../../src/networks/facebook/index.ts";
import type { Part } from "../../../src/networks/network.ts";
import { anAccount, anImage, aPart } from "../../support/campaign/a-part.ts";
import { aFacebookPage, type FacebookPage, post } from "../../support/networks/facebook/a-facebook-page.ts";
import { description } from "../../support/networks/facebook/facebook-double.ts";

const never = new AbortController().signal;

describe(`a Facebook Page, against ${description}`, () => {
  let page: FacebookPage;

  beforeEach(async () => {
    page = await aFacebookPage();
  });
  afterEach(() => page.stop());

  it("gives a card's address as the link of the post", async () => {
    const card = { url: "https://example.org/signs", title: "Signs", description: "What to look for" };

    const outcome = await post(await page.connected(), aPart("Know the signs.", { card }));

    expect(outcome).toEqual({
      kind: "published",
      receipt: { id: page.double.posts[0]?.id, url: `https://www.facebook.com/${page.double.posts[0]?.id}` },
    });
    expect(page.double.posts[0]).toMatchObject({ message: "Know the signs.", link: "https://example.org/signs" });
    expect(page.double.violations).toEqual([]);
  });

  it("keeps the order of pictures, and uploads them again without publishing anything", async () => {
    const session = await page.connected();
    const images = [3, 1, 2].map((number) => anImage(page.folder, number));
    const part = aPart("Three signs", { images });

    await session.prepare(part, never);
    expect(page.double.posts).toEqual([]);
    await post(session, part);

    expect(page.double.posts.map(({ alts }) => alts)).toEqual([images.map(({ alt }) => alt)]);
    expect(page.double.violations).toEqual([]);
  });

  it.each<[string, Partial<Part>]>([
    ["a content warning", { contentWarning: "Abuse" }],
    ["content labels", { labels: ["graphic-media"] }],
    ["another visibility than public", { visibility: "unlisted" }],
    ["a card beside pictures", { card: { url: "https://example.org", title: "", description: "" } }],
    ["neither words nor pictures", { text: " ", images: [] }],
  ])("refuses %s before anything is sent", async (_what, more) => {
    const part = aPart("Know the signs.", { images: [anImage(page.folder, 1)], ...more });

    const answer = await (await page.connected()).prepare(part, never);

    expect(answer.kind).toBe("rejected");
  });

  it("uploads a picture again after a passing fault, and never sends a post twice", async () => {
    const asked: string[] = [];
    const failing: typeof fetch = async (url, init) => {
      const { pathname } = new URL(String(url));
      if (init?.method === "POST") asked.push(pathname.replace(/.*\//, ""));
      const fails = asked.length < 3 || pathname.endsWith("/feed");
      return init?.method === "POST" && fails
        ? Response.json({ error: { code: 2, message: "Service temporarily unavailable" } }, { status: 500 })
        : fetch(url, init);
    };

    const part = aPart("A sign", { images: [anImage(page.folder, 1)] });
    const outcome = await post(await page.connected({ fetch: failing }), part);

    expect(outcome.kind).toBe("unknown");
    expect(asked).toEqual(["photos", "photos", "photos", "feed"]);
  });

  it("waits for a picture that is gone", async () => {
    const image = { ...anImage(page.folder, 1), file: path.join(page.folder, "gone.png") };

    expect(await post(await page.connected(), aPart("A sign", { images: [image] }))).toMatchObject({ kind: "later" });
  });

  describe("recall", () => {
    it("takes the number that a person's address gave", async () => {
      const session = await page.connected();
      const number = page.double.add({ message: "By hand" }).id.split("_")[1];
      const receipt = facebook.receiptOf?.(`https://www.facebook.com/examplepartnership/posts/${number}`, anAccount());
      if (!receipt) throw new Error("No receipt");

      expect(await session.remove?.(receipt, never)).toBe("removed");
      expect(page.double.posts).toEqual([]);
    });

    it("says so when an address holds no number", async () => {
      const receipt = { id: "pfbid02abcdefghijk", url: "https://www.facebook.com/example/posts/pfbid02abcdefghijk" };

      expect(await (await page.connected()).remove?.(receipt, never)).toMatchObject({
        kind: "rejected",
        reason: expect.stringContaining(receipt.url),
      });
    });
  });

  it.each<[string, () => Response, string]>([
    [
      "an error dressed as a success",
      () => Response.json({ error: { code: 100, type: "OAuthException", message: "No" } }),
      "rejected",
    ],
    ["a success without the post's id", () => Response.json({ success: true }), "unknown"],
    ["the id of something else", () => Response.json({ id: "https://example.org" }), "unknown"],
    ["more than anybody needs", () => Response.json({ id: "1_2", padding: "x".repeat(5_000_001) }), "unknown"],
    ["nothing at all", () => new Response(null, { status: 204 }), "unknown"],
  ])("does not believe %s", async (_what, reply, kind) => {
    const answering: typeof fetch = async (url, init) => (init?.method === "POST" ? reply() : fetch(url, init));

    const outcome = await post(await page.connected({ fetch: answering }), aPart("Know the signs."));

    expect(outcome.kind).toBe(kind);
  });

  it("is held to its description: a planted wrong field fails", async () => {
    const planted: typeof fetch = (url, init) => {
      const body = init?.body instanceof URLSearchParams ? new URLSearchParams(init.body) : undefined;
      body?.set("mesage", "Know the signs.");
      return fetch(url, { ...init, ...(body && { body }) });
    };

    const outcome = await post(await page.connected({ fetch: planted }), aPart("Know the signs."));

    expect(outcome.kind).toBe("rejected");
    expect(page.double.violations.join()).toContain(
      description.startsWith("Meta") ? "mesage is no parameter" : "mesage",
    );
  });
});
