import { existsSync } from "node:fs";
import path from "node:path";
import { expect, it } from "vitest";
import { writeNew } from "../../../src/cli/init/write-new.ts";
import { aWorkspace } from "../../support/campaign/a-workspace.ts";

it("leaves nothing of what it began where a later file cannot be written, so that a next try meets nothing", () => {
  const { root, remove } = aWorkspace();
  const files = new Map([
    ["drafts/kit.yaml", "campaign: kit\n"],
    ["drafts/kit.yaml/picture.png", "A picture."],
  ]);
  try {
    expect(() => writeNew(root, files)).toThrow();
    expect(existsSync(path.join(root, "drafts/kit.yaml"))).toBe(false);
  } finally {
    remove();
  }
});
