import { readdirSync, readFileSync } from "node:fs";
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

it("tells of each long file why it is one, and of no other", () => {
  const page = readFileSync(path.join(root, "docs/architecture.md"), "utf8");
  const [, table = ""] = page.split("| in src | why it is one |");
  const [rows = ""] = table.split("\n\n");
  const told = [...rows.matchAll(/^\| `([^`]+)` \| \w/gm)].map(([, file]) => file);
  const files = readdirSync(path.join(root, "src"), { recursive: true, encoding: "utf8" });
  const long = files.filter((file) => {
    return file.endsWith(".ts") && readFileSync(path.join(root, "src", file), "utf8").split("\n").length - 1 > 250;
  });

  expect(told.toSorted()).toEqual(long.toSorted());
  expect(told.length).toBeGreaterThan(5);
});
