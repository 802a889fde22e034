/** Who a process is, so that another one can tell whether it is still there. A process id alone is soon used again. */
import { execFileSync } from "node:child_process";
import { readFileSync, readlinkSync } from "node:fs";
import { hostname } from "node:os";

export interface ProcessIdentity {
  readonly pid: number;
  /** When it started, in the system's own count; empty where that cannot be read. */
  readonly started: string;
  /** Changes when the machine starts anew; empty where that cannot be read. */
  readonly boot: string;
  /** Process ids of another space (a container's) mean nothing here. */
  readonly space: string;
  readonly host: string;
}

function firstLine(file: string): string {
  try {
    return readFileSync(file, "utf8").trim();
  } catch {
    // Not Linux, or not readable here: then this is no part of the identity.
    return "";
  }
}

/** Field 22 of /proc/<pid>/stat; a zombie counts as gone. */
function startedOnLinux(pid: number): string {
  const stat = firstLine(`/proc/${pid}/stat`);
  // The name in parentheses may itself hold blanks and parentheses.
  const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
  return fields[0] === "Z" || fields[0] === "X" ? "" : (fields[19] ?? "");
}

function startedOf(pid: number): string {
  if (process.platform === "linux") return startedOnLinux(pid);
  if (process.platform !== "darwin") return "";
  try {
    return execFileSync("ps", ["-o", "lstart=", "-p", String(pid)], { encoding: "utf8", timeout: 5000 }).trim();
  } catch {
    // ps ends with an error when there is no such process.
    return "";
  }
}

function spaceOf(): string {
  try {
    return readlinkSync("/proc/self/ns/pid");
  } catch {
    // Only Linux has these spaces.
    return "";
  }
}

export function ownIdentity(): ProcessIdentity {
  return {
    pid: process.pid,
    started: startedOf(process.pid),
    boot: firstLine("/proc/sys/kernel/random/boot_id"),
    space: spaceOf(),
    host: `${hostname()} ${firstLine("/etc/machine-id")}`.trim(),
  };
}

function exists(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}

/** Whether that process still runs; undefined where it cannot be known from here (another machine or container). */
export function isAlive(other: ProcessIdentity): boolean | undefined {
  const own = ownIdentity();
  if (other.boot !== own.boot) return other.host === own.host ? false : undefined;
  if (other.boot === "" && other.host !== own.host) return undefined;
  if (other.space !== own.space) return undefined;
  if (other.started === "") return exists(other.pid);
  return startedOf(other.pid) === other.started;
}
