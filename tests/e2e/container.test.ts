/** The image of the repository's Dockerfile, laid out as a folder: no machine of the tests needs a container engine. */
import { spawnSync } from "node:child_process";
import { chmodSync, copyFileSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { dockerFiles } from "../../src/cli/init/files/docker.ts";
import { aWorkspace, outboxAccounts } from "../support/campaign/a-workspace.ts";
import { type Installed, installedProgram } from "../support/machine/installed.ts";

const root = path.resolve(import.meta.dirname, "../..");
const textOf = (name: string) => readFileSync(path.join(root, name), "utf8");
const last = () => textOf("Dockerfile").slice(textOf("Dockerfile").lastIndexOf("\nFROM "));
/** The user `node` of the image owns nothing there but /campaign; this one owns nothing anywhere. */
const nobody = process.getuid?.() === 0 ? { uid: 65_534, gid: 65_534 } : {};

/** What `init --docker` writes for a workspace of this name. */
const written = dockerFiles({ workspace: "sample", root: "/", secrets: [], version: "0.0.0", command: [] });

describe("the image of the Dockerfile", () => {
  let installed: Installed;
  beforeAll(() => {
    installed = installedProgram();
    // As in the image: others may enter, and Node lies beside.
    for (let at = installed.folder; at.includes("campaign-installed-"); at = path.dirname(at)) chmodSync(at, 0o755);
    copyFileSync(process.execPath, path.join(installed.folder, "node"));
  });
  afterAll(() => installed.remove());

  it("holds the program and what it runs on: no test, no source, no secret, nothing that only developers need", () => {
    const files = readdirSync(installed.folder, { recursive: true, encoding: "utf8" });
    const own = files.filter((file) => !file.startsWith("node_modules"));
    const packages = files.filter((file) => /^node_modules\/(@[^/]+\/)?[^@/]+$/.test(file.split(path.sep).join("/")));

    expect(
      own.filter((file) => /(^|[\\/])(tests?|src|scripts|bench|\.env|\.campaign|\.git)($|[\\/])/.test(file)),
    ).toEqual([]);
    expect(own.filter((file) => /\.(ts|map|sqlite|marker)$/.test(file))).toEqual([]);
    expect(packages.filter((name) => !/(sharp|@img\/|detect-libc|semver)/.test(name))).toEqual([]);
  });

  it("says its version to a user who owns nothing, and writes nothing beside itself", () => {
    const run = spawnSync(path.join(installed.folder, "node"), [installed.program, "--version"], {
      ...nobody,
      cwd: "/",
      env: { PATH: "/usr/bin:/bin" },
      encoding: "utf8",
    });

    expect({ code: run.status, out: run.stdout, said: run.stderr }).toEqual({ code: 0, out: "0.1.0\n", said: "" });
  });

  it("says beforehand that this user may not write into the folder of an account, where another's files are mounted", () => {
    const workspace = aWorkspace({ "campaigns/accounts.yaml": outboxAccounts, "published/print-room/index.html": "" });
    const own = path.join(workspace.root, "published/print-room");
    try {
      chmodSync(workspace.root, 0o755);
      chmodSync(own, 0o555);
      const words = [installed.program, "--workspace", workspace.root, "--format", "json", "accounts", "check"];
      const run = spawnSync(path.join(installed.folder, "node"), words, {
        ...nobody,
        cwd: "/",
        env: { PATH: "/usr/bin:/bin" },
        encoding: "utf8",
      });

      expect(run.status).toBe(3);
      expect(run.stdout).toContain(`The folder \\"published/print-room\\" of print-room cannot be written (EACCES)`);
    } finally {
      chmodSync(own, 0o755);
      workspace.remove();
    }
  });

  it("is made of the package alone, and runs and is looked at as the one that `init --docker` writes", () => {
    const copied = last().match(/^(COPY|ADD) .*$/gm);
    const tail = (text: string) => text.slice(text.indexOf("USER node\n"));

    expect(copied).toEqual(["COPY --from=build /tmp/awareness-campaign-*.tgz /tmp/"]);
    expect(last()).not.toMatch(/^(ARG|ENV) /m);
    expect(tail(last())).toBe(tail(written.get("Dockerfile") ?? ""));
    expect(textOf("compose.yaml")).toBe(written.get("compose.yaml"));
  });

  it("is built of a list of what may get in, and of nothing that a clone may hold besides", () => {
    const lines = textOf(".dockerignore")
      .split("\n")
      .filter((line) => line !== "" && !line.startsWith("#"));

    expect([lines[0], lines.at(-1)]).toEqual(["*", "**/node_modules"]);
    expect(lines).toEqual(expect.arrayContaining(["**/.env", "**/.campaign"]));
    const taken = lines.filter((line) => line.startsWith("!"));
    expect(taken.every((line) => /^![A-Za-z]/.test(line))).toBe(true);
    expect(taken.filter((line) => /env|git|\.campaign|campaigns|tests|outbox|node_modules/.test(line))).toEqual([]);
  });
});
