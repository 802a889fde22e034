import type { Network } from "../network.ts";
import { postingNotBuilt } from "../not-built.ts";
import { xProfile } from "./profile.ts";

export const x: Network = {
  id: "x",
  name: "X",
  secrets: ["api-key", "api-secret", "access-token", "access-secret"],
  settlingTime: 15 * 60_000,
  // Reading is charged for.
  looksFirst: false,
  profile: () => xProfile,
  connect: async () => postingNotBuilt("X"),
};
