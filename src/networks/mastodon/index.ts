import type { Network } from "../network.ts";
import { secretsTo } from "../wire/secrets-place.ts";
import { authorIn, receiptOfUrl } from "./find/receipts.ts";
import { mastodonProfile } from "./profile.ts";
import { serviceOf } from "./servers.ts";

export const mastodon: Network = {
  id: "mastodon",
  name: "Mastodon",
  secrets: ["access-token"],
  secretsGoTo: secretsTo(serviceOf),
  settlingTime: 5 * 60_000,
  looksFirst: true,
  profile: (_account, facts) => mastodonProfile(facts),
  connect: async (account, secrets, deps) => (await import("./connect.ts")).connectMastodon(account, secrets, deps),
  receiptOf: receiptOfUrl,
  authorIn,
};
