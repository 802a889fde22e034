import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { SendOutcome, Session, ThreadPlace } from "../../../src/networks/network.ts";
import { aKey, anImage, aPart } from "../../support/campaign/a-part.ts";
import { startXDouble, type XDouble } from "../../support/networks/x/x-double.ts";
import { xErrors } from "../../support/networks/x/x-replies.ts";
import { connectTo } from "../../support/networks/x/x-session.ts";
import { type FaultProxy, type Reply, startFaultProxy } from "../../support/publishing/fault-proxy.ts";

const never = new AbortController().signal;
const json = { "content-type": "application/json" };

describe("a post to X", () => {
  let double: XDouble;
  let proxy: FaultProxy;
  let session: Session;

  beforeEach(async () => {
    double = await startXDouble();
    proxy = await startFaultProxy(double.url);
    double.signedFor(proxy.url);
    const answer = await connectTo({ ...double, url: proxy.url });
    if (answer.kind !== "session") throw new Error(answer.reason);
    session = answer.session;
  });
  afterEach(async () => {
    await proxy.stop();
    await double.stop();
  });

  const send = (text: string, place: ThreadPlace = {}): Promise<SendOutcome> =>
    session.send({ part: aPart(text), data: { mediaIds: [] } }, aKey(), place, never);

  it.each<[string, Reply]>([
    ["is empty", { status: 204, headers: {}, body: "" }],
    ["does not say what it is", { status: 201, headers: {}, body: '{"data":{"id":"1","text":"a"}}' }],
    ["has errors and no post", { status: 200, headers: json, body: '{"errors":[{"title":"Odd","detail":"Odd"}]}' }],
    ["has a post without a number", { status: 201, headers: json, body: '{"data":{"id":"latest","text":"a"}}' }],
    ["sends elsewhere", { status: 302, headers: { location: "https://evil.example.org" }, body: "" }],
  ])("is in doubt when a success %s", async (_what, reply) => {
    proxy.next("/2/tweets", { kind: "commit-then-reply", reply });

    expect((await send("Know the signs")).kind).toBe("unknown");
    expect(double.posts).toHaveLength(1);
  });

  it("is held for want of credits, and goes out once they are there", async () => {
    const { status, body } = xErrors.noCredits;
    proxy.next("/2/tweets", { kind: "reply", reply: { status, headers: json, body: JSON.stringify(body) } });

    const held = await send("Know the signs");
    const topped = await send("Know the signs");

    expect(held).toMatchObject({ kind: "unauthorized", reason: expect.stringContaining("top up") });
    expect(topped.kind).toBe("published");
  });

  it("has an address on x.com, wherever it was sent", async () => {
    const outcome = await send("Know the signs");

    expect(outcome).toMatchObject({
      receipt: { url: expect.stringMatching(/^https:\/\/x\.com\/nyscp_example\/status\/\d+$/) },
    });
  });

  it("that answers what is no post on X is refused before it is sent", async () => {
    const receipt = { id: "at://did:plc:abc/app.bsky.feed.post/1" };

    expect(await send("And more", { root: receipt, parent: receipt })).toMatchObject({ kind: "rejected" });
    expect(proxy.asked.filter((url) => url.includes("tweets"))).toEqual([]);
  });

  it("that answers somebody else's post is refused by X", async () => {
    const receipt = { id: "20" };

    expect(await send("And more", { root: receipt, parent: receipt })).toMatchObject({
      kind: "rejected",
      reason: expect.stringContaining("the author"),
    });
  });

  it("has no alt text sent for a picture without one, which would be charged for", async () => {
    const folder = mkdtempSync(path.join(tmpdir(), "campaign-x-"));
    const image = { ...anImage(folder, 1), alt: "" };

    const answer = await session.prepare(aPart("A sign", { images: [image] }), never);

    expect(answer.kind).toBe("prepared");
    expect(double.asked.filter((asked) => asked.endsWith("metadata"))).toEqual([]);
    rmSync(folder, { recursive: true });
  });

  it("is not removed by a name that X does not have", async () => {
    expect(await session.remove?.({ id: "../users/me" }, never)).toMatchObject({ kind: "rejected" });
    expect(double.asked.some((asked) => asked.startsWith("DELETE"))).toBe(false);
  });
});
