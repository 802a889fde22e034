/**
 * From what went wrong with a request to what it means for a post: surely not taken, or nobody knows. The one rule of
 * all adapters: only a reply in the network's own form refuses, and a connection that was never made; everything else
 * after the request may have left is doubt. An adapter says what is its own: its form, its codes, its headers.
 */
import { printableLine } from "../../system/text/printable.ts";
import type { Refusal } from "../network.ts";
import { ForbiddenOrigin, ForeignReply, mayRefuse, ReplyTooLarge } from "./guarded-fetch.ts";
import { lostPicture } from "./picture-bytes.ts";
import { retryAtOf } from "./retry-at.ts";
import {
  causesOf,
  codeOf,
  GarbledReply,
  isForeignNo,
  isRedirect,
  LostReply,
  ranOut,
  unreachedBy,
  whyLost,
} from "./wire-faults.ts";

export type Fault = Refusal | { readonly kind: "unknown"; readonly reason: string };

export interface FaultContext {
  readonly now: Date;
  /** Replaces every secret by `***`. */
  readonly mask: (text: string) => string;
}

export type ReplyHeaders = Readonly<Record<string, string | undefined>>;

/** An error reply in the network's own form. */
export interface OwnReply {
  readonly status: number;
  readonly headers: ReplyHeaders;
}

/** What is a network's own about its errors. */
export interface Speech<R extends OwnReply, C extends FaultContext = FaultContext> {
  /** Begins a sentence: `Bluesky`, `The server`. */
  readonly server: string;
  /** The reply, where it was the network itself that said no; nothing else may refuse. */
  replyIn(error: unknown): R | undefined;
  /** What such a reply means; undefined where it leaves open what became of a write. */
  meaningOf(reply: R, context: C): Fault | undefined;
  /** Whether codes in the body decide, whatever the status; else only a status of 4xx but 408 may refuse. */
  readonly codesDecide?: true;
  /** Whether it asks to wait; else status 429 does. */
  isThrottled?(reply: R): boolean;
  /** Its own headers of how long to wait, said as those that everybody uses. */
  waitHeaders?(headers: ReplyHeaders): ReplyHeaders;
  /** A fault of its own that passes; else a status of 5xx is one. */
  isPassing?(reply: R): boolean;
  /** What it told of a fault of its own; else the status is told. */
  wordsOfFault?(reply: R, context: C): string;
  /** Why something else than an error reply says nothing of what became of the request. */
  whyUnclear?(error: unknown): string | undefined;
  /** What surely needs a person where a read or an upload ended so; `reason` is the doubt in words. */
  wrongPlace?(error: unknown, reason: string): Refusal | undefined;
}

export interface Outcomes<C extends FaultContext> {
  /** What an error of the one write means: refused, or nobody knows. */
  faultOfWrite(error: unknown, context: C): Fault;
  /** What an error of a read or an upload means: nothing was published, so what is uncertain is tried again. */
  refusalOfRead(error: unknown, context: C): Refusal;
  /** Whether a read or an upload may end otherwise a moment later. */
  worthwhile(error: unknown): boolean;
}

export function soon(reason: string, now: Date, minutes = 1): Refusal {
  return { kind: "later", retryAt: new Date(now.getTime() + minutes * 60_000), reason };
}

/** A server's words for people: no secret, nothing that moves a terminal, not too long. */
export function told(words: string, { mask }: FaultContext): string {
  return mask(printableLine(words)).slice(0, 300);
}

/** Never made: the connection or the request. Undefined where it may have been. */
function notSent(error: unknown, server: string, now: Date): Refusal | undefined {
  const forbidden = causesOf(error).find((cause) => cause instanceof ForbiddenOrigin);
  if (forbidden) return { kind: "unauthorized", reason: forbidden.message };
  const unreached = unreachedBy(error);
  return unreached === undefined ? undefined : soon(`${server} cannot be reached (${unreached}).`, now);
}

export function outcomesOf<R extends OwnReply, C extends FaultContext = FaultContext>(
  speech: Speech<R, C>,
): Outcomes<C> {
  const { server } = speech;

  /** Undefined too where something in front of it answered, whatever a client library made of that. */
  function ownReply(error: unknown): R | undefined {
    if (causesOf(error).some((cause) => cause instanceof ForeignReply)) return undefined;
    return speech.replyIn(error);
  }

  function isThrottled(reply: R): boolean {
    return speech.isThrottled?.(reply) ?? reply.status === 429;
  }

  function isPassing(reply: R): boolean {
    return speech.isPassing?.(reply) ?? reply.status >= 500;
  }

  function waitOf({ headers }: OwnReply, now: Date): Date {
    return retryAtOf(speech.waitHeaders?.(headers) ?? headers, now);
  }

  function notTaken(error: unknown, context: C): Fault | undefined {
    const reply = ownReply(error);
    if (reply === undefined) return notSent(error, server, context.now);
    if (isThrottled(reply)) {
      const retryAt = waitOf(reply, context.now);
      return { kind: "later", retryAt, reason: `${server} asks to wait: too many requests.` };
    }
    return speech.codesDecide || mayRefuse(reply.status) ? speech.meaningOf(reply, context) : undefined;
  }

  function uncertainty(error: unknown, context: C): string {
    const reply = ownReply(error);
    if (reply === undefined) return whyLost(error, server, speech.whyUnclear);
    return speech.wordsOfFault?.(reply, context) ?? `${server} answered with an error of its own (${reply.status}).`;
  }

  return {
    faultOfWrite: (error, context) =>
      notTaken(error, context) ?? { kind: "unknown", reason: uncertainty(error, context) },

    refusalOfRead(error, context) {
      const lost = lostPicture(error, context.now);
      if (lost !== undefined) return lost;
      const fault = notTaken(error, context);
      if (fault !== undefined && fault.kind !== "unknown") return fault;
      const reason = fault?.reason ?? uncertainty(error, context);
      const wrong = speech.wrongPlace?.(error, reason);
      if (wrong !== undefined) return wrong;
      if (isForeignNo(error)) return soon(reason, context.now, 5);
      const reply = ownReply(error);
      if (reply?.headers["retry-after"] === undefined) return soon(reason, context.now);
      return { kind: "later", retryAt: waitOf(reply, context.now), reason };
    },

    worthwhile(error) {
      const chain = causesOf(error);
      // Who was silent for the whole time limit has had its chance.
      if (ranOut(chain)) return false;
      const reply = ownReply(error);
      if (reply !== undefined)
        return isPassing(reply) && !isThrottled(reply) && reply.headers["retry-after"] === undefined;
      const foreign = chain.find((cause) => cause instanceof ForeignReply);
      if (foreign) return foreign.httpStatus >= 500;
      if (chain.some((cause) => cause instanceof ForbiddenOrigin || cause instanceof ReplyTooLarge)) return false;
      if (isRedirect(error)) return false;
      if (error instanceof GarbledReply || error instanceof LostReply) return true;
      return error instanceof TypeError && codeOf(error) !== "ERR_INVALID_ARG_TYPE";
    },
  };
}
