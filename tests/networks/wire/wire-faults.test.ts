/** Which errors prove that nothing was sent: the whole of "not taken" rests on it where a request failed. */
import { describe, expect, it } from "vitest";
import { neverSent } from "../../../src/networks/wire/wire-faults.ts";

function failed(code: string, syscall?: string): TypeError {
  const cause = Object.assign(new Error(code), { code, ...(syscall === undefined ? {} : { syscall }) });
  return new TypeError("fetch failed", { cause });
}

describe("an error of the wire", () => {
  it.each([
    ["ECONNREFUSED", "connect"],
    ["EHOSTUNREACH", "connect"],
    ["ENETUNREACH", "connect"],
    ["ENOTFOUND", "getaddrinfo"],
    ["EAI_AGAIN", "getaddrinfo"],
    ["UND_ERR_CONNECT_TIMEOUT", undefined],
  ])("proves that nothing was sent: %s of %s", (code, syscall) => {
    expect(neverSent(failed(code, syscall))).toBe(code);
  });

  it.each([
    ["EHOSTUNREACH", "read"],
    ["ENETUNREACH", "write"],
    ["ECONNRESET", "read"],
    ["EPIPE", "write"],
    ["UND_ERR_SOCKET", undefined],
  ])("proves nothing of what was sent before: %s of %s", (code, syscall) => {
    expect(neverSent(failed(code, syscall))).toBeUndefined();
  });

  it("is read from the first of several addresses that were tried", () => {
    const tried = [failed("ENETUNREACH", "connect").cause as Error, failed("ECONNREFUSED", "connect").cause as Error];
    expect(neverSent(new TypeError("fetch failed", { cause: new AggregateError(tried) }))).toBe("ENETUNREACH");
  });
});
