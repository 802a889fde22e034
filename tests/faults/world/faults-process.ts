/** One life of a publisher, as a process of its own. What it is to do comes as JSON in its first argument. */

import { createHash } from "node:crypto";
import type { Workspace } from "../../../src/campaign/model.ts";
import type { Part } from "../../../src/networks/network.ts";
import { sharedAspect, type Terms } from "../../../src/permission/terms.ts";
import type { Delivery } from "../../../src/plan/delivery.ts";
import { type Engine, type PauseState, realTimer } from "../../../src/publish/engine.ts";
import { pausesOf } from "../../../src/publish/person/pauses.ts";
import { recall } from "../../../src/publish/person/recall.ts";
import { publish, type RunResult } from "../../../src/publish/publish.ts";
import type { Work } from "../../../src/publish/work.ts";
import { aDelivery, anAccount, aShare } from "../../support/publishing/a-publisher.ts";
import { someTerms } from "../../support/publishing/some-terms.ts";
import { FileNetwork, sessionOf } from "./file-network.ts";
import { openPlace, setClock } from "./ledgers.ts";
import { EditedFile, FileClock, type Life, type Written } from "./life.ts";
import { PeriodFile } from "./period-file.ts";
import { SpokenFile, spokenPermits } from "./spoken.ts";
import { Steps, say } from "./steps.ts";

const life = JSON.parse(process.argv[2] ?? "{}") as Life;
const clock = new FileClock(life.folder);
const steps = new Steps(life, clock);
const world = {
  network: new FileNetwork(life.folder),
  clock,
  kind: life.network,
  sendFaults: [...life.sendFaults],
  findFaults: [...life.findFaults],
  reach: (step: string) => steps.reach(step),
};

const file = new EditedFile(life.folder);
const spoken = new SpokenFile(life.folder);
const periodFile = new PeriodFile(life.folder);
let reading: { readonly text: string; readonly work: Work } | undefined;

/** The same as before as long as nobody has saved the file. */
function readFile(): Work {
  const text = file.text + spoken.text + periodFile.text;
  if (reading?.text === text) return reading.work;
  const posts = file.posts();
  const accounts = new Map(posts.map(({ account }) => [account, anAccount({ id: account })]));
  const written = ({ post, account, dueAt, late, texts, again }: Written) =>
    aDelivery(post, { dueAt, late, texts, again: again === true, account: accounts.get(account) ?? anAccount() });
  const deliveries: readonly Delivery[] = posts.flatMap((post) => {
    if (post.shares === undefined) return [written(post)];
    const lead = posts.find((each) => each.post === post.shares?.post && each.account === post.shares.account);
    const { dueAt, late, account } = post;
    return lead === undefined
      ? []
      : [aShare(post.post, written(lead), { dueAt, late, account: accounts.get(account) ?? anAccount() })];
  });
  const workspace = { id: "default", gap: life.gap, accounts, people: new Map() } as unknown as Workspace;
  const words = spoken.words();
  const said = words.length === 0 ? [posts] : [posts, words];
  const version = createHash("sha256").update(JSON.stringify(said)).digest("hex");
  const periods = periodFile.read();
  const permitted = spokenPermits(words, deliveries, periods);
  reading = {
    text,
    work: { workspace, version, deliveries, unusable: [], problems: [], ...permitted, periods },
  };
  return reading.work;
}

/** Without words: a share says where what it passes on comes from, and people agree to that. */
function messageOf(delivery: Delivery): {
  readonly message: { readonly parts: readonly Part[] };
  readonly terms: Terms;
} {
  const lead = readFile().deliveries.find(({ id }) => id === delivery.share?.lead);
  const terms = someTerms(delivery);
  if (lead === undefined) {
    return { message: { parts: delivery.parts.map(({ text }) => ({ text, images: [], lang: "en" })) }, terms };
  }
  const { id, network, name, handle } = lead.account;
  const share = { delivery: lead.id, account: { id, network, name, handle }, words: lead.parts[0]?.text ?? "" };
  const aspects = { "shared post": sharedAspect(someTerms(lead)) };
  return { message: { parts: [{ text: "", images: [], lang: "en", share }] }, terms: { ...terms, aspects } };
}

/** Those of the ledger itself, as the command `pause` notes them, and the world's own. */
async function readPauses(ledger: Engine["ledger"]): Promise<PauseState> {
  const noted = await pausesOf({
    root: life.folder,
    ledger,
    now: () => clock.now(),
    periods: async () => periodFile.read(),
  }).read();
  if (noted.kind === "stopped") return noted;
  const own = life.pauses.map(({ since, reason }) => ({ since: new Date(since), reason, covers: () => true }));
  return { kind: "pauses", pauses: [...own, ...noted.pauses] };
}

const atOnce: Engine["timer"] = {
  after: (_milliseconds, then) => realTimer.after(0, then),
};

function engineOver(ledger: Engine["ledger"]): Engine {
  return {
    stages: {
      read: async () => readFile(),
      messages: async (due) => due.map((delivery) => ({ delivery, ...messageOf(delivery) })),
    },
    ledger,
    networkOf: () => ({
      settlingTime: 120_000,
      secrets: [],
      looksFirst: life.network !== "unprovable",
      profile: () => ({ refusesRepeats: false }) as never,
    }),
    connect: async (account) => ({ kind: "session", session: sessionOf(world, account) }),
    isReal: () => true,
    pauses: { read: () => readPauses(ledger) },
    clock,
    realClock: clock,
    // Who takes something back waits for no other run here.
    timer: life.recalls.length === 0 ? realTimer : atOnce,
    signal: new AbortController().signal,
    shared: false,
    machine: life.ledger.kind === "postgres" ? life.ledger.marker : "here",
  };
}

function report({ report: { version: _version, problems: _problems, ...lists }, faults, stuck }: RunResult): void {
  say({ kind: "run", report: lists, faults, stuck });
  const told = [lists.failed, lists.missed, lists.held, lists.unknown, lists.later].flat();
  say({ kind: "told", deliveries: told.map(({ id }) => id) });
}

/** As the command does it: open, publish, tell, close. */
async function runOnce(): Promise<void> {
  await setClock(life.ledger, clock.server());
  steps.reach("open");
  const ledger = await openPlace(life.ledger, clock);
  try {
    const watched = steps.watch(ledger);
    if (life.recalls.length > 0) {
      const { faults } = await recall(engineOver(watched), life.recalls, "It is wrong.");
      say({ kind: "run", report: {}, faults, stuck: false });
      return;
    }
    const result = await publish(engineOver(watched));
    report(result);
    await watched.tell(result.untold);
  } finally {
    await ledger.close();
  }
  steps.reach("closed");
}

steps.watchMark();
if (life.ledger.kind === "sqlite") steps.watchSqlite();
else steps.watchPostgres();
for (const wait of life.runs) {
  clock.pass(wait);
  try {
    await runOnce();
  } catch (error) {
    say({ kind: "error", message: error instanceof Error ? error.message : String(error) });
  }
}
say({ kind: "end", steps: steps.names });
