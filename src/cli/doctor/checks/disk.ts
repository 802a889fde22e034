import { statfsSync } from "node:fs";
import { type Found, note, ok, person } from "../finding.ts";

export interface Disk {
  readonly folder: string;
  /** Bytes that this user may still write. */
  readonly free: number;
}

const megabyte = 1_000_000;

export function diskAt(folder: string): Disk {
  const { bavail, bsize } = statfsSync(folder);
  return { folder, free: bavail * bsize };
}

/** Room for the record, which each post is written into before it is sent, and for pictures. */
export function diskFound({ folder, free }: Disk): readonly Found[] {
  const left = `${Math.floor(free / megabyte)} MB are free at ${folder}.`;
  if (free < 100 * megabyte) {
    return [person(left, "Make room: without it no post can be recorded, and what cannot be recorded is not sent.")];
  }
  return [free < 1000 * megabyte ? note(left, "Make room before it runs out.") : ok(left)];
}
