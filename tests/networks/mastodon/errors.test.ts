import { describe, expect, it } from "vitest";
import { faultOfWrite, refusalOfRead, ServerError } from "../../../src/networks/mastodon/errors.ts";
import { ForeignReply } from "../../../src/networks/wire/guarded-fetch.ts";
import { GarbledReply } from "../../../src/networks/wire/wire-faults.ts";

const now = new Date("2027-03-18T09:00:00Z");
const token = "zK3-secret-token";
const context = { now, mask: (text: string) => text.replaceAll(token, "***") };
const said = (status: number, words = "Something", headers: Record<string, string> = {}) =>
  new ServerError(status, words, new Headers(headers));
const lost = (code: string) => new TypeError("fetch failed", { cause: Object.assign(new Error(code), { code }) });

describe("what an error means for a post on Mastodon", () => {
  it.each<[string, Error, string, string]>([
    ["a text that is refused", said(422, "Validation failed"), "rejected", "rejected"],
    ["a token that died", said(401, "The access token was revoked"), "unauthorized", "unauthorized"],
    ["a scope that is missing", said(403, "outside the authorized scopes"), "unauthorized", "unauthorized"],
    ["too many requests", said(429), "later", "later"],
    ["a key that Pixelfed has seen", said(400, "Duplicate idempotency key."), "unknown", "later"],
    ["another bad request", said(400, "Bad request"), "rejected", "rejected"],
    ["a picture still worked on", said(422, "Cannot attach files that have not finished processing"), "later", "later"],
    ["a picture used already", said(422, "Media 1 not found or already attached to another post"), "later", "later"],
    ["a page that is not there", said(404, "Record not found"), "later", "later"],
    ["the server's own error", said(500), "unknown", "later"],
    ["a gateway's page", new ForeignReply(502), "unknown", "later"],
    ["a firewall's page", new ForeignReply(403), "unknown", "later"],
    ["a gateway that asks to wait", new ForeignReply(429), "unknown", "later"],
    ["half an answer", new GarbledReply("half"), "unknown", "later"],
    ["a connection that was cut", lost("ECONNRESET"), "unknown", "later"],
    ["a connection that was never made", lost("ECONNREFUSED"), "later", "later"],
    ["no answer in time", new DOMException("timeout", "TimeoutError"), "unknown", "later"],
    ["a bug of our own", new RangeError("oops"), "unknown", "later"],
  ])("%s", (_what, error, ofWrite, ofRead) => {
    expect(faultOfWrite(error, context).kind).toBe(ofWrite);
    expect(refusalOfRead(error, context).kind).toBe(ofRead);
  });

  it("a redirect on a read asks for the right address, and on the write leaves it open", () => {
    const error = new TypeError("fetch failed", { cause: new Error("unexpected redirect") });

    expect(faultOfWrite(error, context).kind).toBe("unknown");
    expect(refusalOfRead(error, context)).toMatchObject({
      kind: "unauthorized",
      reason: expect.stringContaining("address of the server"),
    });
  });

  it("a reply to a post that is gone is refused for good", () => {
    expect(faultOfWrite(said(404, "Record not found"), { ...context, reply: true }).kind).toBe("rejected");
  });

  it("the status of a gateway's page is told", () => {
    expect(faultOfWrite(new ForeignReply(502), context)).toMatchObject({ reason: expect.stringContaining("502") });
  });

  it.each<[string, Record<string, string>, string]>([
    ["an ISO date", { "x-ratelimit-reset": "2027-03-18T09:20:00.000Z" }, "2027-03-18T09:20:00Z"],
    [
      "epoch seconds",
      { "x-ratelimit-reset": String(Date.parse("2027-03-18T09:20:00Z") / 1000) },
      "2027-03-18T09:20:00Z",
    ],
    ["seconds to wait", { "retry-after": "1200" }, "2027-03-18T09:20:00Z"],
    ["nothing", {}, "2027-03-18T09:05:00Z"],
  ])("waits as long as a server asks by %s", (_shape, headers, until) => {
    const fault = faultOfWrite(said(429, "Throttled", headers), context);

    expect(fault).toMatchObject({ kind: "later", retryAt: new Date(until) });
  });

  it("neither tells the token nor lets control characters through", () => {
    const fault = faultOfWrite(said(401, `Token ${token}\u001b[31m is dead`), context);

    expect(JSON.stringify(fault)).not.toContain(token);
    expect(JSON.stringify(fault)).not.toContain("\\u001b");
  });
});
