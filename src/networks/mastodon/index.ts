import { foldedHandle } from "../handles.ts";
import type { Network } from "../network.ts";
import { secretOrigin } from "../origins.ts";
import { secretsTo } from "../wire/secrets-place.ts";
import { authorIn, receiptOfUrl } from "./find/receipts.ts";
import { mastodonProfile } from "./profile.ts";
import { serviceOf } from "./servers.ts";
import { written } from "./written.ts";

export const mastodon: Network = {
  id: "mastodon",
  name: "Mastodon",
  isReal: true,
  refusesSameKey: false,
  canFind: true,
  shares: true,
  // `council` and `council@social.example.org` are one: a server's own users need not name it.
  somebody: ({ service = "", handle }) => [
    secretOrigin(service)?.origin ?? "",
    foldedHandle(handle).replace(/@.*$/, ""),
  ],
  shownHandle({ handle, service }) {
    const host = service !== undefined && URL.canParse(service) ? new URL(service).host : "";
    return `@${handle}${host === "" || handle.includes("@") ? "" : `@${host}`}`;
  },
  written,
  mentions: {
    form: "a name with its server, as in @police@social.example.org",
    bareName: "somebody of the account's own server",
  },
  secrets: ["access-token"],
  secretsGoTo: secretsTo(serviceOf),
  settlingTime: 5 * 60_000,
  looksFirst: true,
  profile: (_account, facts) => mastodonProfile(facts),
  connect: async (account, secrets, deps) => (await import("./connect.ts")).connectMastodon(account, secrets, deps),
  receiptOf: receiptOfUrl,
  authorIn,
};
