/** The record against the rows, their counts and the marker: whatever somebody changes behind the program is seen. */
import { createHash } from "node:crypto";
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { DatabaseSync } from "node:sqlite";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Ledger } from "../../src/ledger/ledger.ts";
import { openSqliteLedger, viewSqliteLedger } from "../../src/ledger/sqlite/index.ts";
import { tamper as tamperFile } from "../support/ledger/tampered.ts";
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

const tamper = (sql: string) => tamperFile(file, sql);

/** As a ledger of an earlier program has it: chained, and without digests of its rows. */
function unseal(): void {
  const database = new DatabaseSync(file);
  const heads = new Map<string, string>();
  for (const { n, account, body } of database.prepare("SELECT * FROM events ORDER BY n").all()) {
    const event = JSON.parse(String(body)) as { data?: { seal?: unknown } };
    delete event.data?.seal;
    const text = JSON.stringify(event);
    const previous = heads.get(String(account)) ?? "";
    const hash = createHash("sha256").update(`${previous}\n${text}`).digest("hex");
    heads.set(String(account), hash);
    database
      .prepare("UPDATE events SET body = ?, previous = ?, hash = ? WHERE n = ?")
      .run(text, previous, hash, n ?? 0);
  }
  const last = database.prepare("SELECT hash FROM events ORDER BY n DESC LIMIT 1").get();
  database.close();
  const mark = readFileSync(`${file}.marker`, "utf8");
  writeFileSync(`${file}.marker`, mark.replace(/[0-9a-f]{64}/, String(last?.hash)));
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

    tamper("UPDATE ledger SET branch = '0000000000000000'");
    expect((await faults()).join("\n")).toContain("which branch of the record it is on (branch) was changed");
    tamper("UPDATE ledger SET branch = '1', lost = '[]'");
    expect((await faults()).join("\n")).toContain("which branches of the record were lost (lost) was changed");
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
    [
      "a hold of what is out",
      `UPDATE deliveries SET hold = 'problem' WHERE delivery = '${out}'`,
      /day\/out\/ours is not held in the record/,
    ],
  ])("%s", async (_what, sql, says) => {
    tamper(sql);

    expect((await faults()).join("\n")).toMatch(says);
  });

  const rows = [
    ["identity", "'mastodon somebody else'", "whose account it is"],
    ["seen_at", "seen_at + 1", "when it was first seen"],
    ["cause", "'person'", "who or what decided about it"],
    ["reason", "'Because.'", "the reason"],
    ["retry_at", "1", "when it is tried again"],
    ["ask", "1", "whether its network is asked first"],
    ["place_words", "'others'", "its words in the series"],
    ["first_claim_at", "first_claim_at + 1", "when it was first claimed"],
    ["published_at", "published_at + 60000", "when it went out"],
    ["parts_total", "2", "how many parts it has"],
    ["parts_out", "0", "how many parts are out"],
    ["claim", "replace(claim, '\"again\":false', '\"again\":true')", "what was claimed to be sent"],
  ];
  it.each(rows)("the column %s of a row", async (column, value, words) => {
    tamper(`UPDATE deliveries SET ${column} = ${value} WHERE delivery = '${out}'`);

    expect(await faults()).toEqual([`Of ${out}, its row was changed beside the record: ${words} (${column}).`]);
  });

  it("each of several columns at once, and one that was emptied", async () => {
    tamper(`UPDATE deliveries SET published_at = NULL, cause = 'file' WHERE delivery = '${out}'`);

    expect((await faults()).join("\n")).toContain(
      "who or what decided about it (cause) and when it went out (published_at)",
    );
  });

  it.each([
    ["key", "'another'", "its key"],
    ["prepared", "'{}'", "what was prepared for it"],
    ["marked_at", "marked_at + 1", "when it began to be written"],
    ["marked_real", "1", "when it really began to be written"],
    ["absent_at", "1", "when it was found to be absent"],
    ["folder", "'/elsewhere'", "its folder"],
    ["sent_at", "sent_at + 60000", "when it was sent"],
  ])("the column %s of a part", async (column, value, words) => {
    tamper(`UPDATE parts SET ${column} = ${value}`);

    expect(await faults()).toEqual([
      `Of part 1 of ${out}, its row was changed beside the record: ${words} (${column}).`,
    ]);
  });

  it("an attempt more than was made", async () => {
    tamper(`UPDATE deliveries SET attempt = 7 WHERE delivery = '${out}'`);

    expect(await faults()).toEqual([`${out} counts 7 attempts in its row, and 1 in the record.`]);
  });

  it.each([
    ["created_at", "created_at - 86400000", "when it was made (created_at)"],
    ["workspace", "'another'", "its workspace"],
    ["id", "'00000000'", "which ledger it is"],
    ["resumed_at", "1", "when a person resumed it (resumed_at)"],
    ["restored_at", "1", "when it was found to be restored (restored_at)"],
    ["known_until", "1", "how far it knew what was done (known_until)"],
    ["branch", "'1'", "which branch of the record it is on (branch)"],
    ["lost", `'[{"branch":"1","after":1}]'`, "which branches of the record were lost (lost)"],
  ])("the column %s of what the ledger says of itself", async (column, value, words) => {
    tamper(`UPDATE ledger SET ${column} = ${value}`);

    expect(await faults()).toContain(
      `What the ledger says of itself is not what its record says: ${words} was changed.`,
    );
  });

  it("nothing of a row whose last event is of a program that kept no digests", async () => {
    tamper(`UPDATE deliveries SET published_at = 1 WHERE delivery = '${out}'`);
    unseal();

    expect(await faults()).toEqual([]);
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
