import { readdirSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";

const root = path.resolve(import.meta.dirname, "../..");

/** Files of one kind, each found by its name: a folder of them may grow. */
const registers = ["check/rules", "calendar/days"];
/** About as many as are seen at one glance. */
const most = 13;

describe.each([
  ["src", 50],
  ["tests/support", 8],
])("the rooms of %s", (top, least) => {
  it("can each be seen at a glance", () => {
    const all = readdirSync(path.join(root, top), { recursive: true, encoding: "utf8" });
    const files = all.filter((file) => file.endsWith(".ts"));
    const folders = Map.groupBy(files, (file) => path.dirname(file));
    const crowded = [...folders]
      .filter(([folder, inside]) => !registers.includes(folder) && inside.length > most)
      .map(([folder, inside]) => `${folder}: ${inside.length} files`);

    expect(folders.size).toBeGreaterThan(least);
    expect(crowded).toEqual([]);
  });
});
