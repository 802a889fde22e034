/**
 * Sixty deliveries over six accounts, all due in the same minute, and every account but one with a trouble of its own.
 * The first run is made in this process, with the real stages, adapters and ledger: a server that hangs would hold a
 * process for the minutes that its limits allow, and here the test says when a limit is over, which it does only after
 * all others are done. The runs after it are the built program, as cron would start it, and the exit codes its own.
 */
import { existsSync } from "node:fs";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import type { State } from "../../src/ledger/states.ts";
import { Outcomes, type PublishReport } from "../../src/publish/report.ts";
import { systemClock } from "../../src/system/clock.ts";
import {
  accounts,
  deliveriesEach,
  HeldTimer,
  type SixAccounts,
  servers,
  sixAccounts,
} from "../support/campaign/six-accounts.ts";
import { runCampaign } from "../support/machine/run-campaign.ts";
import { type Pds, startPds } from "../support/networks/bluesky/pds.ts";
import type { Fault } from "../support/publishing/fault-proxy.ts";
import { onWrites } from "../support/publishing/four-servers.ts";

const troubles = ["unauthorised", "throttled", "loses replies", "hangs", "refuses"] as const;
type Trouble = (typeof troubles)[number];
type Row = Readonly<Record<(typeof servers)[number], Trouble>>;

/** Each network meets each trouble once. */
const table: readonly Row[] = [
  { bluesky: "unauthorised", x: "throttled", mastodon: "loses replies", facebook: "hangs" },
  { bluesky: "throttled", x: "loses replies", mastodon: "hangs", facebook: "refuses" },
  { bluesky: "loses replies", x: "hangs", mastodon: "refuses", facebook: "unauthorised" },
  { bluesky: "hangs", x: "refuses", mastodon: "unauthorised", facebook: "throttled" },
  { bluesky: "refuses", x: "unauthorised", mastodon: "throttled", facebook: "loses replies" },
];

const lists = ["published", "later", "failed", "held", "waiting", "unknown"] as const;
type List = (typeof lists)[number];

/** Where the rules put an account's deliveries after the first run: in which list of the report, in which state. */
function fateOf(account: string, row: Row): { readonly list: List; readonly state: State } {
  if (account === "print-room") return { list: "published", state: "published" };
  if (account === "screen") return { list: "held", state: "held" };
  const trouble: Trouble = row[account as keyof Row];
  switch (trouble) {
    case "unauthorised":
      return { list: "held", state: "held" };
    case "throttled":
      return { list: "later", state: "planned" };
    case "refuses":
      return { list: "failed", state: "failed" };
    case "loses replies":
      return { list: "published", state: "published" };
    case "hangs":
      // A Page's feed is ranked: what it does not show may be there all the same. Elsewhere it is asked again.
      return account === "facebook" ? { list: "unknown", state: "unknown" } : { list: "later", state: "writing" };
    default:
      return trouble satisfies never;
  }
}

const needAPerson = ["failed", "held", "unknown"] as const;

let pds: Pds;
beforeAll(async () => {
  pds = await startPds();
});
afterAll(() => pds.stop());

