import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { connectMastodon } from "../../../src/networks/mastodon/connect.ts";
import { mastodon } from "../../../src/networks/mastodon/index.ts";
import { type NetworkHarness, networkContract } from "../../contracts/network.ts";
import { anAccount, anImage, aPart } from "../../support/campaign/a-part.ts";
import { describedMastodon } from "../../support/networks/mastodon/mastodon-description.ts";
import { startMastodonDouble } from "../../support/networks/mastodon/mastodon-double.ts";
import { type Variant, variants } from "../../support/networks/mastodon/mastodon-variants.ts";
import { startFaultProxy } from "../../support/publishing/fault-proxy.ts";

async function start(variant: Variant): Promise<NetworkHarness> {
  const double = await startMastodonDouble({ variant, now: () => new Date("2027-03-18T09:00:00Z") });
  const proxy = await startFaultProxy(double.url);
  // A post's address is told as https; only where the request goes is it plain, as on any machine's own ports.
  double.seenAt(proxy.url.replace("http:", "https:"));
  const folder = mkdtempSync(path.join(tmpdir(), "campaign-mastodon-"));
  const account = anAccount({ network: "mastodon", handle: double.username, service: proxy.url });
  return {
    network: mastodon,
    connect: ({ password = double.token, timeout = 20_000 } = {}) =>
      connectMastodon(
        account,
        { get: (field) => (field === "access-token" ? password : undefined), service: proxy.url },
        {
          fetch,
          now: () => new Date(),
          root: folder,
          userAgent: "campaign-test",
          limits: { timeout, replyBytes: 5_000_000 },
          sleep: async () => undefined,
        },
      ),
    image: (number) => anImage(folder, number),
    async seen(receipt) {
      const found = double.statuses.find(({ id }) => id === receipt.id);
      if (found === undefined) return undefined;
      const alts = found.media.map(({ description }) => description ?? "");
      return { text: found.text, alts, ...(found.answers && { answers: found.answers }) };
    },
    byHand: async (text) => double.account.put(text).id,
    count: async (text) => double.statuses.filter((status) => status.text === text).length,
    shares: {
      account: { id: "lead", network: "mastodon", name: "Lead", handle: "lead", service: proxy.url },
      count: async ({ id }) => double.account.boosts.filter((boosted) => boosted === id).length,
    },
    secrets: [double.token],
    wire: {
      onWrite: (fault) => proxy.next("/api/v1/statuses", fault, "POST"),
      onRead(fault) {
        // Reads are tried three times.
        for (let attempt = 0; attempt < 3; attempt += 1) proxy.next("/statuses?", fault);
      },
      calm: () => proxy.calm(),
      onRemove: (fault) => proxy.next("/api/v1/statuses/", fault, "DELETE"),
      refused: aPart("x".repeat(variant.maxCharacters + 1)),
      unauthorized: {
        status: 401,
        headers: { "content-type": "application/json" },
        body: `{"error":"The access token ${double.token} was revoked"}`,
      },
      throttled: '{"error":"Too many requests"}',
    },
    async stop() {
      await proxy.stop();
      await double.stop();
      rmSync(folder, { recursive: true, force: true });
      if (double.complaints.length > 0) throw new Error([...new Set(double.complaints)].join("\n"));
    },
  };
}

const { name: described } = describedMastodon();
for (const variant of Object.values(variants)) {
  networkContract(`${variant.name}, checked against ${described},`, true, () => start(variant), { keys: false });
}
