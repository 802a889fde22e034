/** Which versions of the files were read, by which machine. */
import { judgeVersion, type KnownVersion, type KnownVersions } from "../file-versions.ts";
import type { FilesAge, FilesRead } from "../ledger.ts";
import type { Ask } from "./database.ts";

async function known(ask: Ask, { machine, version }: FilesRead): Promise<KnownVersions> {
  const [latest] = await ask<KnownVersion & { asked: number | null; last_read: number | null }>(
    `SELECT n, version, machine, at, (SELECT max(n) FROM campaign.files WHERE version = $1) AS asked,
       (SELECT n FROM campaign.readers WHERE machine = $2) AS last_read
     FROM campaign.files ORDER BY n DESC LIMIT 1`,
    [version, machine],
  );
  if (latest === undefined) return {};
  const { asked, last_read: lastRead } = latest;
  return { latest, ...(asked === null ? {} : { asked }), ...(lastRead === null ? {} : { lastRead }) };
}

/** What `readFiles` would answer, with nothing recorded. */
export async function filesAge(ask: Ask, read: FilesRead): Promise<FilesAge> {
  const judged = judgeVersion(await known(ask, read), read.version);
  return judged.kind === "older" ? judged : { kind: "current" };
}

/** `write`: one of the ledger's own transactions, which take turns. */
export async function readFiles(
  ask: Ask,
  read: FilesRead,
  write: (work: (ask: Ask) => Promise<FilesAge>) => Promise<FilesAge>,
): Promise<FilesAge> {
  const { machine, version, at } = read;
  // Asked before every write, and nearly always there is nothing to record.
  if (judgeVersion(await known(ask, read), version).kind === "known") return { kind: "current" };
  return write(async (inside) => {
    const versions = await known(inside, read);
    const judged = judgeVersion(versions, version);
    if (judged.kind === "older") return judged;
    const n = (versions.latest?.n ?? 0) + (judged.kind === "new" ? 1 : 0);
    if (judged.kind === "new") {
      const values = [n, version, machine, at.getTime()];
      await inside("INSERT INTO campaign.files (n, version, machine, at) VALUES ($1, $2, $3, $4)", values);
    }
    await inside(
      "INSERT INTO campaign.readers (machine, n) VALUES ($1, $2) ON CONFLICT (machine) DO UPDATE SET n = excluded.n",
      [machine, n],
    );
    await inside("DELETE FROM campaign.idle");
    return { kind: "current" };
  });
}
