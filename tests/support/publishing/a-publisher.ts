/** A workspace without files: deliveries as a test writes them, a ledger in a folder of its own, a network in memory. */

import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import type { Campaign, Workspace } from "../../../src/campaign/model.ts";
import { noPeriods } from "../../../src/campaign/periods/period.ts";
import type { Source } from "../../../src/diagnostics/source.ts";
import type { Ledger } from "../../../src/ledger/ledger.ts";
import { openScratch } from "../../../src/ledger/open.ts";
import { openSqliteLedger, type SqliteOptions, viewSqliteLedger } from "../../../src/ledger/sqlite/index.ts";
import type { Account } from "../../../src/networks/network.ts";
import { freely } from "../../../src/permission/permit.ts";
import { sharedAspect } from "../../../src/permission/terms.ts";
import type { Delivery } from "../../../src/plan/delivery.ts";
import { type DryResult, dryRun } from "../../../src/publish/dry-run.ts";
import type { Engine, PauseState } from "../../../src/publish/engine.ts";
import { publish, type RunResult } from "../../../src/publish/publish.ts";
import type { Work } from "../../../src/publish/work.ts";
import { nobodyAgrees } from "../campaign/a-plan.ts";
import { FakeClock, patientTimer } from "./fake-clock.ts";
import { FakeNetwork, type FakeSettings } from "./fake-network.ts";
import { someTerms } from "./some-terms.ts";

const source: Source = {
  file: "campaigns/day.yaml",
  text: "",
  place: () => ({ file: "campaigns/day.yaml", line: 1, column: 1, length: 1 }),
};

export function anAccount(fields: Partial<Account> = {}): Account {
  return {
    id: "ours",
    network: "bluesky",
    handle: `${fields.id ?? "ours"}.example.org`,
    name: "Ours",
    variables: {},
    options: {},
    ...fields,
  };
}

export interface DeliveryWords {
  readonly texts?: readonly string[];
  readonly dueAt: string;
  readonly late?: number;
  readonly account?: Account;
  readonly critical?: boolean;
  readonly again?: boolean;
}

/** `post` is the middle of the id: `day/<post>/<account>`. */
export function aDelivery(post: string, words: DeliveryWords): Delivery {
  const { dueAt, late = 2 * 3_600_000, account = anAccount(), critical = false, again = false } = words;
  const texts = words.texts ?? [`The words of ${post}.`];
  return {
    id: `day/${post}/${account.id}`,
    campaign: { id: "day", source } as unknown as Campaign,
    post,
    account,
    anchor: { date: dueAt.slice(0, 10), until: dueAt.slice(0, 10), day: dueAt.slice(0, 10) },
    dueAt: new Date(dueAt),
    local: dueAt.slice(0, 16),
    late,
    parts: texts.map((text) => ({ text, images: [], path: [], imagesPath: [] })),
    lang: "en",
    audience: [],
    critical,
    again,
    path: [],
    atPath: [],
  };
}

/** Passes on what `lead` posts. */
export function aShare(post: string, lead: Delivery, words: DeliveryWords): Delivery {
  const share = { lead: lead.id, post: lead.post, account: lead.account.id };
  return { ...aDelivery(post, { ...words, texts: [] }), share };
}

export const start = "2027-03-18T08:00:00Z";

export class Publisher {
  readonly folder = mkdtempSync(path.join(tmpdir(), "campaign-publish-"));
  readonly clock: FakeClock;
  readonly network: FakeNetwork;
  deliveries: readonly Delivery[] = [];
  pauses: PauseState = { kind: "pauses", pauses: [] };
  problems = new Map<string, string>();
  work: Partial<Work> = {};
  workspace: Partial<Workspace> = {};
  engine: Partial<Engine> = {};
  #ledger: Ledger | undefined;
  /** Process ids that are dead: their locks may be taken over. */
  readonly dead = new Set<number>();
  process = 1;
  /** Of the files, by which machines know whose are older. */
  version = "1";

  constructor(network: Omit<FakeSettings, "now" | "serverTime"> & { readonly tellsTime?: boolean } = {}, at = start) {
    const { tellsTime = false, ...settings } = network;
    this.clock = new FakeClock(at);
    const serverTime = tellsTime ? { serverTime: () => this.clock.true() } : {};
    this.network = new FakeNetwork({ ...settings, now: () => this.clock.now(), ...serverTime });
  }

