import { existsSync, readdirSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { networkIds } from "../../src/networks/network.ts";
import { networks } from "../../src/networks/registry.ts";

const root = path.resolve(import.meta.dirname, "../..");

describe("the registry of networks", () => {
  it("has a folder for each network and a network for each folder", () => {
    const folders = readdirSync(path.join(root, "src/networks"), { withFileTypes: true })
      .filter((entry) => entry.isDirectory() && !["port", "text", "wire"].includes(entry.name))
      .map((entry) => entry.name);

    expect(networks.map((network) => network.id).toSorted()).toEqual(folders.toSorted());
    expect(networks.map((network) => network.id).toSorted()).toEqual([...networkIds].toSorted());
  });

  it.each([...networkIds])("has a page of docs for %s", (id) => {
    expect(existsSync(path.join(root, "docs/networks", `${id}.md`))).toBe(true);
  });
});
