import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { OutboxFolder } from "../../../src/networks/outbox/folder.ts";
import { outbox } from "../../../src/networks/outbox/index.ts";
import { type NetworkHarness, networkContract } from "../../contracts/network.ts";
import { anAccount, anImage } from "../../support/campaign/a-part.ts";

async function start(): Promise<NetworkHarness> {
  const root = mkdtempSync(path.join(tmpdir(), "campaign-outbox-"));
  const folder = new OutboxFolder(path.join(root, "published", anAccount().id), root);
  return {
    network: outbox,
    connect: () =>
      outbox.connect(
        anAccount(),
        { get: () => undefined, service: undefined },
        { fetch, now: () => new Date(), root, userAgent: "campaign-test" },
      ),
    image: (number) => anImage(root, number),
    async seen(receipt) {
      const post = JSON.parse(readFileSync(path.join(root, receipt.url ?? "", "post.json"), "utf8"));
      return {
        text: post.text,
        alts: post.images.map(({ alt }: { alt: string }) => alt),
        ...(post.parent && { answers: post.parent }),
      };
    },
    count: async (text) => folder.list().filter(({ post }) => post.text === text).length,
    shares: {
      account: { id: "lead", network: "outbox", name: "Lead", handle: "" },
      count: async ({ id }) => folder.list().filter(({ post }) => post.share?.id === id).length,
    },
    secrets: [],
    stop: async () => rmSync(root, { recursive: true, force: true }),
  };
}

networkContract("The outbox", false, start);
