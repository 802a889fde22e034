/** What adapters need to say who an account is: its bare handle, its place. */
import path from "node:path";
import { isLoopback } from "../system/loopback.ts";
import type { Identified } from "./network.ts";
import { secretOrigin } from "./origins.ts";

/** Marks without a shape (of direction, joiners, byte order) that come along when a handle is copied from a page or a chat. */
const marks = /(?:\p{Cf}|\u034f|[\ufe00-\ufe0f])+/gu;

/** As its network knows it: no mark in it, no blank around it, no @ before it. Its letters stay as they are written. */
export function bareHandle(written: string): string {
  return written.normalize("NFC").replace(marks, "").trim().replace(/^@+/, "").trim();
}

/** Networks tell no capitals apart in a handle. */
export function foldedHandle(written: string): string {
  return bareHandle(written).toLowerCase();
}

/** A network that is one place for all: its public servers are doors to it, a server of this machine is a place of its own. */
export function oneWorld({ service }: Identified): string {
  const origin = service === undefined ? undefined : secretOrigin(service);
  return origin !== undefined && isLoopback(origin.hostname) ? origin.origin : "";
}

const asFolder = (name: string) => `folder ${path.posix.normalize(name).replace(/\/+$/, "")}`;

/** The folder that tells an account apart; empty where it is only the usual one, which its id makes. */
export const ownFolder = ({ options: { folder = "" } }: Identified) => (folder === "" ? "" : asFolder(folder));

export function isEmail(written: string): boolean {
  return /^[^@\s]+@[^@\s]+\.[^@\s]+$/.test(written);
}

/** Where an address does not tell whose it is (a DID), its beginning may: what is known to be ours begins alike. */
export function beginsAlike(id: string, known: readonly string[]): boolean {
  const beginning = /^at:\/\/[^/]+\//.exec(id)?.[0];
  return beginning !== undefined && known.some((each) => each.startsWith(beginning));
}
