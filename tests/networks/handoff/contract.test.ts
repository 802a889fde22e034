import { globSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { handoff } from "../../../src/networks/handoff/index.ts";
import { type NetworkHarness, networkContract } from "../../contracts/network.ts";
import { anAccount, anImage } from "../../support/campaign/a-part.ts";

async function start(): Promise<NetworkHarness> {
  const root = mkdtempSync(path.join(tmpdir(), "campaign-handoff-"));
  return {
    network: handoff,
    connect: () =>
      handoff.connect(
        anAccount({ network: "handoff", options: { channel: "intranet" } }),
        { get: () => undefined, service: undefined },
        { fetch, now: () => new Date(), root, userAgent: "campaign-test" },
      ),
    image: (number) => anImage(root, number),
    async seen(receipt) {
      const read = (name: string) => readFileSync(path.join(root, receipt.url ?? "", name), "utf8");
      const { images, answers } = JSON.parse(read("hand-off.json"));
      return {
        text: read("text.txt").replace(/\n$/, ""),
        alts: images.map(({ alt }: { alt: string }) => alt),
        ...(answers && { answers }),
      };
    },
    count: async (text) =>
      globSync("handoff/*/*/text.txt", { cwd: root }).filter(
        (file) => readFileSync(path.join(root, file), "utf8") === `${text}\n`,
      ).length,
    shares: {
      account: { id: "lead", network: "handoff", name: "Lead", handle: "" },
      count: async ({ id }) =>
        globSync("handoff/*/*/hand-off.json", { cwd: root }).filter(
          (file) => JSON.parse(readFileSync(path.join(root, file), "utf8")).share?.receipt.id === id,
        ).length,
    },
    secrets: [],
    stop: async () => rmSync(root, { recursive: true, force: true }),
  };
}

networkContract("Handing off to a person", false, start, { words: false });
