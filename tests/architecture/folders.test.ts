import { readdirSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";

const root = path.resolve(import.meta.dirname, "../../src");

/** Files of one kind, each found by its name: a folder of them may grow. */
const registers = ["check/rules", "calendar/days"];
/** About as many as are seen at one glance. */
const most = 13;

describe("the rooms of src", () => {
  it("can each be seen at a glance", () => {
    const files = readdirSync(root, { recursive: true, encoding: "utf8" }).filter((file) => file.endsWith(".ts"));
    const folders = Map.groupBy(files, (file) => path.dirname(file));
    const crowded = [...folders]
      .filter(([folder, inside]) => !registers.includes(folder) && inside.length > most)
      .map(([folder, inside]) => `${folder}: ${inside.length} files`);

    expect(folders.size).toBeGreaterThan(50);
    expect(crowded).toEqual([]);
  });
});
