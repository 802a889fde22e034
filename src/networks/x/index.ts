import type { Network } from "../network.ts";
import { authorIn, receiptOfUrl } from "./find/receipts.ts";
import { placeOf } from "./place.ts";
import { xProfile } from "./profile.ts";

export const x: Network = {
  id: "x",
  name: "X",
  secrets: ["api-key", "api-secret", "access-token", "access-secret"],
  secretsExpire: false,
  secretsGoTo(account, secrets) {
    const place = placeOf(account, secrets);
    return place.kind === "place" ? { kind: "origin", origin: place.origin } : place;
  },
  settlingTime: 15 * 60_000,
  // Reading is charged for.
  looksFirst: false,
  profile: () => xProfile,
  connect: async (account, secrets, deps) => (await import("./connect.ts")).connectX(account, secrets, deps),
  receiptOf: receiptOfUrl,
  authorIn,
};
