import { foldedHandle, ownFolder } from "../handles.ts";
import type { Network } from "../network.ts";
import { outboxName, outboxProfile } from "./profile.ts";

/** The network that is a folder: the embedded default, and what a rehearsal sends to. */
export const outbox: Network = {
  id: "outbox",
  name: outboxName,
  isReal: false,
  refusesSameKey: true,
  canFind: true,
  shares: true,
  // Several may share a folder, each with a handle of its own.
  somebody: (account) => [foldedHandle(account.handle), ownFolder(account)],
  secrets: [],
  settlingTime: 0,
  looksFirst: true,
  profile: () => outboxProfile,
  connect: async (account, _secrets, deps) => (await import("./connect.ts")).connectOutbox(account, deps),
};
