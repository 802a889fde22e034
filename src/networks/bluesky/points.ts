/**
 * What is left of the account's allowance for writes. The server tells it with each write and counts two points for
 * one of ours; when they are used up, asking would only use up more.
 */
import type { Refusal } from "../network.ts";
import { retryAtOf } from "../wire/retry-at.ts";

const pointsOfAWrite = 2;

type Headers = Readonly<Record<string, string | undefined>>;

export interface Points {
  /** After every write, taken or refused. */
  read(headers: Headers | undefined): void;
  /** Why no write can be made now. */
  refusal(now: Date): Refusal | undefined;
}

export function pointsOfAccount(now: () => Date): Points {
  let spent: { readonly until: Date } | undefined;
  return {
    read(headers = {}) {
      const left = headers["ratelimit-remaining"];
      if (left === undefined || !/^\d+$/.test(left) || headers["ratelimit-reset"] === undefined) return;
      spent = Number(left) < pointsOfAWrite ? { until: retryAtOf(headers, now()) } : undefined;
    },
    refusal(at) {
      if (spent === undefined || spent.until <= at) return undefined;
      return { kind: "later", retryAt: spent.until, reason: "The account has no writes left on Bluesky for now." };
    },
  };
}
