import type { Network } from "../network.ts";
import { postingNotBuilt } from "../not-built.ts";
import { blueskyProfile } from "./profile.ts";

export const bluesky: Network = {
  id: "bluesky",
  name: "Bluesky",
  secrets: ["app-password"],
  settlingTime: 2 * 60_000,
  looksFirst: true,
  profile: () => blueskyProfile,
  connect: async () => postingNotBuilt("Bluesky"),
};