  get file(): string {
    return path.join(this.folder, "ledger.sqlite");
  }

  ledgerOptions(): SqliteOptions {
    const own = this.process;
    return {
      file: this.file,
      workspace: "default",
      who: "test",
      now: () => this.clock.now(),
      realNow: () => this.clock.now(),
      holders: {
        own: () => ({ pid: own, started: "1", boot: "1", space: "1", host: "here" }),
        isAlive: ({ pid }) => !this.dead.has(pid),
      },
    };
  }

  get ledger(): Ledger {
    this.#ledger ??= openSqliteLedger(this.ledgerOptions());
    return this.#ledger;
  }

  /** The process dies and a new one opens the ledger; `unnoticed`: as far as anybody can tell it is still at work. */
  async reborn({ unnoticed = false } = {}): Promise<void> {
    await this.#ledger?.close();
    this.#ledger = undefined;
    if (!unnoticed) this.dead.add(this.process);
    this.process += 1;
  }

  makeEngine(changes: Partial<Engine> = {}): Engine {
    const workspace = {
      root: this.folder,
      id: "default",
      gap: 5 * 60_000,
      prices: {},
      ...nobodyAgrees,
      accounts: new Map(this.deliveries.map(({ account }) => [account.id, account])),
      groups: new Map(),
      source,
      ...this.workspace,
    };
    return {
      stages: {
        read: async () => ({
          workspace,
          version: this.version,
          deliveries: this.deliveries,
          unusable: [],
          problems: [],
          permits: freely,
          periods: noPeriods,
          ...this.work,
        }),
        messages: async (deliveries) =>
          deliveries.map((delivery) => {
            const problem = this.problems.get(delivery.id);
            if (problem !== undefined) {
              const place = source.place([]);
              return { delivery, problems: [{ code: "test", severity: "error", message: problem, help: "", place }] };
            }
            const lead = this.deliveries.find(({ id }) => id === delivery.share?.lead);
            if (lead !== undefined) {
              const { id, network, name, handle } = lead.account;
              const words = lead.parts[0]?.text ?? "";
              const share = { delivery: lead.id, account: { id, network, name, handle }, words };
              const aspects = { "shared post": sharedAspect(someTerms(lead)) };
              return {
                delivery,
                message: { parts: [{ text: "", images: [], lang: "en", share }] },
                terms: { ...someTerms(delivery), aspects },
              };
            }
            return {
              delivery,
              message: { parts: delivery.parts.map(({ text }) => ({ text, images: [], lang: "en" })) },
              terms: someTerms(delivery),
            };
          }),
      },
      ledger: changes.ledger ?? this.ledger,
      networkOf: () => this.network.facts(),
      connect: async (account) => ({ kind: "session", session: this.network.session(account) }),
      isReal: () => true,
      pauses: { read: async () => this.pauses },
      clock: this.clock,
      realClock: this.clock,
      timer: patientTimer,
      signal: new AbortController().signal,
      shared: false,
      machine: "here",
      ...this.engine,
      ...changes,
    };
  }

  async run(changes: Partial<Engine> = {}): Promise<RunResult> {
    return publish(this.makeEngine(changes));
  }

  /** What `publish --dry-run` says at this instant; the ledger is looked at, as another process would. */
  async dryRun(): Promise<DryResult> {
    const options = this.ledgerOptions();
    const view = viewSqliteLedger(this.file, options.holders);
    try {
      const ledger = await openScratch(view, { ...options, pinned: this.workspace.ledger });
      const { find: canFind = true } = this.network.settings;
      return await dryRun({ ...this.makeEngine({ ledger }), canFind: () => canFind });
    } finally {
      await view?.close();
    }
  }

  async runAt(instant: string, changes: Partial<Engine> = {}): Promise<RunResult> {
    this.clock.to(instant);
    return this.run(changes);
  }

  async state(delivery: string): Promise<string | undefined> {
    return (await this.ledger.detail(delivery))?.row.state;
  }

  async end(): Promise<void> {
    await this.#ledger?.close();
    rmSync(this.folder, { recursive: true, force: true });
  }
}
