import { describe, expect, it } from "vitest";
import { GarbledReply, LostReply } from "../../../src/networks/wire/wire-faults.ts";
import { errorOf, faultOfWrite, isGone, refusalOfRead } from "../../../src/networks/x/errors.ts";
import { type ErrorBody, invalidRequest, notFound, xErrors } from "../../support/networks/x/x-replies.ts";

const now = new Date("2027-03-18T09:00:00Z");
const context = { now, mask: (text: string) => text.replaceAll("s3cret-token", "***") };
const seconds = (instant: string) => String(Date.parse(instant) / 1000);
const replied = ({ status, body }: ErrorBody, headers: Record<string, string> = {}) => errorOf(status, headers, body);

describe("what X's answer to a post means", () => {
  it.each<[string, ErrorBody, string, RegExp]>([
    ["the same words again", xErrors.duplicate, "unknown", /same words are already/],
    ["no credits left", xErrors.noCredits, "unauthorized", /top up at https:\/\/console\.x\.com/],
    ["revoked keys", xErrors.unauthorized, "unauthorized", /revoked/],
    ["keys that may only read", xErrors.readOnly, "unauthorized", /Read and write/],
    ["a suspended account", xErrors.suspended, "unauthorized", /suspended/],
    ["an answer to a stranger", xErrors.notYours, "rejected", /mentioned or are the author/],
    ["a picture that has lapsed", xErrors.media, "later", /uploaded again/],
    ["a malformed request", invalidRequest("text is too long"), "rejected", /invalid/],
    ["a post that is gone", notFound("12"), "rejected", /Could not find/],
    ["too many requests", xErrors.tooMany, "later", /too many/],
    ["too many requests, in the old form", xErrors.tooManyOld, "later", /too many/],
    ["a server in trouble", xErrors.unavailable, "unknown", /503/],
  ])("is told for %s", (_what, body, kind, reason) => {
    expect(faultOfWrite(replied(body), context)).toMatchObject({ kind, reason: expect.stringMatching(reason) });
  });

  it.each([
    ["a timeout", new LostReply(true, new DOMException("late", "TimeoutError")), /in time/],
    ["a connection cut", new LostReply(true, Object.assign(new Error("cut"), { code: "ECONNRESET" })), /ECONNRESET/],
    ["a success without its post", new GarbledReply("X's answer could not be understood."), /understood/],
    ["an empty error", errorOf(500, {}, undefined), /500/],
    ["a gateway's time limit", errorOf(408, {}, "<html>"), /408/],
  ])("is unknown after %s, and only later for a read", (_what, error, reason) => {
    expect(faultOfWrite(error, context)).toMatchObject({ kind: "unknown", reason: expect.stringMatching(reason) });
    expect(refusalOfRead(error, context)).toMatchObject({ kind: "later", reason: expect.stringMatching(reason) });
  });

  it("is surely not taken when the server was never reached", () => {
    const error = new LostReply(false, Object.assign(new Error("refused"), { code: "ECONNREFUSED" }));

    expect(faultOfWrite(error, context)).toMatchObject({
      kind: "later",
      reason: "X cannot be reached (ECONNREFUSED).",
    });
  });

  it.each<[string, number, unknown]>([
    ["a page", 403, "<html>Access denied</html>"],
    ["a page that asks to wait", 429, "<html>Slow down</html>"],
    ["an empty reply", 413, undefined],
    ["words of a firewall", 403, { message: "blocked by WAF" }],
    ["words of a firewall with a code", 429, { code: 88, message: "Rate limit exceeded" }],
    ["errors of another make", 403, { success: false, errors: [{ code: 1020, message: "Access denied" }] }],
    ["a problem of another make", 403, { ...xErrors.suspended.body, type: "https://gateway.example.org/1020" }],
    ["a problem of a host that looks like X's", 403, { ...xErrors.suspended.body, type: "https://notx.com/1" }],
    ["X's own words with a status that leaves it open", 408, xErrors.unauthorized.body],
    ["X's own words with a status that is no error", 300, xErrors.unauthorized.body],
  ])("is open when what answers is %s, and only later for a read", (_what, status, body) => {
    const error = errorOf(status, {}, body);

    expect(faultOfWrite(error, context).kind).toBe("unknown");
    expect(refusalOfRead(error, context).kind).toBe("later");
    expect(isGone(errorOf(404, {}, body))).toBe(status === 408 || status === 300);
  });

  it.each([
    ["the quarter of an hour", { "x-rate-limit-reset": seconds("2027-03-18T09:12:00Z") }, "2027-03-18T09:12:00.000Z"],
    [
      "the day, when that is used up",
      {
        "x-rate-limit-reset": seconds("2027-03-18T09:12:00Z"),
        "x-user-limit-24hour-remaining": "0",
        "x-user-limit-24hour-reset": seconds("2027-03-18T21:00:00Z"),
      },
      "2027-03-18T21:00:00.000Z",
    ],
    [
      "the quarter of an hour, when the day is not",
      {
        "x-rate-limit-reset": seconds("2027-03-18T09:12:00Z"),
        "x-app-limit-24hour-remaining": "9000",
        "x-app-limit-24hour-reset": seconds("2027-03-18T21:00:00Z"),
      },
      "2027-03-18T09:12:00.000Z",
    ],
    ["a while of our own, when X says nothing", {}, "2027-03-18T09:05:00.000Z"],
    ["a while of our own, when X says nonsense", { "x-rate-limit-reset": "soon" }, "2027-03-18T09:05:00.000Z"],
    ["a second at least, when X's clock is behind", { "x-rate-limit-reset": "1500000000" }, "2027-03-18T09:00:01.000Z"],
    ["a day at most", { "x-rate-limit-reset": "99999999999" }, "2027-03-19T09:00:00.000Z"],
  ])("waits for %s", (_what, headers, retryAt) => {
    expect(faultOfWrite(replied(xErrors.tooMany, headers), context)).toMatchObject({
      kind: "later",
      retryAt: new Date(retryAt),
    });
  });

  it("never repeats a secret, nor what would move a terminal", () => {
    const { body: words } = xErrors.unauthorized;
    const body = { status: 401, body: { ...words, detail: "Token s3cret-token \u001b[31mis dead\n" } };

    const fault = faultOfWrite(replied(body), context);

    expect(JSON.stringify(fault)).not.toContain("s3cret-token");
    expect(JSON.stringify(fault)).not.toContain("\\u001b");
  });
});
