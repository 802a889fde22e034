import { foldedHandle, ownFolder } from "../handles.ts";
import type { Network, Receipt } from "../network.ts";
import { channelOf, handoffProfile } from "./profile.ts";

/** The address of what was posted, or `done` for places that have none, such as a screen. */
function receiptOf(written: string): Receipt | undefined {
  if (written === "done") return { id: "done" };
  if (!URL.canParse(written)) return undefined;
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
