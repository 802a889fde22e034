/**
 * What makes an account somebody on its network, whatever it is called here: two ids with one identity would post
 * everything twice, and one id with another identity than before is another account.
 */
import path from "node:path";
import { isLoopback } from "../system/loopback.ts";
import type { Account, NetworkId } from "./network.ts";
import { secretOrigin } from "./origins.ts";

/** What an account is known by; the rest of it is how it posts. */
export type Identified = Pick<Account, "id" | "network" | "handle" | "service" | "options">;

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
function oneWorld({ service }: Identified): string {
  const origin = service === undefined ? undefined : secretOrigin(service);
  return origin !== undefined && isLoopback(origin.hostname) ? origin.origin : "";
}

const asFolder = (name: string) => `folder ${path.posix.normalize(name).replace(/\/+$/, "")}`;

/** The folder that tells an account apart; empty where it is only the usual one, which its id makes. */
const ownFolder = ({ options: { folder = "" } }: Identified) => (folder === "" ? "" : asFolder(folder));

/**
 * What each network tells its accounts apart by: the place, then the name. Where there is no name, nothing but its id
 * tells an account apart.
 */
const somebody: Readonly<Record<NetworkId, (account: Identified) => readonly [place: string, name: string]>> = {
  // A handle is a name of the whole internet there; the service is only where to log in.
  bluesky: (account) => [oneWorld(account), foldedHandle(account.handle)],
  x: (account) => [oneWorld(account), foldedHandle(account.handle)],
  // `council` and `council@social.example.org` are one: a server's own users need not name it.
  mastodon: ({ service = "", handle }) => [
    secretOrigin(service)?.origin ?? "",
    foldedHandle(handle).replace(/@.*$/, ""),
  ],
  facebook: (account) => [oneWorld(account), account.options.page ?? foldedHandle(account.handle)],
  // Who posts it by hand, and where; the folder is only where the task lies, unless nothing else tells.
  handoff: (account) => [account.options.channel ?? "", foldedHandle(account.handle) || ownFolder(account)],
  // Several may share a folder, each with a handle of its own.
  outbox: (account) => [foldedHandle(account.handle), ownFolder(account)],
};

/** One string, the same for whoever is the same on the network. */
export function identityOf(account: Identified): string {
  const [place, name] = somebody[account.network](account);
  return JSON.stringify([account.network, place, ...(name === "" ? ["id", account.id] : [name])]);
}

/** Whether the two are one account but for their ids: for those that nothing but an id tells apart, too. */
export function isRenamed(account: Identified, former: { readonly id: string; readonly identity: string }): boolean {
  return identityOf({ ...account, id: former.id }) === former.identity;
}
