import { readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { ambiguities } from "../../src/calendar/ambiguities.ts";

const page = readFileSync(path.resolve(import.meta.dirname, "../../docs/calendar.md"), "utf8");

describe("docs/calendar.md", () => {
  it("tells everything that the sources leave open, and nothing that they no longer do", () => {
    const section = page.slice(page.indexOf("## What the sources leave open"), page.indexOf("## Local times"));
    const told = [...section.matchAll(/^\| .+ \(`(?<id>[a-z0-9-]+)`\) \| .+ \| (?<reason>.+) \|$/gm)];

    expect(told.map(({ groups }) => `${groups?.id}: ${groups?.reason}`)).toEqual(
      ambiguities.map(({ id, reason }) => `${id}: ${reason}`),
    );
  });
});
