import { foldedHandle, oneWorld } from "../handles.ts";
import type { Network } from "../network.ts";
import { secretsTo } from "../wire/secrets-place.ts";
import { facebookProfile } from "./profile.ts";
import { authorIn, receiptOfUrl } from "./receipts.ts";
import { serviceOf } from "./servers.ts";
import { written } from "./written.ts";

export const facebook: Network = {
  id: "facebook",
  name: "Facebook Page",
  isReal: true,
  refusesSameKey: false,
  canFind: true,
  somebody: (account) => [oneWorld(account), account.options.page ?? foldedHandle(account.handle)],
  shownHandle: () => "",
  written,
  mentions: {},
  secrets: ["page-token"],
  secretsGoTo: secretsTo(serviceOf),
  settlingTime: 15 * 60_000,
  looksFirst: true,
  profile: () => facebookProfile,
  connect: async (account, secrets, deps) => (await import("./connect.ts")).connectFacebook(account, secrets, deps),
  receiptOf: receiptOfUrl,
  authorIn,
};
