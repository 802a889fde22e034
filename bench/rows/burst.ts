/** Bursts, each measured by a process of its own (bench/burst.ts). */
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import type { Row } from "./row.ts";

interface Burst {
  /** Milliseconds from the first post to the last. */
  readonly span: number;
  /** Milliseconds that no publisher can beat. */
  readonly floor: number;
  readonly posts: number;
}

function burst(flags: Readonly<Record<string, string | number>>): Burst {
  const folder = mkdtempSync(path.join(tmpdir(), "campaign-burst-row-"));
  const file = path.join(folder, "burst.json");
  const words = Object.entries(flags).flatMap(([flag, value]) => [`--${flag}`, String(value)]);
  try {
    const program = path.resolve(import.meta.dirname, "../burst.ts");
    const { status } = spawnSync(process.execPath, [program, ...words, "--json", file], { stdio: "inherit" });
    if (status !== 0) throw new Error(`The burst ended with ${status}.`);
    return JSON.parse(readFileSync(file, "utf8")) as Burst;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** `scale` 1: as in docs/performance.md. */
export function burstRows(scale: number): readonly Row[] {
  const accounts = Math.ceil(100 * scale);
  const alone = burst({ accounts, posts: 10, delay: 200 });
  const shared = { ledger: "postgres", accounts: 4 * accounts, posts: 25, delay: 50 };
  const one = burst({ ...shared, publishers: 1 });
  const four = burst({ ...shared, publishers: 4 });
  const small = { ...shared, posts: 5, share: 0.2 };
  const oneSmall = burst({ ...small, publishers: 1 });
  const fourSmall = burst({ ...small, publishers: 4 });
  return [
    {
      work: `${alone.posts} deliveries due at one minute, ${accounts} accounts, 200 ms a request`,
      against: `the longest queue, ${alone.floor / 1000} s`,
      ratio: alone.span / alone.floor,
      wanted: 1.3,
    },
    {
      work: `four publishers on one PostgreSQL, ${four.posts} deliveries, ${4 * accounts} accounts, 50 ms a request`,
      against: "one publisher",
      ratio: four.span / one.span,
      wanted: 0.4,
    },
    {
      work: `the same of ${fourSmall.posts} deliveries, where each publisher has a fifth of a processor`,
      against: "one publisher",
      ratio: fourSmall.span / oneSmall.span,
      wanted: 0.4,
    },
  ];
}
