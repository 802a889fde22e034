import { execFileSync } from "node:child_process";
import path from "node:path";
import { describe, expect, it } from "vitest";

const registry = path.resolve(import.meta.dirname, "../../../src/networks/registry.ts");
const clients = ["twitter-api-v2", "@atproto/api", "masto", "zod"];

/** Packages that a program of its own has loaded after running `code` with every network at hand. */
function loadedBy(code: string): readonly string[] {
  const script = `
    const { registerHooks } = process.getBuiltinModule("module");
    const packages = new Set();
    registerHooks({ resolve(name, context, next) {
      const found = next(name, context);
      const [, used] = /node_modules\\/((?:@[^/]+\\/)?[^/]+)/.exec(found.url) ?? [];
      if (used) packages.add(used);
      return found;
    } });
    const { networks, networkOf } = await import(${JSON.stringify(registry)});
    ${code}
    console.log(JSON.stringify([...packages]));`;
  const printed = execFileSync(process.execPath, ["--input-type=module", "-e", script], {
    encoding: "utf8",
    env: { PATH: process.env.PATH },
  });
  return JSON.parse(printed) as string[];
}

describe("the client library of X", () => {
  it("is not loaded by the registry, nor by limits, counting, and reading an address", () => {
    const loaded = loadedBy(`
      for (const network of networks) network.profile({ options: {} });
      networkOf("x").profile({ options: {} }).measure({ text: "Know the signs: example.org" });
      networkOf("x").receiptOf("https://x.com/nyscp/status/1");`);

    expect(loaded.filter((name) => clients.includes(name))).toEqual([]);
  });

  it("is loaded when something is to be posted", () => {
    const loaded = loadedBy(`
      await networkOf("x").connect({ id: "a", handle: "a", options: {} }, { get: () => undefined }, {});`);

    expect(loaded).toContain("twitter-api-v2");
    expect(loaded).not.toContain("@atproto/api");
  });
});
