import { describe, expect, it } from "vitest";
import { retryAtOf } from "../../../src/networks/wire/retry-at.ts";

const now = new Date("2027-03-18T09:00:00.000Z");
const wait = (headers: Record<string, string>) => (retryAtOf(headers, now).getTime() - now.getTime()) / 1000;

describe("when a throttled request may be made again", () => {
  it.each<[string, Record<string, string>, number]>([
    ["seconds to wait", { "retry-after": "120" }, 120],
    ["an HTTP date", { "retry-after": "Thu, 18 Mar 2027 09:02:00 GMT" }, 120],
    ["epoch seconds", { "ratelimit-reset": String(now.getTime() / 1000 + 120) }, 120],
    ["epoch milliseconds", { "x-ratelimit-reset": String(now.getTime() + 120_000) }, 120],
    ["an ISO date", { "x-ratelimit-reset": "2027-03-18T09:02:00.000Z" }, 120],
    ["the epoch in X's spelling", { "x-rate-limit-reset": String(now.getTime() / 1000 + 120) }, 120],
    ["the later of two", { "retry-after": "60", "ratelimit-reset": String(now.getTime() / 1000 + 120) }, 120],
    ["nothing", {}, 300],
    ["nonsense", { "retry-after": "soon" }, 300],
    ["the past", { "retry-after": "Thu, 18 Mar 2027 08:00:00 GMT" }, 1],
    ["a year", { "retry-after": "31536000" }, 86_400],
  ])("understands %s", (_what, headers, seconds) => {
    expect(wait(headers)).toBe(seconds);
  });
});
