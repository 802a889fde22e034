/** Which versions of the files were read, by which machine. */
import { judgeVersion, type KnownVersion, type KnownVersions } from "../file-versions.ts";
import type { FilesAge, FilesRead } from "../ledger.ts";
import { type Database, inTransaction, statement } from "./database.ts";

function known(database: Database, { machine, version }: FilesRead): KnownVersions {
  const latest = statement(database, "SELECT n, version, machine, at FROM files ORDER BY n DESC LIMIT 1").get();
  const asked = statement(database, "SELECT max(n) AS n FROM files WHERE version = ?").get(version)?.n;
  const lastRead = statement(database, "SELECT n FROM readers WHERE machine = ?").get(machine)?.n;
  return {
    ...(latest === undefined ? {} : { latest: latest as unknown as KnownVersion }),
    ...(typeof asked === "number" ? { asked } : {}),
    ...(typeof lastRead === "number" ? { lastRead } : {}),
  };
}

/** What `readFiles` would answer, with nothing recorded. */
export function filesAge(database: Database, read: FilesRead): FilesAge {
  // A ledger of the first versions knows of none.
  const knows = statement(database, "SELECT 1 FROM sqlite_schema WHERE name = 'readers'").get() !== undefined;
  const judged = knows ? judgeVersion(known(database, read), read.version) : undefined;
  return judged?.kind === "older" ? judged : { kind: "current" };
}

export function readFiles(database: Database, read: FilesRead): FilesAge {
  const { machine, version, at } = read;
  // Asked before every write, and nearly always there is nothing to record.
  if (judgeVersion(known(database, read), version).kind === "known") return { kind: "current" };
  return inTransaction(database, (): FilesAge => {
    const versions = known(database, read);
    const judged = judgeVersion(versions, version);
    if (judged.kind === "older") return judged;
    const n = (versions.latest?.n ?? 0) + (judged.kind === "new" ? 1 : 0);
    if (judged.kind === "new") {
      const insert = statement(database, "INSERT INTO files (n, version, machine, at) VALUES (?, ?, ?, ?)");
      insert.run(n, version, machine, at.getTime());
    }
    statement(database, "INSERT OR REPLACE INTO readers (machine, n) VALUES (?, ?)").run(machine, n);
    database.exec("DELETE FROM idle");
    return { kind: "current" };
  });
}
