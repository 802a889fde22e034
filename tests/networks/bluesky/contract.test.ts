import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { connectBluesky } from "../../../src/networks/bluesky/connect.ts";
import { bluesky } from "../../../src/networks/bluesky/index.ts";
import { type NetworkHarness, networkContract } from "../../contracts/network.ts";
import { anAccount, anImage, aPart } from "../../support/campaign/a-part.ts";
import { startPds } from "../../support/networks/bluesky/pds.ts";
import { startFaultProxy } from "../../support/publishing/fault-proxy.ts";

interface Stored {
  readonly uri: string;
  readonly value: {
    readonly text: string;
    readonly embed?: { readonly images?: readonly { readonly alt: string }[] };
    readonly subject?: { readonly uri: string };
    readonly reply?: { readonly parent: { readonly uri: string } };
  };
}

async function start(): Promise<NetworkHarness> {
  const pds = await startPds();
  const proxy = await startFaultProxy(pds.url);
  const folder = mkdtempSync(path.join(tmpdir(), "campaign-bluesky-"));
  const account = anAccount({ network: "bluesky", handle: pds.handle, service: proxy.url });
  async function records(collection = "app.bsky.feed.post"): Promise<readonly Stored[]> {
    const reply = await fetch(
      `${pds.url}/xrpc/com.atproto.repo.listRecords?repo=${pds.did}&collection=${collection}&limit=100`,
    );
    return ((await reply.json()) as { records: Stored[] }).records;
  }
  return {
    network: bluesky,
    async connect({ password = pds.appPassword, timeout = 20_000 } = {}) {
      const limits = { timeout: 20_000, replyBytes: 5_000_000 };
      const connected = await connectBluesky(
        account,
        { get: (field) => (field === "app-password" ? password : undefined), service: proxy.url },
        {
          fetch,
          now: () => new Date(),
          root: folder,
          userAgent: "campaign-test",
          limits,
          sleep: async () => undefined,
        },
      );
      // A login takes its time; what comes after it need not.
      limits.timeout = timeout;
      return connected;
    },
    image: (number) => anImage(folder, number),
    async seen(receipt) {
      const found = (await records()).find(({ uri }) => uri === receipt.id)?.value;
      if (found === undefined) return undefined;
      const alts = found.embed?.images?.map(({ alt }) => alt) ?? [];
      return { text: found.text, alts, ...(found.reply && { answers: found.reply.parent.uri }) };
    },
    count: async (text) => (await records()).filter(({ value }) => value.text === text).length,
    shares: {
      account: { id: "lead", network: "bluesky", name: "Lead", handle: pds.handle },
      count: async ({ id }) =>
        (await records("app.bsky.feed.repost")).filter(({ value }) => value.subject?.uri === id).length,
    },
    secrets: [pds.appPassword],
    wire: {
      onWrite: (fault) => proxy.next("repo.putRecord", fault),
      onRead(fault) {
        // Reads are tried three times.
        for (let attempt = 0; attempt < 3; attempt += 1) proxy.next("repo.getRecord", fault);
      },
      calm: () => proxy.calm(),
      onRemove: (fault) => proxy.next("repo.deleteRecord", fault),
      refused: aPart("x".repeat(301)),
      unauthorized: {
        status: 401,
        headers: { "content-type": "application/json" },
        body: `{"error":"InvalidToken","message":"Token ${pds.appPassword} is dead"}`,
      },
      throttled: '{"error":"RateLimitExceeded","message":"Rate Limit Exceeded"}',
    },
    async stop() {
      await proxy.stop();
      await pds.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

networkContract("Bluesky", true, start);
