import { describe, expect, it } from "vitest";
import type { Identity } from "../../../src/networks/network.ts";
import type { Answer } from "../../../src/publish/account/ask-account.ts";
import { clockOf, judgeAccount, lastDelivery, needsPerson } from "../../../src/publish/account/judge-account.ts";
import { aDelivery, anAccount } from "../../support/publishing/a-publisher.ts";

const askedAt = new Date("2027-03-01T12:00:00Z");
const last = aDelivery("last", { dueAt: "2027-03-18T17:00:00Z" });

function told(more: Partial<Identity> = {}): Answer {
  return { kind: "identity", identity: { handle: "ours.example.org", id: "1", mayPost: true, ...more }, askedAt };
}

function judged(answer: Answer, more: { readonly last?: typeof last | undefined; readonly asksServer?: boolean } = {}) {
  const judgement = judgeAccount(answer, { account: anAccount(), last, asksServer: true, ...more });
  return { ...judgement, person: needsPerson(judgement) };
}

describe("a token's end", () => {
  it.each([
    ["2027-03-18T17:00:00Z", "token-ends"],
    ["2027-03-18T16:59:59Z", "token-ends"],
    ["2027-03-18T17:00:01Z", "ready"],
  ])("of %s against a last delivery at 17:00 is %s", (end, state) => {
    expect(judged(told({ expiresAt: new Date(end) })).state).toBe(state);
  });

  it("before the last delivery needs a person, and is told with both times", () => {
    expect(judged(told({ expiresAt: new Date("2027-03-10T00:00:00Z") }))).toEqual({
      state: "token-ends",
      person: true,
      reasons: [
        "Its token ends on 2027-03-10 00:00, before day/last/ours on 2027-03-18 17:00. Make a new one before then.",
      ],
    });
  });

  it("needs nobody where nothing is planned any more", () => {
    expect(judged(told({ expiresAt: new Date("2027-03-10T00:00:00Z") }), { last: undefined }).state).toBe("ready");
  });

  it("that has come needs a person even where nothing is planned", () => {
    const { state, reasons } = judged(told({ expiresAt: askedAt }), { last: undefined });

    expect({ state, reasons }).toEqual({
      state: "token-ends",
      reasons: ["Its token ended on 2027-03-01 12:00. Make a new one."],
    });
  });

  it("that no network tells is no reason to worry", () => {
    expect(judged(told())).toEqual({ state: "ready", reasons: [], person: false });
  });
});

describe("the last delivery of an account", () => {
  const early = aDelivery("early", { dueAt: "2027-03-17T09:00:00Z" });
  const theirs = aDelivery("theirs", { dueAt: "2027-03-30T09:00:00Z", account: anAccount({ id: "theirs" }) });

  it("is the latest of its own, in whatever order they come", () => {
    expect(lastDelivery([last, theirs, early], "ours", askedAt)?.id).toBe("day/last/ours");
  });

  it("is one that may still go out", () => {
    expect(lastDelivery([early, last], "ours", new Date("2027-03-18T19:00:00Z"))?.id).toBe("day/last/ours");
    expect(lastDelivery([early, last], "ours", new Date("2027-03-18T19:00:01Z"))).toBeUndefined();
  });
});

describe("an answer", () => {
  it("of another account needs a person", () => {
    expect(judged(told({ handle: "theirs.example.org" }))).toMatchObject({ state: "wrong-handle", person: true });
  });

  it("that it may not post needs a person", () => {
    expect(judged(told({ mayPost: false }))).toMatchObject({ state: "may-not-post", person: true });
  });

  it("with several faults tells them all, the gravest first", () => {
    const { state, reasons } = judged(
      told({ handle: "theirs.example.org", mayPost: false, serverTime: new Date("2027-03-01T13:00:00Z") }),
    );

    expect(state).toBe("wrong-handle");
    expect(reasons).toHaveLength(3);
  });

  it.each([
    ["no-secret", { kind: "no-secret", names: ["CAMPAIGN_OURS_APP_PASSWORD"] }, true],
    ["unauthorized", { kind: "unauthorized", reason: "No." }, true],
    ["unauthorized", { kind: "rejected", reason: "No." }, true],
    ["no-answer", { kind: "later", reason: "Too many.", retryAt: askedAt }, false],
    ["no-answer", { kind: "no-answer", reason: "It did not answer." }, false],
  ] as const)("is %s for %j", (state, answer, person) => {
    expect(judged(answer)).toMatchObject({ state, person });
  });

  it("to be tried later says when", () => {
    const answer = { kind: "later", reason: "Too many.", retryAt: askedAt } as const;

    expect(judged(answer).reasons).toEqual(["Too many. Ask again after 2027-03-01 12:00."]);
  });
});

describe("a server's clock", () => {
  it.each([
    ["2027-03-01T12:01:00Z", 60, true],
    ["2027-03-01T12:01:01Z", 61, false],
    ["2027-03-01T11:59:00Z", -60, true],
    ["2027-03-01T11:58:59Z", -61, false],
  ])("of %s is %i seconds from ours at noon; right: %s", (time, secondsApart, right) => {
    const answer = told({ serverTime: new Date(time) });

    expect(clockOf(answer, { asksServer: true })).toMatchObject({ secondsApart, right });
    expect(judged(answer)).toMatchObject({ state: right ? "ready" : "clock-wrong", person: false });
  });

  it("is not asked of a folder of this machine", () => {
    const answer = told({ serverTime: new Date("2020-01-01T00:00:00Z") });

    expect(clockOf(answer, { asksServer: false })).toBeUndefined();
    expect(judged(answer, { asksServer: false }).state).toBe("ready");
  });

  it("is not known where the server does not tell", () => {
    expect(clockOf(told(), { asksServer: true })).toBeUndefined();
  });
});
