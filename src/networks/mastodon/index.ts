import type { Network } from "../network.ts";
import { mastodonProfile } from "./profile.ts";
import { receiptOfUrl } from "./receipts.ts";

export const mastodon: Network = {
  id: "mastodon",
  name: "Mastodon",
  secrets: ["access-token"],
  settlingTime: 5 * 60_000,
  looksFirst: true,
  profile: (_account, facts) => mastodonProfile(facts),
  connect: async (account, secrets, deps) => (await import("./connect.ts")).connectMastodon(account, secrets, deps),
  receiptOf: receiptOfUrl,
};
