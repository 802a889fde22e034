import { isLoopback } from "../../system/loopback.ts";
import { foldedHandle, oneWorld } from "../handles.ts";
import type { Network } from "../network.ts";
import { profileFor } from "./profile.ts";
import { authorIn, receiptOfUrl } from "./record/receipts.ts";
import { serviceOf } from "./servers.ts";
import { written } from "./written.ts";

export const bluesky: Network = {
  id: "bluesky",
  name: "Bluesky",
  isReal: true,
  refusesSameKey: true,
  canFind: true,
  shares: true,
  // A handle is a name of the whole internet there; the service is only where to log in.
  somebody: (account) => [oneWorld(account), foldedHandle(account.handle)],
  written,
  mentions: { form: "a whole domain, as in @police.example.org" },
  secrets: ["app-password"],
  secretsExpire: false,
  secretsGoTo(account, secrets) {
    const place = serviceOf(account, secrets);
    if (place.kind !== "service") return place;
    const { origin, hostname } = place.service;
    return {
      kind: "origin",
      origin,
      ...(!isLoopback(hostname) && { also: "the public https server that the login names" }),
    };
  },
  settlingTime: 2 * 60_000,
  looksFirst: true,
  profile: (_account, facts) => profileFor(facts),
  connect: async (account, secrets, deps) => (await import("./connect.ts")).connectBluesky(account, secrets, deps),
  receiptOf: receiptOfUrl,
  authorIn,
};
