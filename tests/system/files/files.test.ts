import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { isInside, relativeTo, writeFileAtomically } from "../../../src/system/files/files.ts";

let root: string;

beforeEach(() => {
  root = realpathSync(mkdtempSync(path.join(tmpdir(), "campaign-files-")));
});
afterEach(() => rmSync(root, { recursive: true }));

describe("a file inside a folder", () => {
  it("is one that lies there", () => {
    mkdirSync(path.join(root, "assets"));
    writeFileSync(path.join(root, "assets/a.png"), "");

    expect(isInside(root, path.join(root, "assets/a.png"))).toBe(true);
  });

  it("is not one that a symlink leads out to", () => {
    mkdirSync(path.join(root, "inside"));
    writeFileSync(path.join(root, "secret"), "");
    symlinkSync(path.join(root, "secret"), path.join(root, "inside/link"));

    expect(isInside(path.join(root, "inside"), path.join(root, "inside/link"))).toBe(false);
  });

  it("is not one that does not exist, nor the folder itself", () => {
    expect(isInside(root, path.join(root, "nothing"))).toBe(false);
    expect(isInside(root, root)).toBe(false);
  });
});

describe("an atomic write", () => {
  it("makes its folders, replaces the file, keeps the mode and leaves no draft", () => {
    const file = path.join(root, "a/b/c.txt");

    writeFileAtomically(file, "one");
    writeFileAtomically(file, "two", { mode: 0o600 });

    expect(readFileSync(file, "utf8")).toBe("two");
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(readdirSync(path.dirname(file))).toEqual(["c.txt"]);
  });
});

describe("a path for people", () => {
  it("is relative to the workspace", () => {
    expect(relativeTo(root, path.join(root, "campaigns", "a.yaml"))).toBe("campaigns/a.yaml");
  });
});
