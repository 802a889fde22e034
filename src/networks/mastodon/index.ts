import type { Network } from "../network.ts";
import { postingNotBuilt } from "../not-built.ts";
import { mastodonProfile } from "./profile.ts";

export const mastodon: Network = {
  id: "mastodon",
  name: "Mastodon",
  secrets: ["access-token"],
  settlingTime: 5 * 60_000,
  looksFirst: true,
  profile: (_account, facts) => mastodonProfile(facts),
  connect: async () => postingNotBuilt("Mastodon"),
};
