/**
 * What is Facebook's own about its errors: the Graph API's codes, whatever the status of a reply.
 * By error.code: https://developers.facebook.com/docs/graph-api/guides/error-handling (read 2026-11-20).
 */
import { type Fault, type FaultContext, outcomesOf, type ReplyHeaders, told } from "../wire/outcomes.ts";
import { GraphError } from "./api.ts";
import { usageHeader } from "./schema.ts";

const throttledCodes = new Set([4, 17, 32, 341, 613]);
const deadToken = new Set([102, 190]);
const noPermission = new Set([3, 10]);
const passing = new Set([1, 2]);
const duplicate = 506;
const blocked = 368;

function isThrottled({ body: { code }, status }: GraphError): boolean {
  // 80001 and its neighbours: the limits of one use case each.
  return throttledCodes.has(code) || (code >= 80_000 && code < 80_100) || status === 429;
}

/** A fault of Facebook's own, which leaves open what became of a write. */
function isPassing({ body: { code, is_transient }, status }: GraphError): boolean {
  return passing.has(code) || is_transient === true || status >= 500;
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

/** X-Business-Use-Case-Usage tells minutes; else the headers that everybody uses. */
function waitHeaders(headers: ReplyHeaders): ReplyHeaders {
  const minutes = minutesToWait(headers["x-business-use-case-usage"]);
  return minutes === undefined ? headers : { "retry-after": String(minutes * 60) };
}

function meaningOf(reply: GraphError, context: FaultContext): Fault | undefined {
  const { code, error_subcode, message, error_user_msg } = reply.body;
  const number = error_subcode === undefined ? `${code}` : `${code}/${error_subcode}`;
  const said = told(`${number}: ${error_user_msg ?? message}`, context);
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
  if (isPassing(reply)) return undefined;
  return { kind: "rejected", reason: `Facebook refused it (${said}).` };
}

export const { faultOfWrite, refusalOfRead, worthwhile } = outcomesOf<GraphError>({
  server: "Facebook",
  replyIn: (error) => (error instanceof GraphError ? error : undefined),
  meaningOf,
  codesDecide: true,
  isThrottled,
  waitHeaders,
  isPassing,
  wordsOfFault: ({ body: { code, message } }, context) =>
    `Facebook answered with a fault of its own (${told(`${code}: ${message}`, context)}).`,
});

/** No such post, or none that this token may see: Facebook does not say which. */
export function isMissing(error: unknown): boolean {
  if (!(error instanceof GraphError)) return false;
  const { code, error_subcode } = error.body;
  return (code === 100 && error_subcode === 33) || code === 803;
}
