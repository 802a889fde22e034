/** The record against the rows, their counts and the marker: whatever somebody changes behind the program is seen. */
import { cpSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { DatabaseSync } from "node:sqlite";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Ledger } from "../../src/ledger/ledger.ts";
import { openSqliteLedger, viewSqliteLedger } from "../../src/ledger/sqlite/index.ts";
import { anAccount } from "../support/publishing/a-publisher.ts";

const now = () => new Date("2027-03-18T09:00:00Z");
let folder: string;
let file: string;
beforeEach(async () => {
  folder = mkdtempSync(path.join(tmpdir(), "campaign-verify-"));
  file = path.join(folder, "ledger.sqlite");
  const ledger = openSqliteLedger({ file, workspace: "default", who: "test", now, realNow: now });
  await publishOne(ledger);
  await ledger.close();
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const out = "day/out/ours";
const doubt = "day/doubt/ours";

/** Two accounts; of one delivery the first part is out, of another nothing, one may be out, and there was a pause. */
async function publishOne(ledger: Ledger): Promise<void> {
  const seen = { state: "planned", dueAt: now(), late: 1000, seenAt: now(), ask: false } as const;
  await ledger.see([
    { ...seen, delivery: out, account: "ours" },
    { ...seen, delivery: "day/next/ours", account: "ours" },
  ]);
  await ledger.see([{ ...seen, delivery: "day/out/theirs", account: "theirs" }]);
  const message = { parts: [{ text: "Hello.", images: [], lang: "en" }] };
  const account = anAccount();
  const claim = { account, message, critical: false, again: false, keyDueAt: now(), firstClaimAt: now() };
  const step = { delivery: out, from: ["planned", "claimed"], event: "step" } as const;
  await ledger.change([{ ...step, attempt: 0, to: "claimed", keys: ["key"], fields: { claim, words: "words" } }]);
  const prepared = { part: { text: "Hello.", images: [], lang: "en" }, data: {} };
  const parts = [{ part: 0, state: "writing", prepared, markedAt: now() } as const];
  await ledger.change([{ ...step, attempt: 1, to: "writing", parts }]);
  const receipt = { id: "1", url: "https://social.example.org/1" };
  await ledger.receipt({
    delivery: out,
    part: 0,
    at: now(),
    outcome: { kind: "published", receipt },
    event: "sent",
  });
  await ledger.note({ event: "paused", reason: "mourning", data: {} });
  await ledger.see([{ ...seen, delivery: doubt, account: "ours" }]);
  const held = { to: "held", event: "held", fields: { hold: "may-be-out", mayBeOut: true } } as const;
  await ledger.change([{ delivery: doubt, attempt: 0, from: ["planned"], ...held }]);
}

/** As somebody with an editor for databases would do it. */
function tamper(sql: string): void {
  const database = new DatabaseSync(file, { enableForeignKeyConstraints: false });
  const triggers = database.prepare("SELECT name FROM sqlite_schema WHERE type = 'trigger'").all();
  for (const { name } of triggers) database.exec(`DROP TRIGGER ${String(name)}`);
  database.exec("PRAGMA ignore_check_constraints = ON");
  database.exec(sql);
  database.close();
}

async function faults(): Promise<readonly string[]> {
  const view = viewSqliteLedger(file);
  const found = (await view?.verify()) ?? [];
  await view?.close();
  return found;
}

describe("a record that nobody touched", () => {
  it("is whole", async () => {
    expect(await faults()).toEqual([]);
  });

  it("is whole beside a copy of it that was restored and discovered", async () => {
    const copy = `${file}.copy`;
    cpSync(file, copy);
    const options = { file, workspace: "default", who: "test", now, realNow: now };
    const ledger = openSqliteLedger(options);
    await ledger.note({ event: "paused", reason: "again", data: {} });
    await ledger.close();
    cpSync(copy, file);

    expect(await faults()).toHaveLength(1);
    await openSqliteLedger(options).close();

    expect(await faults()).toEqual([]);
  });
});

describe("what somebody did to the record or its rows is seen", () => {
  it.each([
    ["an event edited", "UPDATE events SET body = replace(body, 'seen', 'sent') WHERE n = 3", /Event 3 .* was changed/],
    ["an event taken out", "DELETE FROM events WHERE n = 5", /Event 5 is missing/],
    ["an event of another delivery", "UPDATE events SET delivery = 'day/9/ours' WHERE n = 3", /filed under another/],
    ["the tail cut off", "DELETE FROM events WHERE n >= 7", /its end was cut off/],
    ["the last event alone cut off", "DELETE FROM events WHERE n = 10", /it had come to 10/],
    [
      "a whole chain cut out",
      "DELETE FROM events WHERE account = 'theirs'",
      /day\/out\/theirs has a row, and no event/,
    ],
    [
      "a chain cut out with its rows",
      "DELETE FROM events WHERE account = 'theirs'; DELETE FROM deliveries WHERE account = 'theirs'",
      /Event 4 is missing/,
    ],
    ["a row taken out", `DELETE FROM parts; DELETE FROM deliveries WHERE delivery = '${out}'`, /its row is gone/],
    [
      "an address changed",
      `UPDATE deliveries SET url = 'https://other.example.org' WHERE delivery = '${out}'`,
      /The address of/,
    ],
    ["a receipt changed", "UPDATE parts SET receipt = replace(receipt, '/1', '/2')", /its address was changed/],
    ["words changed", "UPDATE deliveries SET claim = replace(claim, 'Hello.', 'Bye.')", /The words of/],
    ["the digest of words changed", `UPDATE deliveries SET words = 'others' WHERE delivery = '${out}'`, /The words of/],
    ["a time changed", "UPDATE deliveries SET due_at = due_at + 1 WHERE delivery = 'day/next/ours'", /The time of/],
    [
      "an account changed",
      `UPDATE deliveries SET account = 'theirs' WHERE delivery = '${out}'`,
      /is theirs's in its row/,
    ],
    [
      "a published delivery set back to planned",
      `UPDATE deliveries SET state = 'planned', parts_out = 0 WHERE delivery = '${out}'`,
      /is planned in its row, and published in the record/,
    ],
    ["a part set back to unsent", "UPDATE parts SET state = 'unsent'", /Part 1 of day\/out\/ours is unsent in its row/],
    [
      "a part taken out",
      "DELETE FROM parts",
      /Part 1 of day\/out\/ours is published in the record, and its row is gone/,
    ],
    [
      "a recall written beside the record",
      "UPDATE deliveries SET recall_at = 1 WHERE delivery = 'day/next/ours'",
      /or is recalled, is not the same/,
    ],
    [
      "what may be out declared to be sure",
      "UPDATE deliveries SET may_be_out = 0 WHERE delivery = 'day/doubt/ours'",
      /Whether day\/doubt\/ours may be out/,
    ],
    [
      "a hold that only a person ends made another",
      "UPDATE deliveries SET hold = 'problem' WHERE delivery = 'day/doubt/ours'",
      /day\/doubt\/ours is held for another reason/,
    ],
  ])("%s", async (_what, sql, says) => {
    tamper(sql);

    expect((await faults()).join("\n")).toMatch(says);
  });

  it("a ledger put back to an earlier copy", async () => {
    tamper("DELETE FROM events WHERE n > 1; DELETE FROM deliveries; DELETE FROM parts");

    expect((await faults()).join("\n")).toMatch(/its last event is number 1, and it had come to 10/);
  });

  it("a marker that cannot be compared is said, and is no proof of anything", async () => {
    rmSync(`${file}.marker`);
    writeFileSync(`${file}.marker`, "");

    expect((await faults()).join("\n")).toMatch(/is damaged/);
  });
});
