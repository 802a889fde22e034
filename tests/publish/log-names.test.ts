/** Whose word a post went out by, as the record tells it, and as a stranger is told. */
import { expect, it } from "vitest";
import type { EventRecord } from "../../src/ledger/ledger.ts";
import { logCsv } from "../../src/preview/log-csv.ts";
import { logOf } from "../../src/publish/person/log.ts";
import { withoutNames } from "../../src/publish/person/names.ts";

const at = new Date("2027-03-18T09:00:00Z");
const word = {
  person: "jo-bloggs",
  role: "Safeguarding lead",
  at: "2027-03-03T09:00:00.000Z",
  how: "answer",
  recordedBy: "sam",
};

function anEvent(n: number, more: Partial<EventRecord>): EventRecord {
  return {
    n,
    at,
    who: "publish on machine-1",
    event: "published",
    account: "a",
    delivery: "spring/one/a",
    ...more,
  } as EventRecord;
}

const claimed = { message: { parts: [{ text: "Someone will listen." }] }, approvedBy: [word] };
const events = [
  anEvent(1, {
    event: "held",
    who: "sam on laptop (settle)",
    reason: "Not approved (1 of 2): jo-bloggs agreed on 3 March.",
  }),
  anEvent(2, { event: "claimed", data: claimed }),
  anEvent(3, { data: { part: 0, receipt: { id: "1" } } }),
  // Claimed again by a version that asked nobody: nothing of the earlier claim is said of it.
  anEvent(4, { event: "claimed", data: { message: claimed.message } }),
  anEvent(5, { data: { part: 0, receipt: { id: "2" } } }),
];

it("is said of what went out, of the claim that it went out by", () => {
  expect(logOf(events).map(({ approvedBy }) => approvedBy)).toEqual([null, null, [word], null, null]);
  expect(logCsv(logOf(events))).toContain('"jo-bloggs (answer, 2027-03-03 09:00, written down by sam)"');
});

it("is a role for a stranger, and no name of anybody who wrote it down", () => {
  const people = new Map([["jo-bloggs", { id: "jo-bloggs", name: "Jo Bloggs", role: "Manager" }]]);

  const roles = logCsv(withoutNames(logOf(events), { people, names: false }));
  const named = logCsv(withoutNames(logOf(events), { people, names: true }));
  const gone = logCsv(withoutNames(logOf(events), { people: new Map(), names: true }));

  expect(roles).toContain('"Manager (answer, 2027-03-03 09:00)"');
  expect(roles).toContain("Not approved (1 of 2): Manager agreed on 3 March.");
  expect(roles).not.toMatch(/bloggs|\bsam\b|laptop/i);
  expect(roles).toContain("publish on machine-1");
  expect(named).toContain('"Jo Bloggs (Manager) (answer, 2027-03-03 09:00)"');
  expect(gone).toContain('"Safeguarding lead (answer, 2027-03-03 09:00)"');
});