describe.each(table.map((row, number) => ({ row, number, what: JSON.stringify(row).replaceAll('"', "") })))(
  "with $what",
  ({ row, number }) => {
    /** When throttled requests may be made again. */
    let told: Date;
    const timer = new HeldTimer();
    const outcomes = new Outcomes();
    let six: SixAccounts;
    /** How many deliveries of the others were decided when the hanging server's first limit was over. */
    let decidedMeanwhile = 0;

    function listedIn(list: List): readonly { readonly id: string; readonly retryAt?: Date; readonly url?: string }[] {
      return outcomes.of(list);
    }
    function listed(account: string): Readonly<Record<string, number>> {
      const own = new Set(six.idsOf(account));
      const counts = lists.map((list) => [list, listedIn(list).filter(({ id }) => own.has(id)).length] as const);
      return Object.fromEntries(counts.filter(([, count]) => count !== 0));
    }
    const hanging = servers.find((name) => row[name] === "hangs");
    const others = accounts.filter((name) => name !== hanging);

    function decided(): number {
      return others.filter((name) => listed(name)[fateOf(name, row).list] === deliveriesEach).length * deliveriesEach;
    }
    /** The server has taken a request and will not answer: only now, and when all others are done, its limit is over. */
    async function limitOver(): Promise<void> {
      await vi.waitFor(() => expect(decided()).toBe(others.length * deliveriesEach), { timeout: 40_000, interval: 20 });
      decidedMeanwhile ||= decided();
      timer.ring();
    }
    function faultOf(name: (typeof servers)[number]): Fault | undefined {
      const server = six.servers[name];
      switch (row[name]) {
        case "throttled":
          return { kind: "reply", reply: server.throttled(told) };
        case "refuses":
          return { kind: "reply", reply: server.rejected };
        case "loses replies":
          return { kind: "commit-then-drop" };
        case "hangs":
          return { kind: "hang", reached: () => void limitOver() };
        default:
          return undefined;
      }
    }

    beforeAll(async () => {
      const due = new Date(Math.floor(systemClock.now().getTime() / 60_000) * 60_000);
      told = new Date(due.getTime() + 40 * 60_000);
      const locked = servers.filter((name) => row[name] === "unauthorised");
      six = await sixAccounts({ pds, campaign: `row-${number}`, due, locked });
      // The ledger is older than what is due.
      await six.run({ outcomes: new Outcomes(), timer, at: new Date(due.getTime() - 3_600_000) });
      for (const name of servers) {
        const fault = faultOf(name);
        if (fault !== undefined) onWrites(six.servers[name], deliveriesEach, fault);
      }
      const result = await six.run({ outcomes, timer });
      expect(result.faults).toEqual([]);
      for (const { proxy } of Object.values(six.servers)) proxy.calm();
    });
    afterAll(() => six.stop());

    it.each(accounts)("%s ends as the rules say, all ten of it", (account) => {
      expect(listed(account)).toEqual({ [fateOf(account, row).list]: deliveriesEach });
    });

    it("nobody waits for the one that hangs", () => {
      expect(decidedMeanwhile).toBe(hanging === undefined ? 0 : others.length * deliveriesEach);
    });

    it("the throttled one is tried again when its server said, in the server's own way of saying it", () => {
      const throttled = servers.find((name) => row[name] === "throttled");
      const own = new Set(throttled === undefined ? [] : six.idsOf(throttled));
      const times = listedIn("later").flatMap(({ id, retryAt }) => (own.has(id) && retryAt ? [retryAt.getTime()] : []));

      expect(times).toHaveLength(own.size);
      for (const time of times) expect(Math.abs(time - told.getTime())).toBeLessThanOrEqual(60_000);
    });

    it("each server holds what went out, once, and nothing else", async () => {
      for (const name of servers) {
        const held = (await six.servers[name].texts()).filter((text) => six.texts.includes(text));
        const expected = row[name] === "loses replies" ? six.texts : [];
        expect(held.toSorted(), name).toEqual(expected.toSorted());
      }
      const printed = new Set(six.idsOf("print-room"));
      const files = listedIn("published").flatMap(({ id, url = "" }) => (printed.has(id) ? [url] : []));
      expect(new Set(files).size).toBe(deliveriesEach);
      for (const file of files) expect(existsSync(path.join(six.workspace.root, file)), file).toBe(true);
    });

    it("the program's own next runs say the same, with exit 3 until it is told, and then 0", async () => {
      const where = { cwd: six.workspace.root, environment: six.environment };
      const persons = accounts
        .filter((name) => needAPerson.some((list) => list === fateOf(name, row).list))
        .flatMap(six.idsOf);

      const next = await runCampaign(["publish", "--format", "json"], where);
      const again = await runCampaign(["publish", "--format", "json"], where);
      const status = await runCampaign(["status", "--format", "json"], where);

      const said = JSON.parse(next.stdout) as PublishReport;
      const told = needAPerson.flatMap((list) => said[list].map(({ id }) => id));
      expect(told.toSorted()).toEqual(persons.toSorted());
      expect([next.code, again.code, status.code]).toEqual([3, 0, 3]);
      const { deliveries } = JSON.parse(status.stdout) as { deliveries: { id: string; state: State }[] };
      const states = new Map(deliveries.map(({ id, state }) => [id, state]));
      for (const name of accounts) {
        for (const id of six.idsOf(name)) expect(states.get(id), id).toBe(fateOf(name, row).state);
      }
    });
  },
);
