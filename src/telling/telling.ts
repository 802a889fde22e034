/** Telling a person: every trouble once on every channel, and none lost because a channel failed. */
import { createHash } from "node:crypto";
import type { Ledger, Row } from "../ledger/ledger.ts";
import { cutSentence } from "../system/text/shorten.ts";

/** What a person must know. */
export interface Trouble {
  /** A delivery, or for what concerns the run as a whole `run:` and its digest. */
  readonly subject: string;
  /** A sentence. */
  readonly text: string;
  readonly state?: Row["state"];
  readonly dueAt?: Date;
  /** Changes when it is another trouble. */
  readonly digest: string;
  /** Nothing is wrong: somebody tries whether messages arrive. */
  readonly isTest?: true;
}

export interface Channel {
  readonly name: string;
  /** @throws {Error} when it was not delivered; its words hold no address. */
  send(troubles: readonly Trouble[]): Promise<void>;
}

export interface Told {
  /** Whether every channel has told every trouble. */
  readonly complete: boolean;
  /** Why a channel could not, each in a sentence. */
  readonly failures: readonly string[];
}

/** No id of a delivery has a colon. */
const runPrefix = "run:";

function digestOf(...words: readonly (string | undefined)[]): string {
  return createHash("sha256").update(JSON.stringify(words)).digest("hex").slice(0, 16);
}

export function troublesOf(rows: readonly Row[], faults: readonly string[]): readonly Trouble[] {
  const ofRows = rows.map(({ delivery, state, hold, reason, dueAt }) => ({
    subject: delivery,
    text: cutSentence(`${delivery} is ${state}${reason === undefined ? "." : `: ${reason}`}`),
    state,
    dueAt,
    digest: digestOf(state, hold, reason),
  }));
  const ofRun = [...new Set(faults.map(cutSentence))].map((text) => {
    const digest = digestOf(text);
    return { subject: `${runPrefix}${digest}`, text, digest };
  });
  return [...ofRows, ...ofRun];
}

function isOfRun(subject: string): boolean {
  return subject.startsWith(runPrefix);
}

interface Telling {
  readonly ledger: Ledger;
  readonly troubles: readonly Trouble[];
  readonly now: Date;
}

/** Under a lock of its own, so that of two runs only one tells. Sent, then noted: rather twice than never. */
async function tellOn(channel: Channel, { ledger, troubles, now }: Telling): Promise<string | undefined | "left"> {
  const { name } = channel;
  const locked = await ledger.lock(`telling:${name}`);
  if (locked.kind === "held") return "left";
  try {
    const noted = new Map((await ledger.notices(name)).map(({ subject, digest }) => [subject, digest]));
    const fresh = troubles.filter(({ subject, digest }) => noted.get(subject) !== digest);
    if (fresh.length > 0) await channel.send(fresh);
    const lasting = new Set(troubles.map(({ subject }) => subject));
    const over = [...noted].filter(([subject, digest]) => isOfRun(subject) && digest !== "" && !lasting.has(subject));
    await ledger.notice([
      ...fresh.map(({ subject, digest }) => ({ channel: name, subject, digest, at: now })),
      // Should the same trouble come again, it is told again.
      ...over.map(([subject]) => ({ channel: name, subject, digest: "", at: now })),
    ]);
    return undefined;
  } catch (error) {
    return `${name}: ${error instanceof Error ? error.message : String(error)}`;
  } finally {
    await ledger.unlock(locked.lease);
  }
}

export async function tellTroubles(channels: readonly Channel[], telling: Telling): Promise<Told> {
  const results = await Promise.all(channels.map((channel) => tellOn(channel, telling)));
  return {
    complete: results.every((result) => result === undefined),
    failures: results.filter((result) => result !== undefined && result !== "left") as readonly string[],
  };
}

/**
 * A sign of life for each look that the ledger keeps, so at most every ten minutes: whoever waits for it notices
 * silence. Returns why it failed.
 */
export async function beat(ledger: Ledger, send: () => Promise<void>): Promise<string | undefined> {
  const look = await ledger.lastLook();
  if (look === undefined) return undefined;
  const locked = await ledger.lock("telling:heartbeat");
  if (locked.kind === "held") return undefined;
  try {
    const [last] = await ledger.notices("heartbeat");
    if (last?.at.getTime() === look.getTime()) return undefined;
    await send();
    await ledger.notice([{ channel: "heartbeat", subject: "", digest: "", at: look }]);
    return undefined;
  } catch (error) {
    return `heartbeat: ${error instanceof Error ? error.message : String(error)}`;
  } finally {
    await ledger.unlock(locked.lease);
  }
}
