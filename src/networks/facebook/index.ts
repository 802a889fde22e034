import type { Network } from "../network.ts";
import { facebookProfile } from "./profile.ts";
import { authorIn, receiptOfUrl } from "./receipts.ts";
import { originOf } from "./servers.ts";

export const facebook: Network = {
  id: "facebook",
  name: "Facebook Page",
  secrets: ["page-token"],
  secretsGoTo: originOf,
  settlingTime: 15 * 60_000,
  looksFirst: true,
  profile: () => facebookProfile,
  connect: async (account, secrets, deps) => (await import("./connect.ts")).connectFacebook(account, secrets, deps),
  receiptOf: receiptOfUrl,
  authorIn,
};
