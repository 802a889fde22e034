/** The package, as somebody has it who never saw this repository: packed, laid out, run in a folder of one's own. */
import { spawnSync } from "node:child_process";
import {
  chmodSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Installed, installedProgram, sizeOf } from "../support/machine/installed.ts";
import { bundledPackages } from "../support/machine/loaded-packages.ts";
import { runCampaign } from "../support/machine/run-campaign.ts";

let installed: Installed;
beforeAll(() => {
  installed = installedProgram();
});
afterAll(() => installed.remove());

const run = (...args: string[]) => runCampaign(args, { cwd: installed.elsewhere, program: installed.program });

describe("the package", () => {
  it("is at most 60 MB with all that it needs, and needs no script to be installed", () => {
    const { scripts } = JSON.parse(readFileSync(path.join(installed.folder, "package.json"), "utf8")) as {
      scripts: Record<string, string>;
    };

    expect(sizeOf(installed.folder)).toBeLessThan(60_000_000);
    expect(readdirSync(path.join(installed.folder, "node_modules"))).toContain("sharp");
    // npm asks for leave to run these, `prepare` too where a package comes as a file.
    expect(Object.keys(scripts)).not.toEqual(
      expect.arrayContaining([expect.stringMatching(/^(pre|post)?(install|prepare)$/)]),
    );
  });

  it("says its version, begins a campaign, checks and plans it, fits a picture", async () => {
    expect(await run("--version")).toMatchObject({ code: 0, stdout: "0.1.0\n", stderr: "" });
    expect(await run("new", "--day", "ceaday", "--year", "2028")).toMatchObject({ code: 0 });
    const campaign = path.join(installed.elsewhere, "campaigns/ceaday-2028.yaml");
    const text = readFileSync(campaign, "utf8")
      .replace("# assets:\n", `assets: { card: { file: ../assets/card.svg, alt: "A teal card without words." } }\n`)
      .replace("at: day 09:00\n", "at: day 09:00\n    images: [card]\n");
    mkdirSync(path.join(installed.elsewhere, "assets"), { recursive: true });
    writeFileSync(campaign, text);
    writeFileSync(
      path.join(installed.elsewhere, "assets/card.svg"),
      `<svg xmlns="http://www.w3.org/2000/svg" width="1080" height="1350"><rect width="1080" height="1350" fill="#0d5c5c"/></svg>`,
    );

    expect(await run("validate")).toMatchObject({ code: 0 });
    expect((await run("plan")).stdout).toContain("ceaday-2028");
    expect(await run("images")).toMatchObject({ code: 0, stdout: expect.stringContaining("card") });
  });

  it.each(["sharp", "@img"])("says by doctor what to do where %s was not installed", async (name) => {
    const place = path.join(installed.folder, "node_modules", name);
    mkdirSync(path.join(installed.elsewhere, "campaigns"), { recursive: true });
    renameSync(place, `${place}-away`);
    try {
      const { code, stdout } = await run("doctor", "--offline", "--format", "json");
      const { findings } = JSON.parse(stdout) as { findings: { check: string }[] };

      expect(code).toBe(3);
      expect(findings.filter(({ check }) => check === "pictures")).toEqual([
        expect.objectContaining({ state: "person", help: expect.stringContaining("Install the program again") }),
      ]);
    } finally {
      renameSync(`${place}-away`, place);
    }
  });

  it("ships the licence of every package whose code is in it", () => {
    const licences = readFileSync(path.join(installed.folder, "dist/LICENCES.txt"), "utf8");
    const bundled = [...bundledPackages().keys()];

    expect(bundled.length).toBeGreaterThan(30);
    expect(bundled.filter((name) => !licences.includes(`\n${name} `))).toEqual([]);
  });

  it("brings its documents, and every page or picture that they lead to", () => {
    const inPackage = (file: string) => existsSync(path.join(installed.folder, file));

    expect(["docs/README.md", "docs/running.md", "README.md", "LICENSE", "CHANGELOG.md"].every(inPackage)).toBe(true);
  });

  it("lets a program import the shapes of the files and nothing else: what it does is the command", () => {
    const from = createRequire(path.join(installed.elsewhere, "../lib/node_modules/other.js"));

    expect(from("awareness-campaign/schema/campaign.schema.json")).toMatchObject({ type: "object" });
    expect(() => from("awareness-campaign")).toThrow("exports");
    expect(() => from("awareness-campaign/dist/main.cjs")).toThrow("not defined by");
  });
});

