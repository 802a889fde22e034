/** Every column of every table, changed behind the ledger's back: `verify` names it, or docs/faults.md says why it need not. */
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { DatabaseSync } from "node:sqlite";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openSqliteLedger, viewSqliteLedger } from "../../src/ledger/sqlite/index.ts";
import { tampered } from "../support/ledger/tampered.ts";
import { anAccount } from "../support/publishing/a-publisher.ts";

const now = () => new Date("2027-03-18T09:00:00Z");
const folder = mkdtempSync(path.join(tmpdir(), "campaign-columns-"));
const file = path.join(folder, "ledger.sqlite");

/** Something in each table. */
beforeAll(async () => {
  const ledger = openSqliteLedger({ file, workspace: "default", who: "test", now, realNow: now });
  const delivery = "day/out/ours";
  await ledger.see([
    { delivery, account: "ours", state: "planned", dueAt: now(), late: 1000, seenAt: now(), ask: false },
  ]);
  const part = { text: "Hello.", images: [], lang: "en" };
  const message = { parts: [part] };
  const claim = { account: anAccount(), message, critical: false, again: false, keyDueAt: now(), firstClaimAt: now() };
  const step = { delivery, from: ["planned", "claimed"], event: "step" } as const;
  await ledger.change([{ ...step, attempt: 0, to: "claimed", keys: ["key"], fields: { claim, words: "words" } }]);
  const parts = [{ part: 0, state: "writing", prepared: { part, data: {} }, markedAt: now() } as const];
  await ledger.change([{ ...step, attempt: 1, to: "writing", parts }]);
  const receipt = { id: "1", url: "https://social.example.org/1" };
  await ledger.receipt({ delivery, part: 0, at: now(), outcome: { kind: "published", receipt }, event: "sent" });
  await ledger.saveFacts("ours", {});
  await ledger.readFiles({ machine: "ours", version: "1", at: now() });
  await ledger.notice([{ channel: "webhook", subject: delivery, digest: "1", at: now() }]);
  await ledger.lock("ours");
  await ledger.look(now());
  await ledger.noteIdle({ nextAt: now(), files: "1", timeZones: "1", program: "1", notedAt: now() });
  await ledger.close();
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** What is a flag, a state or JSON stays one. */
const values: Readonly<Record<string, string>> = {
  "deliveries.state": "'held'",
  "deliveries.ask": "1 - ask",
  "deliveries.may_be_out": "1 - may_be_out",
  "deliveries.told": "1 - told",
  "deliveries.claim": "replace(claim, 'Hello.', 'Bye.')",
  "parts.prepared": "'{}'",
  "parts.receipt": "replace(receipt, '/1', '/2')",
  "parts.state": "'unsent'",
  "events.body": "replace(body, 'seen', 'sent')",
  "ledger.purpose": "'rehearse'",
  "ledger.lost": `'[{"branch":"1","after":1}]'`,
};

interface Column {
  readonly table: string;
  readonly column: string;
  readonly type: string;
}

function columns(): readonly Column[] {
  const database = new DatabaseSync(file, { readOnly: true });
  const found = database
    .prepare(
      `SELECT tables.name AS "table", columns.name AS "column", columns.type FROM sqlite_schema AS tables
       JOIN pragma_table_info(tables.name) AS columns WHERE tables.type = 'table' ORDER BY 1, columns.cid`,
    )
    .all();
  database.close();
  return found as unknown as Column[];
}

/** What the page says that `verify` does not compare: `table.column`, or a whole table. */
function said(): ReadonlySet<string> {
  const page = readFileSync(path.resolve(import.meta.dirname, "../../docs/faults.md"), "utf8");
  const [, section = ""] = page.split("## What `log --verify` does not compare\n");
  const [table = ""] = section.split("\n## ");
  const cells = table.matchAll(/^\| ([^|]*) \|/gm);
  return new Set([...cells].flatMap(([, cell = ""]) => [...cell.matchAll(/`([^`]+)`/g)].map(([, name = ""]) => name)));
}

async function faultsWith({ table, column, type }: Column): Promise<readonly string[]> {
  const changed = type === "INTEGER" ? `coalesce(${column}, 0) + 100` : `coalesce(${column}, '') || 'x'`;
  const copy = tampered(file, `UPDATE ${table} SET ${column} = ${values[`${table}.${column}`] ?? changed}`);
  const view = viewSqliteLedger(copy);
  const found = (await view?.verify()) ?? [];
  await view?.close();
  return found;
}

describe("a column that is changed behind the ledger's back", () => {
  it("is named, or the page says what that can do", async () => {
    const unnamed: string[] = [];
    for (const column of columns()) {
      if ((await faultsWith(column)).length === 0) unnamed.push(`${column.table}.${column.column}`);
    }

    const listed = said();
    const tables = new Set(columns().map(({ table }) => table));
    const meant = columns().filter(({ table, column }) => listed.has(table) || listed.has(`${table}.${column}`));
    expect(unnamed).toEqual(meant.map(({ table, column }) => `${table}.${column}`));
    expect([...listed].filter((name) => !tables.has(name.split(".")[0] ?? ""))).toEqual([]);
  });
});
