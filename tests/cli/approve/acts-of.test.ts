/** What a withdrawal takes back: every word for the message, under any id and at any time of its day. */
import { expect, it } from "vitest";
import type { FiledAct } from "../../../src/campaign/approvals/act.ts";
import { withdrawalsOf } from "../../../src/cli/approve/acts-of.ts";
import { digestAt } from "../../../src/permission/terms.ts";

const base = "b".repeat(64);
const giving = { workspace: "w", by: "sam", at: new Date("2027-03-01T09:00:00Z"), how: "command" } as const;
const said = (delivery: string, local: string, of = base): FiledAct => ({
  ...giving,
  file: "campaigns/approvals/c/a.yaml",
  by: "jo",
  at: new Date("2027-03-02T09:00:00Z"),
  agreed: [{ digest: digestAt(of, local), local, deliveries: [delivery], words: ["Hello."], aspects: {} }],
  withdrawn: [],
});
const terms = { base, local: "2027-03-18T12:30", digest: digestAt(base, "2027-03-18T12:30"), aspects: {} };

it("covers the message before it was renamed and moved, and is never dated before it", () => {
  const acts = [said("c/a/board", "2027-03-18T12:00"), said("c/other/board", "2027-03-18T12:00", "c".repeat(64))];

  const [{ act } = { act: undefined }] = withdrawalsOf([{ id: "c/b/board", terms }], acts, giving);

  expect(act?.withdrawn).toEqual([terms.digest, digestAt(base, "2027-03-18T12:00")]);
  expect(act?.at).toEqual(new Date("2027-03-02T09:00:00Z"));
});

it("covers what was ever agreed to of that delivery, whatever it says now", () => {
  const acts = [said("c/b/board", "2027-03-18T12:00", "c".repeat(64))];

  const [{ act } = { act: undefined }] = withdrawalsOf([{ id: "c/b/board", terms: undefined }], acts, giving);

  expect(act?.withdrawn).toEqual([digestAt("c".repeat(64), "2027-03-18T12:00")]);
});
