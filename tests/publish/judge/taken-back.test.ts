/** What is taken back is remembered, though a database is away for a moment and other machines remember too. */
import { describe, expect, it } from "vitest";
import type { EventRecord, Ledger } from "../../../src/ledger/ledger.ts";
import { rememberLosses } from "../../../src/publish/judge/losses.ts";
import { remember } from "../../../src/publish/judge/withdrawals.ts";

type Notes = Pick<Ledger, "events" | "note">;

/** As one machine sees it; `failing` notes are lost with their connection. */
function aLedger(records: EventRecord[], failing = 0): Notes {
  let left = failing;
  return {
    events: () => Promise.resolve([...records]),
    note: ({ event, data }) => {
      left -= 1;
      if (left >= 0) return Promise.reject(new Error("connection lost"));
      const n = records.length + 1;
      records.push({
        n,
        account: "",
        sequence: n,
        at: new Date(0),
        who: "-",
        previous: "",
        hash: "",
        event,
        ...(data && { data }),
      });
      return Promise.resolve();
    },
  };
}

const names = (records: readonly EventRecord[]) => records.map(({ event }) => event);
const withdrawn = () => ({ withdrawn: [{ consent: "CR-1", sources: ["a"] }], given: [] });
const given = () => ({ withdrawn: [], given: ["CR-1"] });
const at = new Date("2027-01-05T09:00:00Z");

describe("a consent that is withdrawn", () => {
  it("is noted at the next look where it could not be", async () => {
    const records: EventRecord[] = [];
    const ledger = aLedger(records, 1);
    const now = withdrawn();

    await expect(rememberLosses(ledger, now, at)).rejects.toThrow("connection lost");
    await rememberLosses(ledger, now, at);
    expect(names(records)).toEqual(["consent withdrawn"]);
  });

  it("is noted once by accounts that look at once", async () => {
    const records: EventRecord[] = [];
    const ledger = aLedger(records);
    const now = withdrawn();
    await Promise.all([rememberLosses(ledger, now, at), rememberLosses(ledger, now, at)]);

    expect(names(records)).toEqual(["consent withdrawn"]);
  });

  it("is noted again by a machine that missed that it was given meanwhile", async () => {
    const records: EventRecord[] = [];
    const [one, other] = [aLedger(records), aLedger(records)];
    await rememberLosses(one, withdrawn(), at);
    await rememberLosses(other, given(), at);
    await rememberLosses(one, withdrawn(), at);

    expect(names(records)).toEqual(["consent withdrawn", "consent given again", "consent withdrawn"]);
  });
});

it("an approval that is taken back is noted at the next look where it could not be", async () => {
  const records: EventRecord[] = [];
  const ledger = aLedger(records, 1);
  const found = [{ digest: "v1:a", by: "jo-bloggs", at }];

  await expect(remember(ledger, found)).rejects.toThrow("connection lost");
  await remember(ledger, found);
  expect(names(records)).toEqual(["approval withdrawn"]);
});
