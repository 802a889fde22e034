import { foldedHandle, oneWorld } from "../handles.ts";
import type { Network } from "../network.ts";
import { secretsTo } from "../wire/secrets-place.ts";
import { authorIn, receiptOfUrl } from "./find/receipts.ts";
import { costOf } from "./prices.ts";
import { xProfile } from "./profile.ts";
import { serviceOf } from "./servers.ts";
import { written } from "./written.ts";

export const x: Network = {
  id: "x",
  name: "X",
  isReal: true,
  refusesSameKey: false,
  canFind: true,
  somebody: (account) => [oneWorld(account), foldedHandle(account.handle)],
  written,
  mentions: { form: "a name of 15 letters, digits and underscores at the most, as in @police" },
  costOf,
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
