/** What keeps a Node that was swapped on its way from being run. */
import { spawnSync } from "node:child_process";
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";

const root = path.resolve(import.meta.dirname, "../..");
const packageJson = JSON.parse(readFileSync(path.join(root, "package.json"), "utf8")) as {
  scripts: { dependencies: string };
};
const runtime = JSON.parse(readFileSync(path.join(root, "scripts/runtime/package.json"), "utf8")) as {
  optionalDependencies: { node: string };
};
const name = process.platform === "win32" ? "node.exe" : "node";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), "campaign-node-"));
  mkdirSync(path.join(folder, "node_modules/node/bin"), { recursive: true });
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const brought = () => path.join(folder, "node_modules/node/bin", name);
function bring(version = runtime.optionalDependencies.node) {
  writeFileSync(path.join(folder, "node_modules/node/package.json"), JSON.stringify({ version }));
}
/** `own`: the machine's Node, as far as the script can see. */
function check(own = process.version) {
  const as = `Object.defineProperty(process, "version", { value: ${JSON.stringify(own)} })`;
  const before = `data:text/javascript,${encodeURIComponent(as)}`;
  const script = path.join(root, "scripts/check-node.cjs");
  return spawnSync(process.execPath, ["--import", before, script, folder], { encoding: "utf8" });
}

describe("the Node that an installation brings", () => {
  it("is let by when it is the very one that the program was made with", () => {
    bring();
    copyFileSync(path.join(root, "node_modules/node/bin", name), brought());

    expect(check()).toMatchObject({ status: 0, stderr: "" });
    expect(existsSync(brought())).toBe(true);
  });

  it("is deleted, and the installation ends, when it is another", () => {
    bring();
    writeFileSync(brought(), "#!/bin/sh\n");

    const { status, stderr } = check();

    expect(status).toBe(1);
    expect(stderr).toContain("not the one that this program was made with");
    expect(existsSync(brought())).toBe(false);
  });

  it("is the one whose sums are known, here and in an installed package", () => {
    const known = JSON.parse(readFileSync(path.join(root, "bin/node-sums.json"), "utf8")) as Record<string, object>;

    expect(known.version).toBe(runtime.optionalDependencies.node);
    expect(Object.keys(known.sums ?? {})).toEqual(Object.keys(known.packages ?? {}));
  });

  it("is not used in a version whose sums nobody entered", () => {
    bring("99.0.0");
    writeFileSync(brought(), "#!/bin/sh\n");

    expect(check()).toMatchObject({ status: 1, stderr: expect.stringContaining("no sums of Node 99.0.0") });
  });

  it("may be missing, as on a Mac: the machine's own is used then, where it is new enough", () => {
    expect(check()).toMatchObject({ status: 0, stderr: "" });
    expect(check("v26.1.0")).toMatchObject({ status: 0, stderr: "" });

    const { status, stderr } = check("v20.20.0");

    expect(status).toBe(1);
    expect(stderr).toContain("needs Node 24 or newer, and this machine's is v20.20.0");
  });

  // A POSIX shell takes the first, cmd the second: both name the Node that runs npm.
  it("is looked at by the Node that runs npm, before anything runs on it", () => {
    expect(packageJson.scripts.dependencies).toMatch(
      /^"\$npm_node_execpath" scripts\/check-node\.cjs \|\| "%npm_node_execpath%" scripts\/check-node\.cjs && /,
    );
  });
});
