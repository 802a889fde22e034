import type { Network } from "../network.ts";
import { blueskyProfile } from "./profile.ts";
import { receiptOfUrl } from "./receipts.ts";

export const bluesky: Network = {
  id: "bluesky",
  name: "Bluesky",
  secrets: ["app-password"],
  settlingTime: 2 * 60_000,
  looksFirst: true,
  profile: () => blueskyProfile,
  connect: async (account, secrets, deps) => (await import("./connect.ts")).connectBluesky(account, secrets, deps),
  receiptOf: receiptOfUrl,
};
