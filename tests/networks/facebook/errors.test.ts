import { describe, expect, it } from "vitest";
import { GraphError } from "../../../src/networks/facebook/api.ts";
import { faultOfWrite, isMissing, refusalOfRead, worthwhile } from "../../../src/networks/facebook/errors.ts";
import { ForbiddenOrigin, ForeignReply } from "../../../src/networks/wire/guarded-fetch.ts";
import { GarbledReply } from "../../../src/networks/wire/wire-faults.ts";

const now = new Date("2027-03-18T09:00:00Z");
const token = "EAAB-secret-token-1234";
const context = { now, mask: (text: string) => text.replaceAll(token, "***") };

interface Said {
  readonly code: number;
  readonly error_subcode?: number;
  readonly message?: string;
  readonly is_transient?: boolean;
}
function anError({ code, message = "Some words", ...more }: Said, status = 400, headers = {}): GraphError {
  return new GraphError({ status, headers, body: { code, message, type: "OAuthException", ...more } });
}
function minutesUntil(outcome: ReturnType<typeof faultOfWrite>): number {
  if (outcome.kind !== "later") throw new Error(outcome.kind);
  return (outcome.retryAt.getTime() - now.getTime()) / 60_000;
}
function fetchFailed(code: string): TypeError {
  return new TypeError("fetch failed", { cause: Object.assign(new Error(code), { code }) });
}

describe("what an error of Facebook means", () => {
  it.each([4, 17, 32, 341, 613, 80_001, 80_002, 80_008])("waits when it is throttled with code %i", (code) => {
    expect(faultOfWrite(anError({ code, is_transient: true }), context).kind).toBe("later");
  });

  it.each([190, 102, 10, 3, 200, 210, 299])("says that the token does not do with code %i", (code) => {
    expect(faultOfWrite(anError({ code }), context).kind).toBe("unauthorized");
    expect(refusalOfRead(anError({ code }), context).kind).toBe("unauthorized");
  });

  it.each([100, 368, 1500, 12])("says that it is refused for good with code %i", (code) => {
    expect(faultOfWrite(anError({ code }), context).kind).toBe("rejected");
  });

  it.each<[string, GraphError]>([
    ["code 1", anError({ code: 1 }, 500)],
    ["code 2 with status 400", anError({ code: 2 })],
    ["what calls itself transient", anError({ code: 1200, is_transient: true })],
    ["any code with status 503", anError({ code: 960 }, 503)],
    ["the same words as the last post", anError({ code: 506 })],
    ["a block for repeating itself", anError({ code: 368, message: "You've already posted this." })],
  ])("does not know after %s on a write, and tries again on a read", (_what, error) => {
    expect(faultOfWrite(error, context).kind).toBe("unknown");
    expect(refusalOfRead(error, context).kind).toBe("later");
  });

  it.each<[string, Error]>([
    ["a gateway's page", new ForeignReply(502)],
    ["a page that says no", new ForeignReply(403)],
    ["an answer cut short", new GarbledReply("half")],
    ["JSON of somebody else", new GarbledReply("JSON")],
    ["a lost connection", fetchFailed("ECONNRESET")],
    ["silence", new DOMException("Too late", "TimeoutError")],
  ])("does not know after %s on a write, and tries again on a read", (_what, error) => {
    expect(faultOfWrite(error, context).kind).toBe("unknown");
    expect(refusalOfRead(error, context).kind).toBe("later");
  });

  it("knows that nothing was sent where no connection was made", () => {
    expect(faultOfWrite(fetchFailed("ECONNREFUSED"), context)).toMatchObject({ kind: "later" });
    expect(faultOfWrite(new ForbiddenOrigin("No."), context)).toMatchObject({ kind: "unauthorized" });
  });

  it.each<[string, Record<string, string>, number]>([
    [
      "the longest of its use cases",
      {
        "x-business-use-case-usage": JSON.stringify({
          "1029384756": [
            { type: "pages", call_count: 100, estimated_time_to_regain_access: 12 },
            { type: "instagram", estimated_time_to_regain_access: 40 },
          ],
        }),
      },
      40,
    ],
    ["seconds, where it says no minutes", { "retry-after": "600" }, 10],
    ["five minutes, where it says nothing", {}, 5],
    ["five minutes, where it says nonsense", { "x-business-use-case-usage": "[[[" }, 5],
    [
      "five minutes, where the minutes are none",
      { "x-business-use-case-usage": '{"1":[{"type":"pages","estimated_time_to_regain_access":0}]}' },
      5,
    ],
    [
      "a day, where it would be for ever",
      { "x-business-use-case-usage": '{"1":[{"estimated_time_to_regain_access":99999999}]}' },
      24 * 60,
    ],
  ])("waits %s", (_what, headers, minutes) => {
    expect(minutesUntil(faultOfWrite(anError({ code: 32 }, 400, headers), context))).toBe(minutes);
  });

  it.each<[string, Error, boolean]>([
    ["a fault of Facebook's own", anError({ code: 2 }, 500), true],
    ["a gateway's page", new ForeignReply(502), true],
    ["a lost connection", fetchFailed("ECONNRESET"), true],
    ["an answer cut short", new GarbledReply("half"), true],
    ["throttling, transient or not", anError({ code: 4, is_transient: true }), false],
    ["a refusal", anError({ code: 100 }), false],
    ["a page that says no", new ForeignReply(403), false],
    ["a whole time limit of silence", new DOMException("Too late", "TimeoutError"), false],
    ["a server that may not be asked", new ForbiddenOrigin("No."), false],
  ])("knows after %s whether a read is worth another try", (_what, error, again) => {
    expect(worthwhile(error)).toBe(again);
  });

  it("tells the code and Facebook's words, without the token and without control characters", () => {
    const error = anError({ code: 100, error_subcode: 7, message: `Bad ${token}\u001b[31m` });

    expect(faultOfWrite(error, context)).toEqual({
      kind: "rejected",
      reason: "Facebook refused it (100/7: Bad ***\\u{1b}[31m).",
    });
  });

  it("takes only the code for a missing object for a missing post", () => {
    expect(isMissing(anError({ code: 100, error_subcode: 33 }))).toBe(true);
    expect(isMissing(anError({ code: 100 }))).toBe(false);
    expect(isMissing(new ForeignReply(404))).toBe(false);
  });
});
