import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { connectFacebook } from "../../../src/networks/facebook/connect.ts";
import { facebook } from "../../../src/networks/facebook/index.ts";
import { type NetworkHarness, networkContract } from "../../contracts/network.ts";
import { anAccount, anImage, aPart } from "../../support/campaign/a-part.ts";
import { description, startFacebookDouble } from "../../support/networks/facebook/facebook-double.ts";
import { startFaultProxy } from "../../support/publishing/fault-proxy.ts";

async function start(): Promise<NetworkHarness> {
  const double = await startFacebookDouble();
  const proxy = await startFaultProxy(double.url);
  const folder = mkdtempSync(path.join(tmpdir(), "campaign-facebook-"));
  const account = anAccount({ network: "facebook", service: proxy.url, options: { page: double.page } });
  return {
    network: facebook,
    connect: ({ password = double.token, timeout = 20_000 } = {}) =>
      connectFacebook(
        account,
        { get: (field) => (field === "page-token" ? password : undefined), service: proxy.url },
        {
          fetch,
          now: () => new Date(),
          root: folder,
          userAgent: "campaign-test",
          sleep: async () => undefined,
          limits: { timeout, replyBytes: 5_000_000 },
        },
      ),
    image: (number) => anImage(folder, number),
    async seen(receipt) {
      const found = double.posts.find(({ id }) => id === receipt.id);
      return found && { text: found.message, alts: found.alts };
    },
    byHand: async (message) => double.add({ message }).id,
    count: async (text) => double.posts.filter(({ message }) => message === text).length,
    secrets: [double.token],
    wire: {
      onWrite: (fault) => proxy.next(`/${double.page}/feed`, fault, "POST"),
      // As often as it is read before it is given up.
      onRead(fault) {
        for (let attempt = 1; attempt <= 3; attempt += 1) proxy.next(`/${double.page}/feed?`, fault);
      },
      calm: () => proxy.calm(),
      onRemove: (fault) => proxy.next("/", fault, "DELETE"),
      refused: aPart("x".repeat(63_207)),
      unauthorized: {
        status: 400,
        headers: { "content-type": "application/json" },
        body: JSON.stringify({
          error: {
            message: `Error validating access token ${double.token}: the session has been invalidated`,
            type: "OAuthException",
            code: 190,
            error_subcode: 460,
          },
        }),
      },
      throttled: JSON.stringify({ error: { code: 32, message: "Page request limit reached", type: "OAuthException" } }),
    },
    async stop() {
      await proxy.stop();
      await double.stop();
      rmSync(folder, { recursive: true, force: true });
      // Every request of the suite was one that the Graph API knows.
      if (double.violations.length > 0) throw new Error(double.violations.join("\n"));
    },
  };
}

networkContract(`A Facebook Page, against ${description},`, true, start, {
  keys: false,
  absence: false,
  threads: false,
  repeats: false,
});
