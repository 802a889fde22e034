import { foldedHandle, ownFolder } from "../handles.ts";
import type { Account, Network, Receipt } from "../network.ts";
import type { Channel } from "./channels.ts";
import { channelOf, handoffProfile } from "./profile.ts";

/** Where a place is known, a post of it: neither its first page, nor what another tab of the browser shows. */
function isThere({ hosts }: Channel, { hostname, pathname }: URL): boolean {
  if (hosts === undefined) return true;
  return pathname !== "/" && hosts.some((host) => hostname === host || hostname.endsWith(`.${host}`));
}

/** The address of what was posted, or `done` for places that have none, such as a screen. */
function receiptOf(written: string, account: Account): Receipt | undefined {
  if (written === "done") return { id: "done" };
  if (!URL.canParse(written) || !isThere(channelOf(account), new URL(written))) return undefined;
  const { protocol, username, password } = new URL(written);
  return protocol === "https:" && username === "" && password === "" ? { id: written, url: written } : undefined;
}

export const handoff: Network = {
  id: "handoff",
  name: "Hand-off",
  isReal: true,
  byHand: true,
  refusesSameKey: true,
  canFind: true,
  // Who posts it by hand, and where; the folder is only where the task lies, unless nothing else tells.
  somebody: (account) => [account.options.channel ?? "", foldedHandle(account.handle) || ownFolder(account)],
  secrets: [],
  settlingTime: 0,
  looksFirst: false,
  profile: handoffProfile,
  connect: async (account, _secrets, deps) => (await import("./connect.ts")).connectHandoff(account, deps),
  nameless: (account) => !channelOf(account).posting.address,
  receiptOf,
};
