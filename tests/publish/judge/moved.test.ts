import { describe, expect, it } from "vitest";
import type { Row } from "../../../src/ledger/ledger.ts";
import { movedProblems } from "../../../src/publish/judge/moved.ts";
import { aDelivery } from "../../support/publishing/a-publisher.ts";

const delivery = aDelivery("hello", { dueAt: "2027-03-18T09:00:00Z" });

function told(dueAt: string, cause?: Row["cause"]): number {
  const row = {
    account: "ours",
    delivery: delivery.id,
    state: "published",
    dueAt: new Date(dueAt),
    ...(cause && { cause }),
  } as const;
  return movedProblems([delivery], [row]).length;
}

describe("a published post whose time in the file is another", () => {
  it("is told when they are more than 30 days apart", () => {
    expect(["2027-02-16T09:00:00Z", "2027-04-17T09:00:00Z"].map((then) => told(then))).toEqual([0, 0]);
    expect(["2027-02-16T08:59:00Z", "2027-04-17T09:01:00Z"].map((then) => told(then))).toEqual([1, 1]);
  });

  it("was not moved where a person sent long afterwards what had been missed", () => {
    expect(told("2027-06-01T09:00:00Z", "person")).toBe(0);
    expect(told("2026-03-18T09:00:00Z", "person")).toBe(1);
  });
});
