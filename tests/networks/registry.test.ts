import { existsSync, readdirSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { networkIds } from "../../src/networks/network.ts";
import { handoffChannels, networkOf, networks } from "../../src/networks/registry.ts";
import { anAccount } from "../support/campaign/a-part.ts";

const root = path.join(import.meta.dirname, "../..");
const source = path.join(root, "src/networks");

describe("the registry of networks", () => {
  it("holds every network that has a name, a folder and a page of docs, and no other", () => {
    // `port` is the contract, `text` finds what is in a text for all of them, `wire` speaks with their servers.
    const folders = readdirSync(source, { withFileTypes: true }).filter(
      (entry) => entry.isDirectory() && !["port", "text", "wire"].includes(entry.name),
    );

    expect(networks.map(({ id }) => id)).toEqual([...networkIds]);
    expect(folders.map(({ name }) => name).sort()).toEqual([...networkIds].sort());
    for (const id of networkIds) expect(existsSync(path.join(root, "docs/networks", `${id}.md`))).toBe(true);
  });

  it("gives every network limits with a source and a date", () => {
    for (const network of networks) {
      const { images, network: id } = network.profile(anAccount({ network: network.id }));
      expect(id).toBe(network.id);
      expect(images.checkedOn).toMatch(/^\d{4}-\d{2}-\d{2}$/);
      expect(images.source).not.toBe("");
      expect(images.frame.width / images.frame.height).toBeGreaterThanOrEqual(images.ratio.min);
      expect(images.frame.width / images.frame.height).toBeLessThanOrEqual(images.ratio.max);
      expect(images.frame.width).toBeLessThanOrEqual(images.maxWidth);
      expect(images.frame.height).toBeLessThanOrEqual(images.maxHeight);
    }
  });

  it("knows what each hand-off channel takes", () => {
    for (const channel of handoffChannels) {
      const { images, measure } = networkOf("handoff").profile(anAccount({ network: "handoff", options: { channel } }));
      expect(measure({ text: "Know", images: [] }).used).toBe(4);
      expect(images.frame.width).toBeLessThanOrEqual(images.maxWidth);
    }
    const screen = networkOf("handoff").profile(anAccount({ network: "handoff", options: { channel: "screen" } }));
    expect(screen.images.ratio).toEqual({ min: 16 / 9, max: 16 / 9 });
  });
});
