import type { Network } from "../network.ts";
import { postingNotBuilt } from "../not-built.ts";
import { handoffProfile } from "./profile.ts";

export const handoff: Network = {
  id: "handoff",
  name: "Hand-off",
  secrets: [],
  settlingTime: 0,
  looksFirst: false,
  profile: handoffProfile,
  connect: async () => postingNotBuilt("a hand-off folder"),
};