describe("the package on an older Node", () => {
  const name = process.platform === "win32" ? "node.exe" : "node";
  const bin = path.resolve(import.meta.dirname, "../../node_modules/node/bin", name);
  const sums = JSON.parse(readFileSync(path.resolve(import.meta.dirname, "../../bin/node-sums.json"), "utf8")) as {
    version: string;
    packages: Record<string, string>;
  };
  const fetched = () => path.join(installed.folder, ".node", sums.version, name);

  /** Stands in for npm: fetches what the script says, into the folder named after --prefix. */
  function fakeNpm(script: string): string {
    const folder = path.join(installed.elsewhere, "../fake-npm");
    rmSync(folder, { recursive: true, force: true });
    mkdirSync(folder);
    const file = path.join(folder, "npm");
    writeFileSync(
      file,
      `#!/bin/sh\nbin="$3/node_modules/${sums.packages[`${process.platform}-${process.arch}`]}/bin"\n${script}\n`,
    );
    chmodSync(file, 0o755);
    return `${folder}${path.delimiter}${process.env.PATH}`;
  }

  /** `campaign --version` by a Node that says it is 20. */
  function runOld(PATH: string, ...args: readonly string[]) {
    const as = `Object.defineProperty(process, "versions", { value: { ...process.versions, node: "20.20.2" } })`;
    const before = `data:text/javascript,${encodeURIComponent(as)}`;
    // A copy, since no npm lies beside it.
    const node = path.join(installed.elsewhere, "../old-node");
    if (!existsSync(node)) copyFileSync(bin, node);
    return spawnSync(node, ["--import", before, installed.program, ...(args.length === 0 ? ["--version"] : args)], {
      cwd: installed.elsewhere,
      env: { PATH, HOME: installed.elsewhere },
      encoding: "utf8",
    });
  }

  it("fetches a newer one for itself alone, once, and hands over to it", () => {
    const PATH = fakeNpm(`mkdir -p "$bin" && cp "${bin}" "$bin/node"`);

    expect(runOld(PATH)).toMatchObject({
      status: 0,
      stdout: "0.1.0\n",
      stderr: expect.stringContaining(`Fetching Node ${sums.version} for campaign alone, this once, into`),
    });
    expect(readdirSync(path.join(installed.folder, ".node"))).toEqual([sums.version]);
    expect(runOld(fakeNpm("exit 1"))).toMatchObject({ status: 0, stdout: "0.1.0\n", stderr: "" });
    runOld(PATH, "init", "../by-old", "--cron");
    const line = readFileSync(path.join(installed.elsewhere, "../by-old/deploy/crontab"), "utf8");
    // The next update of the package takes the fetched one away.
    expect(line).toContain(`${path.join(installed.elsewhere, "../old-node")} `);
    rmSync(fetched());
  });

  it("never runs one whose sum is another, and keeps nothing of it", () => {
    const PATH = fakeNpm(`mkdir -p "$bin" && echo '#!/bin/sh' > "$bin/node" && chmod 755 "$bin/node"`);

    const { status, stderr } = runOld(PATH);

    expect(status).toBe(4);
    expect(stderr).toContain("is not the Node that this program knows");
    expect(existsSync(fetched())).toBe(false);
    expect(readdirSync(path.join(installed.folder, ".node"))).toEqual([sums.version]);
  });

  it("says what to do where none can be fetched", () => {
    const { status, stdout, stderr } = runOld(fakeNpm(`echo 'npm error no network' >&2; exit 1`));

    expect({ status, stdout }).toEqual({ status: 4, stdout: "" });
    expect(stderr).toMatch(
      /npm could not fetch it \(npm error no network\)\. Install Node 24 from https:\/\/nodejs\.org/,
    );
  });
});
