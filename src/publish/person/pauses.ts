/** What is paused: the ledger's own record of pauses, and the file. Ended pauses stay, to judge what fell due in them. */
import { existsSync } from "node:fs";
import path from "node:path";
import { whenText } from "../../calendar/local-time.ts";
import type { PauseEntry, PauseFile, PauseScope } from "../../campaign/file/pause-file.ts";
import { isAbout, isDuring, type Period, type Periods } from "../../campaign/periods/period.ts";
import type { EventLog, EventRecord } from "../../ledger/ledger.ts";
import type { Pausable, Pause, PauseState, Pauses } from "../engine.ts";

/** Of the workspace; the file's own room is loaded only where there is one. */
export const pauseFile = "campaigns/pause.yaml";

export interface KnownPause extends PauseEntry {
  readonly since: Date;
  /** Who paused it, as the ledger's log says; absent where only the file tells of it. */
  readonly who?: string;
  readonly endedAt?: Date;
}

export function sameScope(a: PauseScope, b: PauseScope): boolean {
  return a.kind === b.kind && (a.kind === "all" || b.kind === "all" || a.id === b.id);
}

export function scopeText(scope: PauseScope): string {
  return scope.kind === "all" ? "everything" : `${scope.kind} ${scope.id}`;
}

export function inScope(scope: PauseScope, delivery: Pick<Pausable, "account" | "campaign">): boolean {
  return scope.kind === "all" || delivery[scope.kind] === scope.id;
}

export function covers(pause: PauseEntry, delivery: Pausable): boolean {
  return inScope(pause.scope, delivery) && !(pause.exceptCritical && delivery.critical);
}

/** As `note` stores it. */
export function pauseData(pause: PauseEntry & { readonly since: Date }): Readonly<Record<string, unknown>> {
  const { scope, until, exceptCritical, since } = pause;
  return { scope, since: since.toISOString(), until: until?.toISOString() ?? null, exceptCritical };
}

interface NotedPause {
  readonly scope: PauseScope;
  readonly since: string;
  readonly until: string | null;
  readonly exceptCritical: boolean;
}

interface NotedResume {
  readonly scope: PauseScope;
  readonly at: string;
  readonly catchUp: boolean;
}

function ended(pauses: readonly KnownPause[], { scope, at, catchUp }: NotedResume): KnownPause[] {
  return pauses.flatMap((pause) => {
    if (!sameScope(pause.scope, scope)) return [pause];
    // Catching up undoes it: nothing counts as fallen due in it any more.
    if (catchUp) return [];
    return pause.endedAt === undefined ? [{ ...pause, endedAt: new Date(at) }] : [pause];
  });
}

/** The pauses that a ledger's log tells of, in order. */
export function pausesIn(events: readonly EventRecord[]): readonly KnownPause[] {
  let pauses: KnownPause[] = [];
  for (const { event, reason = "", data, who } of events) {
    if (event === "paused") {
      const noted = data as unknown as NotedPause;
      pauses = ended(pauses, { scope: noted.scope, at: noted.since, catchUp: false });
      pauses.push({
        scope: noted.scope,
        reason,
        since: new Date(noted.since),
        exceptCritical: noted.exceptCritical,
        who,
        ...(noted.until === null ? {} : { until: new Date(noted.until) }),
      });
    } else if (event === "resumed" && data?.scope !== undefined) {
      pauses = ended(pauses, data as unknown as NotedResume);
    }
  }
  return pauses;
}

/** When it stopped counting, by a person or by its `until`; undefined while it counts. */
export function endOf({ endedAt, until }: KnownPause, now: Date): Date | undefined {
  const lapsed = until !== undefined && until <= now ? until : undefined;
  if (endedAt === undefined || lapsed === undefined) return endedAt ?? lapsed;
  return endedAt < lapsed ? endedAt : lapsed;
}

function toPause(known: KnownPause, now: Date): Pause {
  const end = endOf(known, now);
  return {
    since: known.since,
    reason: known.reason,
    ...(end === undefined ? {} : { endedAt: end }),
    covers: (delivery) => covers(known, delivery),
  };
}

function fromFile(file: PauseFile, noted: readonly KnownPause[]): readonly KnownPause[] {
  if (file.kind === "empty") {
    const reason = `${pauseFile} is empty, which pauses everything.`;
    return [{ scope: { kind: "all" }, reason, exceptCritical: false, since: file.since }];
  }
  if (file.kind !== "entries") return [];
  return file.entries.map((entry) => {
    const same = noted.find((pause) => pause.endedAt === undefined && sameScope(pause.scope, entry.scope));
    return { ...entry, since: same?.since ?? file.since, ...(same?.who === undefined ? {} : { who: same.who }) };
  });
}

