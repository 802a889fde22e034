/** The files as they are at this moment. A run follows them while it is at work: what is sent is what they say. */
import { noPeriods, type Periods } from "../campaign/periods/period.ts";
import type { Problem } from "../diagnostics/problem.ts";
import type { Message } from "../networks/network.ts";
import type { Terms } from "../permission/terms.ts";
import type { Delivery } from "../plan/delivery.ts";
import type { Engine } from "./engine.ts";
import { rememberLosses } from "./judge/losses.ts";
import { removalOf } from "./judge/removal.ts";
import { remember } from "./judge/withdrawals.ts";
import { deliveryIn, type Stages, UnusableWorkspace, type Work } from "./work.ts";

export type FilesNow =
  | { readonly kind: "usable"; readonly work: Work }
  /** Nothing may be sent from them. `older`: a person should bring this machine up to date. */
  | {
      readonly kind: "unusable";
      readonly reason: string;
      readonly older: boolean;
      readonly problems: readonly Problem[];
    };

/** Cheap as long as nothing changed. */
export async function filesNow(engine: Engine): Promise<FilesNow> {
  try {
    const work = await engine.stages.read();
    await remember(engine.ledger, work.withdrawals ?? []);
    const reason = await olderBecause(engine, work);
    // Of older files nobody knows whether they are how things stand.
    if (reason === undefined && work.consents !== undefined)
      await rememberLosses(engine.ledger, work.consents, engine.clock.now());
    return reason === undefined ? { kind: "usable", work } : { kind: "unusable", reason, older: true, problems: [] };
  } catch (error) {
    if (!(error instanceof UnusableWorkspace)) throw error;
    return { kind: "unusable", reason: error.message, older: false, problems: error.problems };
  }
}

/** Of files that cannot be used nothing is sent at all: whoever asks meets that too. */
export async function periodsNow(stages: Stages): Promise<Periods> {
  try {
    return (await stages.read()).periods;
  } catch (error) {
    if (error instanceof UnusableWorkspace) return noPeriods;
    throw error;
  }
}

/** Rule 11: why this machine's copy of the files may send nothing, or nothing. */
async function olderBecause(engine: Engine, { version }: Work): Promise<string | undefined> {
  const { ledger, machine, clock } = engine;
  const age = await ledger.readFiles({ machine, version, at: clock.now() });
  if (age.kind === "current") return undefined;
  const when = age.replacedAt.toISOString();
  return `This machine's files are older than those that were read at ${when} (${age.by}). Bring them up to date. If these are the right ones, change something in them, such as a comment.`;
}

/** What it was made from: the delivery as the file had it, and the words and pictures as they were then. */
export interface Made {
  readonly delivery: Delivery;
  readonly message: Message;
  readonly terms?: Terms;
}

export type Agreement =
  | { readonly kind: "same" }
  /** The file says otherwise now, and is to be followed. */
  | { readonly kind: "changed"; readonly reason: string }
  /** Nobody can tell what the file means at this moment. */
  | { readonly kind: "waits"; readonly reason: string };

/**
 * The fitted file's folder differs from machine to machine; its content is named by its hash. Where a post is that is
 * passed on, and by which id it went out, the ledger adds; that it is the same post, its terms say.
 */
export function sameMessage(a: Message, b: Message): boolean {
  const added = new Set(["file", "receipt", "delivery"]);
  const plain = (message: Message) =>
    JSON.stringify(message, (name, value: unknown) => (added.has(name) ? undefined : value));
  return plain(a) === plain(b);
}

function sameTerms(a: Delivery, b: Delivery): boolean {
  const terms = ({ account, critical, again, late }: Delivery) => JSON.stringify([account, critical, again, late]);
  return terms(a) === terms(b);
}

/** Whether the file still says what was made from it: there, the same words, the same instant. */
export async function agreement(engine: Engine, made: Made): Promise<Agreement> {
  const files = await filesNow(engine);
  if (files.kind === "unusable") return { kind: "waits", reason: files.reason };
  const { id } = made.delivery;
  const now = deliveryIn(files.work, id);
  if (now === made.delivery) return { kind: "same" };
  if (now === undefined) {
    return removalOf(files.work)(id)
      ? { kind: "changed", reason: "Its post was taken out of the file just before it was sent." }
      : { kind: "waits", reason: "Its campaign file cannot be used as it is now." };
  }
  if (now.dueAt.getTime() !== made.delivery.dueAt.getTime()) {
    return { kind: "changed", reason: "Its time was changed just before it was sent." };
  }
  const [ready] = await engine.stages.messages([now], engine.clock.now());
  const same = ready !== undefined && "message" in ready && sameMessage(ready.message, made.message);
  // Whom the pictures show is no part of the digest, and is asked about all the same.
  const agreed = same && JSON.stringify(ready.terms) === JSON.stringify(made.terms);
  if (agreed && sameTerms(now, made.delivery)) return { kind: "same" };
  return { kind: "changed", reason: "What it says was changed just before it was sent." };
}
