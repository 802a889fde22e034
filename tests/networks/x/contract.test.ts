import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { connectX } from "../../../src/networks/x/connect.ts";
import { x } from "../../../src/networks/x/index.ts";
import { type NetworkHarness, networkContract } from "../../contracts/network.ts";
import { anAccount, anImage, aPart } from "../../support/campaign/a-part.ts";
import { startXDouble } from "../../support/networks/x/x-double.ts";
import { startFaultProxy } from "../../support/publishing/fault-proxy.ts";

async function start(): Promise<NetworkHarness> {
  const double = await startXDouble();
  const proxy = await startFaultProxy(double.url);
  double.signedFor(proxy.url);
  const folder = mkdtempSync(path.join(tmpdir(), "campaign-x-"));
  const account = anAccount({ network: "x", handle: double.user.handle });
  return {
    network: x,
    connect: ({ password = double.keys["access-secret"], timeout = 20_000 } = {}) => {
      const keys: Record<string, string> = { ...double.keys, "access-secret": password };
      return connectX(
        account,
        { get: (field) => keys[field], service: proxy.url },
        {
          fetch: () => Promise.reject(new Error("X is asked through its own client.")),
          now: () => new Date(),
          root: folder,
          userAgent: "campaign-test",
          sleep: async () => undefined,
          limits: { timeout, replyBytes: 5_000_000 },
        },
      );
    },
    image: (number) => anImage(folder, number),
    async seen(receipt) {
      const post = double.posts.find(({ id }) => id === receipt.id);
      if (post === undefined) return undefined;
      const alts = post.mediaIds.map((id) => double.media.get(id)?.alt ?? "");
      return { text: post.text, alts, ...(post.answers !== undefined && { answers: post.answers }) };
    },
    byHand: async (text) => double.postByHand(text).id,
    count: async (text) => double.posts.filter((post) => post.text === text).length,
    secrets: Object.values(double.keys),
    wire: {
      onWrite: (fault) => proxy.next("/2/tweets", fault, "POST"),
      onRead: (fault) => proxy.next(`/2/users/${double.user.id}/tweets`, fault),
      calm: () => proxy.calm(),
      onRemove: (fault) => proxy.next("/2/tweets/", fault, "DELETE"),
      refused: aPart("x".repeat(281)),
      unauthorized: {
        status: 401,
        headers: { "content-type": "application/problem+json" },
        body: JSON.stringify({
          title: "Unauthorized",
          type: "about:blank",
          status: 401,
          detail: `Unauthorized: ${double.keys["access-token"]}`,
        }),
      },
      throttled: JSON.stringify({
        title: "Too Many Requests",
        type: "about:blank",
        status: 429,
        detail: "Too Many Requests",
      }),
    },
    async stop() {
      if (double.complaints.length > 0) throw new Error(double.complaints.join("\n"));
      await proxy.stop();
      await double.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

// A post on X is known by its words alone: there is no key that the network would keep.
networkContract("X", true, start, { keys: false, repeats: false });
