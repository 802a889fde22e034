/** Asks again after a passing fault, where asking twice does no harm: who am I, pictures, alt texts. Never a post. */
import pRetry from "p-retry";
import type { Call } from "./api.ts";
import { ErrorReply, LostReply } from "./errors.ts";

export interface Patience {
  readonly retries: number;
  /** Milliseconds before the first further attempt; each later wait is twice as long, give or take. */
  readonly minTimeout: number;
  /** Milliseconds after which no further attempt begins. */
  readonly maxRetryTime: number;
}

const usual: Patience = { retries: 2, minTimeout: 500, maxRetryTime: 10_000 };

function isPassing(error: Error): boolean {
  if (error instanceof LostReply) return (error.cause as Error | undefined)?.name !== "ReplyTooLarge";
  return error instanceof ErrorReply && [500, 502, 503, 504].includes(error.httpStatus);
}

export function patient(call: Call, patience: Patience = usual): Call {
  return (request, signal) =>
    pRetry(() => call(request, signal), {
      ...patience,
      factor: 2,
      randomize: true,
      signal,
      shouldRetry: ({ error }) => isPassing(error),
    });
}
