import type { Network } from "../network.ts";
import { postingNotBuilt } from "../not-built.ts";
import { facebookProfile } from "./profile.ts";

export const facebook: Network = {
  id: "facebook",
  name: "Facebook Page",
  secrets: ["page-token"],
  settlingTime: 15 * 60_000,
  looksFirst: true,
  profile: () => facebookProfile,
  connect: async () => postingNotBuilt("Facebook"),
};
