import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { connectBluesky } from "../../../src/networks/bluesky/connect.ts";
import type { Session } from "../../../src/networks/network.ts";
import { aKey, anAccount, anImage, aPart } from "../../support/campaign/a-part.ts";
import { type Pds, startPds } from "../../support/networks/bluesky/pds.ts";
import { type Fault, type FaultProxy, startFaultProxy } from "../../support/publishing/fault-proxy.ts";

const never = new AbortController().signal;
const json = { "content-type": "application/json" };
const page = { status: 502, headers: { "content-type": "text/html" }, body: "<h1>Bad Gateway</h1>" };
const ownFault = {
  status: 500,
  headers: json,
  body: '{"error":"InternalServerError","message":"Internal Server Error"}',
};

const passing: readonly (readonly [string, Fault])[] = [
  ["a dropped connection", { kind: "drop" }],
  ["a gateway's page", { kind: "reply", reply: page }],
  ["a fault of the server's own", { kind: "reply", reply: ownFault }],
];

describe("a passing fault of a Bluesky server", () => {
  let pds: Pds;
  let proxy: FaultProxy;
  let folder: string;
  let session: Session;
  let waits: number[];

  beforeAll(async () => {
    pds = await startPds();
    proxy = await startFaultProxy(pds.url);
    folder = mkdtempSync(path.join(tmpdir(), "campaign-bluesky-"));
    const answer = await connectBluesky(
      anAccount({ network: "bluesky", handle: pds.handle, service: proxy.url }),
      { get: () => pds.appPassword, service: proxy.url },
      {
        fetch,
        now: () => new Date(),
        root: folder,
        userAgent: "campaign-test",
        sleep: async (milliseconds) => {
          waits.push(milliseconds);
        },
      },
    );
    if (answer.kind !== "session") throw new Error(answer.reason);
    session = answer.session;
  });
  afterAll(async () => {
    rmSync(folder, { recursive: true, force: true });
    await proxy.stop();
    await pds.stop();
  });
  beforeEach(() => {
    waits = [];
    proxy.calm();
  });

  const asked = (what: string) => proxy.asked.filter((url) => url.includes(what)).length;

  it.each(passing)("(%s) is got over when uploading, after growing waits", async (_what, fault) => {
    proxy.next("uploadBlob", fault);
    proxy.next("uploadBlob", fault);

    const answer = await session.prepare(aPart("A sign", { images: [anImage(folder, 1)] }), never);

    expect(answer.kind).toBe("prepared");
    expect(waits).toHaveLength(2);
    expect(waits[1]).toBeGreaterThan(waits[0] ?? 0);
  });

  it.each(passing)("(%s) is got over when looking", async (_what, fault) => {
    proxy.next("getRecord", fault);

    const found = await session.find?.(aPart("Not there"), aKey(), { since: new Date(), exclude: [] }, never);

    expect(found).toEqual({ kind: "absent" });
  });

  it.each(passing)("(%s) is never got over by writing twice", async (_what, fault) => {
    const answer = await session.prepare(aPart("Once"), never);
    if (answer.kind !== "prepared") throw new Error(answer.reason);
    const before = asked("putRecord");
    proxy.next("putRecord", fault);

    const outcome = await session.send(answer.prepared, aKey(), {}, never);

    expect(outcome.kind).toBe("unknown");
    expect(asked("putRecord") - before).toBe(1);
    expect(waits).toEqual([]);
  });

  it("is told after the third time", async () => {
    for (let attempt = 0; attempt < 3; attempt += 1) proxy.next("uploadBlob", { kind: "reply", reply: ownFault });

    const answer = await session.prepare(aPart("A sign", { images: [anImage(folder, 2)] }), never);

    expect(answer.kind).toBe("later");
  });

  it("is not tried again at once when the server says when", async () => {
    const reply = { ...ownFault, status: 503, headers: { ...json, "retry-after": "600" } };
    proxy.next("uploadBlob", { kind: "reply", reply });
    const asked = Date.now();

    const answer = await session.prepare(aPart("A sign", { images: [anImage(folder, 3)] }), never);

    if (answer.kind !== "later") throw new Error(answer.kind);
    const tolerance = 30_000 + Date.now() - asked;
    expect(Math.abs(answer.retryAt.getTime() - asked - 600_000)).toBeLessThan(tolerance);
    expect(waits).toEqual([]);
  });
});
