import type { Network } from "../network.ts";
import { secretsTo } from "../wire/secrets-place.ts";
import { authorIn, receiptOfUrl } from "./find/receipts.ts";
import { xProfile } from "./profile.ts";
import { serviceOf } from "./servers.ts";

export const x: Network = {
  id: "x",
  name: "X",
  secrets: ["api-key", "api-secret", "access-token", "access-secret"],
  secretsExpire: false,
  secretsGoTo: secretsTo(serviceOf),
  settlingTime: 15 * 60_000,
  // Reading is charged for.
  looksFirst: false,
  profile: () => xProfile,
  connect: async (account, secrets, deps) => (await import("./connect.ts")).connectX(account, secrets, deps),
  receiptOf: receiptOfUrl,
  authorIn,
};
