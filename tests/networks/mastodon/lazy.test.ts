import { execFileSync } from "node:child_process";
import path from "node:path";
import { expect, it } from "vitest";

const root = path.resolve(import.meta.dirname, "../../..");

it("Mastodon's client library is not loaded by what only needs its limits", () => {
  const script = `
    import { registerHooks } from "node:module";
    const loaded = [];
    registerHooks({ resolve(name, context, next) { loaded.push(name); return next(name, context); } });
    const { mastodon } = await import("./src/networks/mastodon/index.ts");
    mastodon.profile({ options: {} }).measure({ text: "https://example.org" });
    const before = loaded.filter((name) => /^(masto|p-retry|htmlparser2|zod)\\b/.test(name));
    await mastodon.connect({ id: "a", handle: "a", options: {} }, { get: () => undefined }, { now: () => new Date(0) });
    console.log(JSON.stringify({ before, after: loaded.some((name) => name === "masto" || name.startsWith("masto/")) }));
  `;

  const said = execFileSync(process.execPath, ["--input-type=module", "-e", script], { cwd: root, encoding: "utf8" });

  expect(JSON.parse(said)).toEqual({ before: [], after: true });
});
