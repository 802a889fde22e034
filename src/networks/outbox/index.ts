import type { Network } from "../network.ts";
import { outboxProfile } from "./profile.ts";

/** The network that is a folder: the embedded default, and what a rehearsal sends to. */
export const outbox: Network = {
  id: "outbox",
  name: "Outbox",
  secrets: [],
  settlingTime: 0,
  looksFirst: true,
  profile: () => outboxProfile,
  connect: async (account, _secrets, deps) => (await import("./connect.ts")).connectOutbox(account, deps),
};
