/** A ledger as somebody with an editor for databases would leave it. */
import { cpSync } from "node:fs";
import { DatabaseSync } from "node:sqlite";

let copies = 0;

/** Changes the file itself. */
export function tamper(file: string, sql: string): void {
  const database = new DatabaseSync(file, { enableForeignKeyConstraints: false });
  const triggers = database.prepare("SELECT name FROM sqlite_schema WHERE type = 'trigger'").all();
  for (const { name } of triggers) database.exec(`DROP TRIGGER ${String(name)}`);
  database.exec("PRAGMA ignore_check_constraints = ON");
  database.exec(sql);
  database.close();
}

/** Path of a changed copy, with its marker, beside the file. */
export function tampered(file: string, sql: string): string {
  copies += 1;
  const copy = `${file}.${copies}`;
  cpSync(file, copy);
  cpSync(`${file}.marker`, `${copy}.marker`);
  tamper(copy, sql);
  return copy;
}
