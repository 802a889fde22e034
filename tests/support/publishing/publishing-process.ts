/**
 * One run of the publisher as a process of its own. The network is a file that every process appends to. Settings come
 * as JSON in the first argument; `dieAt` names the step at which the process kills itself, without any warning.
 */

import { appendFileSync, existsSync, readFileSync } from "node:fs";
import { noPeriods } from "../../../src/campaign/periods/period.ts";
import { openLedger } from "../../../src/ledger/open.ts";
import type { Session } from "../../../src/networks/network.ts";
import { freely } from "../../../src/permission/permit.ts";
import { type Engine, realTimer } from "../../../src/publish/engine.ts";
import { publish } from "../../../src/publish/publish.ts";
import { clockAt, systemClock } from "../../../src/system/clock.ts";
import { nobodyAgrees } from "../campaign/a-plan.ts";
import { aDelivery, anAccount } from "./a-publisher.ts";
import { someTerms } from "./some-terms.ts";

export interface ProcessSettings {
  /** A file, or the address of a database. */
  readonly ledger: string;
  /** How many accounts the deliveries are spread over; one, where it is absent. */
  readonly accounts?: number;
  readonly posts: string;
  readonly now: string;
  readonly deliveries: number;
  readonly texts: readonly string[];
  readonly dueAt: string;
  readonly dieAt?: "claimed" | "prepare" | "writing" | "send" | "committed" | "recorded";
}

const settings = JSON.parse(process.argv[2] ?? "{}") as ProcessSettings;

function maybeDie(step: ProcessSettings["dieAt"]): void {
  if (settings.dieAt === step) process.kill(process.pid, "SIGKILL");
}

interface StoredPost {
  readonly key: string;
  readonly text: string;
}

function posts(): readonly StoredPost[] {
  if (!existsSync(settings.posts)) return [];
  return readFileSync(settings.posts, "utf8")
    .split("\n")
    .filter(Boolean)
    .map((line) => JSON.parse(line));
}

const session: Session = {
  whoAmI: async () => ({ handle: "", id: "ours", mayPost: true }),
  prepare: async (part) => {
    maybeDie("prepare");
    return { kind: "prepared", prepared: { part, data: {} } };
  },
  send: async (prepared, key) => {
    maybeDie("send");
    appendFileSync(settings.posts, `${JSON.stringify({ key: key.hash, text: prepared.part.text })}\n`);
    maybeDie("committed");
    return { kind: "published", receipt: { id: key.hash } };
  },
  find: async (_part, key) => {
    const found = posts().some((post) => post.key === key.hash);
    return found ? { kind: "published", by: "key", receipt: { id: key.hash } } : { kind: "absent" };
  },
};

const clock = clockAt(new Date(settings.now));
const place = settings.ledger.startsWith("postgres:")
  ? ({ kind: "postgres", url: settings.ledger, marker: `${settings.posts}.marker` } as const)
  : ({ kind: "sqlite", file: settings.ledger } as const);
const ledger = await openLedger(place, {
  workspace: "northdale",
  who: "test",
  now: () => clock.now(),
  realNow: () => systemClock.now(),
});
const change = ledger.change.bind(ledger);
const receipt = ledger.receipt.bind(ledger);
const watched = Object.assign(Object.create(ledger) as typeof ledger, {
  change: async (changes: Parameters<typeof change>[0]) => {
    const done = await change(changes);
    if (changes.some(({ to }) => to === "claimed")) maybeDie("claimed");
    if (changes.some(({ to }) => to === "writing")) maybeDie("writing");
    return done;
  },
  receipt: async (record: Parameters<typeof receipt>[0]) => {
    const state = await receipt(record);
    maybeDie("recorded");
    return state;
  },
});

const accounts = Array.from({ length: settings.accounts ?? 1 }, (_, number) =>
  anAccount({ id: number === 0 ? "ours" : `ours-${number}` }),
);
const deliveries = Array.from({ length: settings.deliveries }, (_, number) =>
  aDelivery(`post-${number}`, {
    dueAt: settings.dueAt,
    account: accounts[number % accounts.length] ?? anAccount(),
    texts: settings.texts.map((text) => `${text} (${number})`),
  }),
);
const engine: Engine = {
  stages: {
    read: async () => ({
      workspace: {
        root: "/",
        id: "northdale",
        gap: 0,
        prices: {},
        ...nobodyAgrees,
        accounts: new Map(accounts.map((account) => [account.id, account])),
        groups: new Map(),
        source: deliveries[0]?.campaign.source ?? fail(),
      },
      version: "1",
      deliveries,
      unusable: [],
      problems: [],
      permits: freely,
      periods: noPeriods,
    }),
    messages: async (due) =>
      due.map((delivery) => ({
        delivery,
        message: { parts: delivery.parts.map(({ text }) => ({ text, images: [], lang: "en" })) },
        terms: someTerms(delivery),
      })),
  },
  ledger: watched,
  networkOf: () => ({
    secrets: [],
    settlingTime: 60_000,
    looksFirst: false,
    profile: () => ({ refusesRepeats: false }) as never,
  }),
  connect: async () => ({ kind: "session", session }),
  isReal: () => true,
  pauses: { read: async () => ({ kind: "pauses", pauses: [] }) },
  clock,
  realClock: systemClock,
  timer: realTimer,
  signal: new AbortController().signal,
  shared: place.kind === "postgres",
  machine: "here",
};

function fail(): never {
  throw new Error("A run needs at least one delivery.");
}

const result = await publish(engine);
await ledger.close();
const { published, later } = result.report;
process.stdout.write(JSON.stringify({ published: published.length, later, faults: result.faults }));
