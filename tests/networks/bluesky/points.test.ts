import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { connectBluesky } from "../../../src/networks/bluesky/connect.ts";
import type { SendOutcome, Session } from "../../../src/networks/network.ts";
import { aKey, anAccount, aPart } from "../../support/campaign/a-part.ts";
import { type Pds, startPds } from "../../support/networks/bluesky/pds.ts";

const never = new AbortController().signal;
const policies: (string | null)[] = [];

describe("writes that a Bluesky server counts", () => {
  let pds: Pds;
  let folder: string;
  let now: Date;
  let writes: number;
  /** What the server is made to say is left; undefined: what it says itself. */
  let left: number | undefined;

  beforeAll(async () => {
    pds = await startPds({ rateLimits: true });
    folder = mkdtempSync(path.join(tmpdir(), "campaign-bluesky-"));
  });
  afterAll(async () => {
    rmSync(folder, { recursive: true, force: true });
    await pds.stop();
  });

  async function counted(...request: Parameters<typeof fetch>): Promise<Response> {
    const reply = await fetch(...request);
    if (!String(request[0]).includes("putRecord")) return reply;
    writes += 1;
    policies.push(reply.headers.get("ratelimit-policy"));
    const headers = new Headers(reply.headers);
    if (left !== undefined) headers.set("ratelimit-remaining", String(left));
    headers.set("ratelimit-reset", String(Date.parse("2027-03-18T09:40:00Z") / 1000));
    return new Response(await reply.arrayBuffer(), { status: reply.status, headers });
  }
  async function connected(): Promise<Session> {
    now = new Date("2027-03-18T09:00:00Z");
    writes = 0;
    left = undefined;
    const answer = await connectBluesky(
      anAccount({ network: "bluesky", handle: pds.handle }),
      { get: () => pds.appPassword, service: pds.url },
      { fetch: counted, now: () => now, root: folder, userAgent: "campaign-test" },
    );
    if (answer.kind !== "session") throw new Error(answer.reason);
    return answer.session;
  }
  async function sent(session: Session, text: string): Promise<SendOutcome> {
    const answer = await session.prepare(aPart(text), never);
    return answer.kind === "prepared" ? session.send(answer.prepared, aKey(), {}, never) : answer;
  }
  const later = { kind: "later", retryAt: new Date("2027-03-18T09:40:00Z") };

  it("go on while there are some", async () => {
    const session = await connected();

    const outcomes = [await sent(session, "One"), await sent(session, "Two")];

    expect(outcomes.map(({ kind }) => kind)).toEqual(["published", "published"]);
    expect(policies.at(-1)).toMatch(/^\d+;w=\d+$/);
  });

  it("wait for the hour that the server names when too few are left for one, without asking again", async () => {
    const session = await connected();
    left = 1;
    await sent(session, "The last one");

    expect(await sent(session, "One too many")).toMatchObject(later);
    expect(writes).toBe(1);
  });

  it("wait with a part that was ready already", async () => {
    const session = await connected();
    const ready = await session.prepare(aPart("Ready"), never);
    left = 0;
    await sent(session, "The last one");

    if (ready.kind !== "prepared") throw new Error(ready.reason);
    expect(await session.send(ready.prepared, aKey(), {}, never)).toMatchObject(later);
    expect(writes).toBe(1);
  });

  it("go on when that hour has come", async () => {
    const session = await connected();
    left = 0;
    await sent(session, "Before");
    now = new Date("2027-03-18T09:40:01Z");

    expect(await sent(session, "After")).toMatchObject({ kind: "published" });
  });
});
