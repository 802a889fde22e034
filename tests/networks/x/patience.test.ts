import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Session } from "../../../src/networks/network.ts";
import { aKey, anImage, aPart } from "../../support/campaign/a-part.ts";
import { startXDouble, type XDouble } from "../../support/networks/x/x-double.ts";
import { xErrors } from "../../support/networks/x/x-replies.ts";
import { connectTo } from "../../support/networks/x/x-session.ts";
import { type Fault, type FaultProxy, startFaultProxy } from "../../support/publishing/fault-proxy.ts";

const never = new AbortController().signal;
const json = { "content-type": "application/json" };

describe("a passing fault of X", () => {
  let double: XDouble;
  let proxy: FaultProxy;
  let session: Session;
  let folder: string;

  beforeEach(async () => {
    double = await startXDouble();
    proxy = await startFaultProxy(double.url);
    double.signedFor(proxy.url);
    folder = mkdtempSync(path.join(tmpdir(), "campaign-x-"));
    const answer = await connectTo({ ...double, url: proxy.url });
    if (answer.kind !== "session") throw new Error(answer.reason);
    session = answer.session;
  });
  afterEach(async () => {
    await proxy.stop();
    await double.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  const replied = (body: { status: number; body: object }): Fault => ({
    kind: "reply",
    reply: { status: body.status, headers: json, body: JSON.stringify(body.body) },
  });
  const asked = (what: string) => proxy.asked.filter((url) => url.includes(what)).length;
  const picture = () => aPart("A sign", { images: [anImage(folder, 1)] });

  it.each<[string, Fault]>([
    ["drops the connection", { kind: "drop" }],
    ["takes it and drops the connection", { kind: "commit-then-drop" }],
    ["answers 503", replied(xErrors.unavailable)],
  ])("is waited out for pictures when X %s", async (_what, fault) => {
    proxy.next("media/upload", fault);

    expect((await session.prepare(picture(), never)).kind).toBe("prepared");
    expect(asked("media/upload")).toBe(2);
  });

  it("is waited out for alt texts and for who the account is", async () => {
    proxy.next("media/metadata", { kind: "drop" });
    proxy.next("users/me", { kind: "drop" });

    expect((await session.prepare(picture(), never)).kind).toBe("prepared");
    const again = await connectTo({ ...double, url: proxy.url });
    if (again.kind !== "session") throw new Error(again.reason);
    expect(await again.session.whoAmI(never)).toMatchObject({ handle: double.user.handle });
    expect(asked("users/me")).toBe(3);
    expect(asked("media/metadata")).toBe(2);
  });

  it("is given up after three attempts, for the next run", async () => {
    for (let time = 0; time < 5; time += 1) proxy.next("media/upload", { kind: "drop" });

    expect((await session.prepare(picture(), never)).kind).toBe("later");
    expect(asked("media/upload")).toBe(3);
  });

  it.each([
    ["too many requests", xErrors.tooMany, "later"],
    ["keys that died", xErrors.unauthorized, "unauthorized"],
    ["no credits", xErrors.noCredits, "unauthorized"],
  ])("is not what X says with %s: it is asked once", async (_what, body, kind) => {
    proxy.next("media/upload", replied(body));

    expect((await session.prepare(picture(), never)).kind).toBe(kind);
    expect(asked("media/upload")).toBe(1);
  });

  it("never makes a post be sent twice", async () => {
    proxy.next("/2/tweets", { kind: "commit-then-drop" });
    const part = aPart("Once, and once only");

    const outcome = await session.send({ part, data: { mediaIds: [] } }, aKey(), {}, never);

    expect(outcome.kind).toBe("unknown");
    expect(asked("/2/tweets")).toBe(1);
  });

  it("is not waited out once we were told to stop", async () => {
    const stop = new AbortController();
    proxy.next("media/upload", { kind: "hang", reached: () => stop.abort() });

    expect((await session.prepare(picture(), stop.signal)).kind).toBe("later");
    expect(asked("media/upload")).toBe(1);
  });
});

describe("a picture", () => {
  it("that is gone is made again before the next attempt", async () => {
    const double = await startXDouble();
    const answer = await connectTo(double);
    if (answer.kind !== "session") throw new Error(answer.reason);
    const folder = mkdtempSync(path.join(tmpdir(), "campaign-x-"));
    const image = { ...anImage(folder, 1), file: path.join(folder, "gone.png") };

    const prepared = await answer.session.prepare(aPart("A sign", { images: [image] }), never);

    expect(prepared).toMatchObject({ kind: "later", reason: expect.stringContaining("made again") });
    rmSync(folder, { recursive: true });
    await double.stop();
  });

  it("with words that X has no place for is refused before it is uploaded", async () => {
    const double = await startXDouble();
    const answer = await connectTo(double);
    if (answer.kind !== "session") throw new Error(answer.reason);

    const prepared = await answer.session.prepare(aPart("A sign", { contentWarning: "Abuse" }), never);

    expect(prepared).toMatchObject({ kind: "rejected", reason: expect.stringContaining("content warning") });
    await double.stop();
  });
});