export interface PauseSources {
  /** Absolute path of the workspace. */
  readonly root: string;
  /** Absent where there is no ledger. */
  readonly ledger: Pick<EventLog, "events"> | undefined;
  /** The clock that decides. */
  readonly now: () => Date;
  /** As the files have them at this moment. */
  readonly periods: () => Promise<Periods>;
}

/** A period that stops is a pause with a span; one that asks or tells is a matter of the permit. */
function pauseOf(period: Period, now: Date): Pause | undefined {
  if (period.rule !== "stop") return undefined;
  const { id, kind, since, until, exceptCritical } = period;
  const end = until === undefined ? "" : `, until ${whenText(until)}`;
  return {
    since,
    period: id,
    reason: `${id} (${kind})${end}.`,
    ...(until !== undefined && until <= now && { endedAt: until }),
    ...(since > now && { isAhead: true as const }),
    covers: (delivery) => isAbout(period, delivery) && !(exceptCritical && delivery.critical),
  };
}

const ruleTexts = {
  stop: "nothing goes out",
  ask: "only what is approved for it goes out",
  tell: "look again at what goes out",
} as const;

function periodText({ id, kind, rule, until, exceptCritical, accounts, campaigns }: Period): string {
  const end = until === undefined ? "until it is taken out" : `until ${whenText(until)}`;
  const except = exceptCritical ? ", except what is critical and approved for it" : "";
  const some = [...(accounts ?? []), ...(campaigns ?? [])];
  const of = some.length === 0 ? "" : ` (for ${some.join(", ")})`;
  return `Sensitive period: ${id} (${kind})${of}, ${end}: ${ruleTexts[rule]}${except}. campaigns/periods.yaml has it.`;
}

/** Every pause that either tells of, ended ones too, or why the file cannot be used. */
async function knownPauses({
  root,
  ledger,
}: Omit<PauseSources, "now" | "periods">): Promise<
  | { readonly kind: "known"; readonly pauses: readonly KnownPause[] }
  | { readonly kind: "stopped"; readonly reason: string }
> {
  const noted = pausesIn((await ledger?.events({ account: "" })) ?? []);
  const file = await readFile(root);
  if (file.kind === "unusable") {
    return { kind: "stopped", reason: `${pauseFile} cannot be used, so nothing is sent: ${file.reason}` };
  }
  return { kind: "known", pauses: [...noted, ...fromFile(file, noted)] };
}

function stopText(pause: KnownPause): string {
  const what = scopeText(pause.scope);
  const by = pause.who === undefined ? `by ${pauseFile}` : `by ${pause.who}`;
  const until = pause.until === undefined ? "until somebody resumes it" : `until ${whenText(pause.until)}`;
  const except = pause.exceptCritical ? ", except what is critical" : "";
  return `Paused: ${what}${except}, since ${whenText(pause.since)}, ${until}, ${by}. ${pause.reason}`;
}

/** What every view says first: each pause that lasts, by whom and why. Nothing is written for it. */
export async function stopsNow({ root, ledger, now, periods }: PauseSources): Promise<readonly string[]> {
  const sensitive = await periods();
  if (sensitive.kind === "unusable") return [`Paused: everything. ${sensitive.reason}`];
  const known = await knownPauses({ root, ledger });
  if (known.kind === "stopped") return [`Paused: everything. ${known.reason}`];
  const lasting = known.pauses.filter((pause) => endOf(pause, now()) === undefined);
  const told = new Map(lasting.map((pause) => [scopeText(pause.scope), pause]));
  const during = sensitive.periods.filter((period) => isDuring(period, now()));
  return [...[...told.values()].map(stopText), ...during.map(periodText)];
}

/** Read anew each time: once before a run, and once immediately before each write. */
export function pausesOf({ root, ledger, now, periods }: PauseSources): Pauses {
  return {
    async read(): Promise<PauseState> {
      const known = await knownPauses({ root, ledger });
      if (known.kind === "stopped") return known;
      const sensitive = await periods();
      if (sensitive.kind === "unusable") return { kind: "stopped", reason: sensitive.reason };
      const at = now();
      const stops = sensitive.periods.flatMap((period) => pauseOf(period, at) ?? []);
      return { kind: "pauses", pauses: [...known.pauses.map((pause) => toPause(pause, at)), ...stops] };
    },
  };
}

/** A file that cannot even be looked at stops everything, as one that cannot be read does. */
async function readFile(root: string): Promise<PauseFile> {
  if (!existsSync(path.join(root, pauseFile))) return { kind: "missing" };
  const { readPauseFile } = await import("../../campaign/file/pause-file.ts");
  return readPauseFile(root);
}

/** For a rehearsal, which nobody needs to stop. */
export const noPauses: Pauses = { read: async () => ({ kind: "pauses", pauses: [] }) };
