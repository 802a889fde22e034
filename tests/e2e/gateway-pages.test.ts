/**
 * A gateway in front of each network answers the one write with a page of its own, after the network took the post or
 * instead of it. `campaign publish` as cron runs it, its time moved on: never twice, never lost, and nobody's post held.
 */
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { type Pds, startPds } from "../support/networks/bluesky/pds.ts";
import { aDueCampaign, type DueCampaign } from "../support/publishing/a-due-campaign.ts";
import type { Reply } from "../support/publishing/fault-proxy.ts";
import { type FaultyServer, type ServerName, startFourServers } from "../support/publishing/four-servers.ts";

const page = (status: number): Reply => ({
  status,
  headers: { "content-type": "text/html; charset=utf-8" },
  body: `<!doctype html><title>${status}</title><h1>Request blocked</h1>`,
});
const json = (status: number, body: string): Reply => ({
  status,
  headers: { "content-type": "application/json" },
  body,
});
const replies: readonly Reply[] = [
  page(403),
  page(404),
  page(413),
  page(429),
  json(403, '{"message":"blocked by WAF"}'),
  json(429, ""),
];
const posts = replies.map((_, number) => ({ id: `sign-${number}`, text: `Sign ${number}: somebody will listen.` }));
const names = ["bluesky", "x", "mastodon", "facebook"] as const satisfies readonly ServerName[];

let pds: Pds;
beforeAll(async () => {
  pds = await startPds();
});
afterAll(() => pds.stop());

describe("a gateway in front of a network", { timeout: 180_000 }, () => {
  let servers: Readonly<Record<ServerName, FaultyServer>>;
  let due: DueCampaign;

  beforeEach(async () => {
    servers = await startFourServers(pds);
    const accounts = Object.fromEntries(names.map((name) => [`${name}-account`, servers[name]]));
    due = aDueCampaign(accounts, posts);
    await due.publishAt("08:00");
  });
  afterEach(async () => {
    due.workspace.remove();
    for (const server of Object.values(servers)) await server.stop();
  });

  async function timesOut(name: ServerName): Promise<readonly number[]> {
    const there = await servers[name].texts();
    return posts.map(({ text }) => there.filter((each) => each === text).length);
  }
  const each = (count: number) => posts.map(() => count);

  it("answers with pages when the posts are taken: each is recorded, and none goes out again", async () => {
    for (const { proxy, write } of Object.values(servers)) {
      for (const reply of replies) proxy.next(write, { kind: "commit-then-reply", reply }, "POST");
    }

    const first = await due.publishAt("09:00");
    for (const time of ["09:20", "09:40", "10:00"]) await due.publishAt(time);

    expect([first.code, first.report.published.length]).toEqual([0, names.length * posts.length]);
    const states = await due.states();
    for (const name of names) {
      expect(await timesOut(name), name).toEqual(each(1));
      for (const id of due.idsOf(`${name}-account`)) expect(states[id], id).toBe("published");
    }
  });

  it("answers with pages instead: each goes out once when that is proved, or a person is told", async () => {
    for (const { proxy, write } of Object.values(servers)) {
      for (const reply of replies) proxy.next(write, { kind: "reply", reply }, "POST");
    }

    const runs = [];
    for (const time of ["09:00", "09:20", "09:40", "10:00"]) runs.push(await due.publishAt(time));

    const states = await due.states();
    const told = new Set(runs.flatMap(({ report }) => report.unknown.map(({ id }) => id)));
    for (const name of names) {
      const { provesAbsence } = servers[name];
      expect(await timesOut(name), name).toEqual(each(provesAbsence ? 1 : 0));
      for (const id of due.idsOf(`${name}-account`)) {
        expect(states[id], id).toBe(provesAbsence ? "published" : "unknown");
        expect(told.has(id), id).toBe(!provesAbsence);
      }
    }
    expect(runs[0]?.code).toBe(3);
  });
});
