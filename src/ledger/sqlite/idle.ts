/**
 * The note of a run that had nothing to do. `publish` asks for it before anything else is loaded, every minute for years,
 * so nothing heavy is imported here.
 */
import { markerOf, readMark } from "../marker.ts";

/** As the tables have it, instants in milliseconds. */
export interface IdleColumns {
  readonly next_at: number | null;
  readonly files: string;
  readonly time_zones: string;
  readonly program: string;
  readonly noted_at: number;
  /** When a run last looked at this ledger. */
  readonly look: number | null;
}

const question = `
  SELECT idle.next_at, idle.files, idle.time_zones, idle.program, idle.noted_at, ledger.id, tip.n, tip.hash,
    (SELECT at FROM looks) AS look
  FROM idle, ledger, (SELECT n, hash FROM events ORDER BY n DESC LIMIT 1) AS tip`;

/** Undefined where there is none, or it is not sure that it still holds. Throws whatever is wrong with the file. */
export function readIdle(file: string): IdleColumns | undefined {
  // Read before the ledger is. A ledger that moved on since, or is another one, is for the full run; none has no mark.
  const mark = readMark(markerOf(file));
  if (typeof mark === "string") return undefined;
  const { DatabaseSync } = process.getBuiltinModule("node:sqlite");
  const database = new DatabaseSync(file, { readOnly: true, timeout: 1000 });
  try {
    const found = database.prepare(question).get();
    if (found === undefined) return undefined;
    const { id, n, hash } = found;
    if (mark.ledger !== id || mark.event !== n || mark.hash !== hash) return undefined;
    return found as unknown as IdleColumns;
  } finally {
    database.close();
  }
}
