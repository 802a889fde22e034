/**
 * From what the Graph API answered, or failed to, to what it means for a post: surely not taken, or nobody knows.
 * By error.code: https://developers.facebook.com/docs/graph-api/guides/error-handling (read 2026-11-20).
 */
import { printableLine } from "../../system/text/printable.ts";
import type { Refusal } from "../network.ts";
import { ForbiddenOrigin, ForeignReply } from "../wire/guarded-fetch.ts";
import { retryAtOf } from "../wire/retry-at.ts";
import { causesOf, isForeignNo, neverSent, whyLost } from "../wire/wire-faults.ts";
import { GraphError, type ReplyHeaders, StrangeReply } from "./api.ts";
import { type GraphErrorBody, usageHeader } from "./schema.ts";

export type Fault = Refusal | { readonly kind: "unknown"; readonly reason: string };

export interface FaultContext {
  readonly now: Date;
  /** Replaces every secret by `***`. */
  readonly mask: (text: string) => string;
}

const throttledCodes = new Set([4, 17, 32, 341, 613]);
const deadToken = new Set([102, 190]);
const noPermission = new Set([3, 10]);
const passing = new Set([1, 2]);
const duplicate = 506;
const blocked = 368;

function isThrottled(code: number, httpStatus: number): boolean {
  // 80001 and its neighbours: the limits of one use case each.
  return throttledCodes.has(code) || (code >= 80_000 && code < 80_100) || httpStatus === 429;
}

/** A fault of Facebook's own, which leaves open what became of a write. */
function isPassing({ code, is_transient }: GraphErrorBody, httpStatus: number): boolean {
  return passing.has(code) || is_transient === true || httpStatus >= 500;
}

function minutesToWait(header: string | undefined): number | undefined {
  if (header === undefined) return undefined;
  try {
    const minutes = Object.values(usageHeader.parse(JSON.parse(header)))
      .flat()
      .map((use) => use.estimated_time_to_regain_access ?? 0);
    const longest = Math.max(0, ...minutes);
    return longest > 0 ? longest : undefined;
  } catch {
    // A header that is no help: the usual wait holds.
    return undefined;
  }
}

/** X-Business-Use-Case-Usage tells minutes; else the headers that everybody uses; else five minutes. */
function throttled(headers: ReplyHeaders, now: Date): Refusal {
  const minutes = minutesToWait(headers["x-business-use-case-usage"]);
  const retryAt = retryAtOf(minutes === undefined ? headers : { "retry-after": String(minutes * 60) }, now);
  return { kind: "later", retryAt, reason: "Facebook asks to wait: too many requests for this Page." };
}

export function soon(reason: string, now: Date, minutes = 1): Refusal {
  return { kind: "later", retryAt: new Date(now.getTime() + minutes * 60_000), reason };
}

/** Said by Facebook itself. Undefined where it leaves open what became of a write. */
function answered({ body, httpStatus, headers }: GraphError, { now, mask }: FaultContext): Fault | undefined {
  const { code, error_subcode, message, error_user_msg } = body;
  const number = error_subcode === undefined ? `${code}` : `${code}/${error_subcode}`;
  const said = mask(printableLine(`${number}: ${error_user_msg ?? message}`)).slice(0, 300);
  if (isThrottled(code, httpStatus)) return throttled(headers, now);
  if (deadToken.has(code)) {
    return {
      kind: "unauthorized",
      reason: `Facebook no longer takes the Page's token (${said}). Make a new one: docs/networks/facebook.md.`,
    };
  }
  if (noPermission.has(code) || (code >= 200 && code <= 299)) {
    return { kind: "unauthorized", reason: `The Page's token may not do this (${said}).` };
  }
  const again = code === duplicate || (code === blocked && /already posted|duplicate|identical/i.test(said));
  if (again) return { kind: "unknown", reason: `Facebook says that these words are on the Page already (${said}).` };
  if (isPassing(body, httpStatus)) return undefined;
  return { kind: "rejected", reason: `Facebook refused it (${said}).` };
}

function notTaken(error: unknown, context: FaultContext): Fault | undefined {
  if (error instanceof GraphError) return answered(error, context);
  const chain = causesOf(error);
  const forbidden = chain.find((cause) => cause instanceof ForbiddenOrigin);
  if (forbidden) return { kind: "unauthorized", reason: forbidden.message };
  const code = neverSent(error);
  return code === undefined ? undefined : soon(`Facebook cannot be reached (${code}).`, context.now);
}

function uncertainty(error: unknown, { mask }: FaultContext): string {
  if (error instanceof GraphError) {
    const { code, message } = error.body;
    return mask(`Facebook answered with a fault of its own (${printableLine(`${code}: ${message}`).slice(0, 200)}).`);
  }
  if (error instanceof StrangeReply) return `Facebook's answer (${error.httpStatus}) could not be understood.`;
  return whyLost(error, "Facebook");
}

/** What an error of the one write means: refused, or nobody knows. */
export function faultOfWrite(error: unknown, context: FaultContext): Fault {
  return notTaken(error, context) ?? { kind: "unknown", reason: uncertainty(error, context) };
}

/** What an error of a read or an upload means: nothing was published, so what is uncertain is tried again. */
export function refusalOfRead(error: unknown, context: FaultContext): Refusal {
  const fault = notTaken(error, context);
  if (fault !== undefined && fault.kind !== "unknown") return fault;
  return soon(fault?.reason ?? uncertainty(error, context), context.now, isForeignNo(error) ? 5 : 1);
}

/** No such post, or none that this token may see: Facebook does not say which. */
export function isMissing(error: unknown): boolean {
  if (!(error instanceof GraphError)) return false;
  const { code, error_subcode } = error.body;
  return (code === 100 && error_subcode === 33) || code === 803;
}

/** Whether another attempt of a read or an upload, in a moment, may end otherwise. */
export function worthwhile(error: unknown): boolean {
  if (error instanceof GraphError) {
    const { body, httpStatus } = error;
    return isPassing(body, httpStatus) && !isThrottled(body.code, httpStatus);
  }
  if (error instanceof StrangeReply) return true;
  if (error instanceof ForeignReply) return error.httpStatus >= 500;
  const chain = causesOf(error);
  // Who was silent for the whole time limit is not asked twice.
  if (chain.some(({ name }) => name === "TimeoutError" || name === "AbortError")) return false;
  return chain.length > 0 && !chain.some((cause) => cause instanceof ForbiddenOrigin);
}
