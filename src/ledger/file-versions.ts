/** Which version of the files may publish, where several machines have a copy each. Pure. */
import type { FilesAge } from "./ledger.ts";

export interface KnownVersion {
  /** Grows with each version that replaced the one before. */
  readonly n: number;
  readonly version: string;
  /** Who read it first. */
  readonly machine: string;
  readonly at: number;
}

export interface KnownVersions {
  readonly latest?: KnownVersion;
  /** Number of the version in question, the last time that it was the latest. */
  readonly asked?: number;
  /** Number of the version that this machine read last. */
  readonly lastRead?: number;
}

/** `known`: nothing to record; `read`: this machine has it now; `new`: it replaces the latest. */
export type Judged = { readonly kind: "known" | "read" | "new" } | Extract<FilesAge, { kind: "older" }>;

/**
 * A version that was replaced passes only as a revert: on a machine that had the latest and changed away from it. A
 * machine that never had the latest has a copy that nobody brought up to date.
 */
export function judgeVersion({ latest, asked, lastRead }: KnownVersions, version: string): Judged {
  if (latest === undefined) return { kind: "new" };
  if (latest.version === version) return { kind: lastRead === latest.n ? "known" : "read" };
  if (asked === undefined || lastRead === latest.n) return { kind: "new" };
  return { kind: "older", replacedAt: new Date(latest.at), by: latest.machine };
}
