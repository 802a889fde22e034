import { execFileSync } from "node:child_process";
import { chmodSync, chownSync, mkdirSync, readdirSync, rmSync, symlinkSync } from "node:fs";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { environmentOf } from "../../../src/system/secrets/workspace-environment.ts";
import { aWorkspace, type TestWorkspace } from "../../support/campaign/a-workspace.ts";

let repository: TestWorkspace;
/** A folder of it, as a workspace often is. */
let root: string;

const secret = "CAMPAIGN_A_APP_PASSWORD";
const line = `${secret}=from-file\n`;
/** No settings of this user, so that nothing there calls another user's folder safe. */
const given = { PATH: process.env.PATH, HOME: "/nonexistent" };

beforeEach(() => {
  repository = aWorkspace({ "site/note.txt": "x", "site/.env": line });
  root = path.join(repository.root, "site");
});
afterEach(() => repository.remove());

function git(...args: string[]): void {
  execFileSync("git", args, { cwd: repository.root, stdio: "ignore" });
}

const read = (environment: Readonly<Record<string, string | undefined>> = given) => environmentOf(root, environment);
const isRead = (found = read()) => found.refused === undefined && found.environment[secret] === "from-file";

describe("the environment of a workspace", () => {
  it("is completed from .env, only with CAMPAIGN_ names, and never overruled by it", () => {
    repository.write("site/.env", `${line}CAMPAIGN_B=from-file\nPATH=/evil\n`);

    expect(read({ ...given, CAMPAIGN_B: "from-environment" })).toEqual({
      environment: { ...given, [secret]: "from-file", CAMPAIGN_B: "from-environment" },
    });
  });

  it("is the environment itself where there is no .env", () => {
    rmSync(path.join(root, ".env"));

    expect(read()).toEqual({ environment: given });
  });
});

describe("a .env in a repository", () => {
  beforeEach(() => git("init", "--quiet"));

  it("is read where git says that it does not track it", () => {
    git("add", "site/note.txt");

    expect(isRead()).toBe(true);
  });

  it.each([".env", ".ENV", ".Env"])(
    "is not read where git tracks %s, since a pull request could have written it",
    (name) => {
      repository.write(`site/${name}`, line);
      git("add", "--force", `site/${name}`);

      const found = read();

      expect(found.environment).toEqual(given);
      expect(found.refused?.message).toContain("tracked by git");
      expect(found.refused?.message).toContain("git rm --cached .env");
    },
  );

  it("is not read where git tracks it in a folder of other capitals", () => {
    repository.write("Site/.env", line);
    git("add", "--force", "Site/.env");

    expect(isRead()).toBe(false);
  });

  it("is not read from a submodule or a repository within that tracks it, whatever lies around it", () => {
    execFileSync("git", ["init", "--quiet"], { cwd: root });
    execFileSync("git", ["add", "--force", ".env"], { cwd: root });

    expect(read().refused?.message).toContain("tracked by git");
  });

  it("is not read where the repository around another one tracks it", () => {
    git("add", "--force", "site/.env");
    execFileSync("git", ["init", "--quiet"], { cwd: root });

    expect(read().refused?.message).toContain("tracked by git");
  });

  it("is not read while git tracks more beside it whose names look like patterns", () => {
    const strange = path.join(repository.root, "a[b]*");
    mkdirSync(strange);
    repository.write("a[b]*/.env", line);
    git("add", "--force", ":(literal)a[b]*/.env");
    root = strange;

    expect(isRead()).toBe(false);
  });
});

describe("a .env of which git gives no clear answer", () => {
  beforeEach(() => git("init", "--quiet"));

  const refused = () => read().refused?.message;

  it("is not read without git", () => {
    const found = read({ ...given, PATH: "/nonexistent" });

    expect(found.environment[secret]).toBeUndefined();
    expect(found.refused?.message).toContain("git is not installed");
  });

  it.runIf(process.getuid?.() === 0)("is not read where the repository is another user's, tracked or not", () => {
    chownSync(path.join(repository.root, ".git"), 65_534, 65_534);
    chownSync(repository.root, 65_534, 65_534);

    expect(refused()).toContain("dubious ownership");
    git("-c", "safe.directory=*", "add", "--force", "site/.env");
    expect(refused()).toBeDefined();
  });

  it("is not read where .git is none", () => {
    rmSync(path.join(repository.root, ".git"), { recursive: true });
    mkdirSync(path.join(repository.root, ".git"));

    expect(refused()).toContain("it is not clear whether git tracks it");
    // What an old git would take for the repository instead.
    for (const folder of ["objects", "refs"]) mkdirSync(path.join(repository.root, folder));
    repository.write("HEAD", "ref: refs/heads/main\n");
    expect(refused()).toContain("it is not clear whether git tracks it");
  });

  it.each(["gitdir: /nonexistent\n", "gitdir:\n", "", "\0"])(
    "is not read where .git is a file that says %j",
    (text) => {
      rmSync(path.join(repository.root, ".git"), { recursive: true });
      repository.write(".git", text);

      expect(isRead()).toBe(false);
    },
  );

  it("is not read where the index is damaged", () => {
    repository.write(".git/index", "not an index");

    expect(isRead()).toBe(false);
  });

  it("is not read with a git that answers with nothing but an error", () => {
    repository.write("bin/git", "#!/bin/sh\nprintf 'no \\033[2J\\n' >&2\nexit 3\n");
    chmodSync(path.join(repository.root, "bin/git"), 0o755);
    const elsewhere = aWorkspace({});
    try {
      execFileSync("mv", [path.join(repository.root, "bin"), elsewhere.root]);
      const found = read({ ...given, PATH: path.join(elsewhere.root, "bin") });
      expect(found.refused?.message).toContain('git says "no \\u{1b}[2J"');
      expect(found.environment[secret]).toBeUndefined();
    } finally {
      elsewhere.remove();
    }
  });
});

describe("a .env as people save it", () => {
  const utf16 = (text: string) => Buffer.from(`\ufeff${text}`, "utf16le");

  it.each([
    ["with a mark at its start", Buffer.from(`\ufeff${line}`)],
    ["as UTF-16", utf16(line)],
    ["as UTF-16, the other way round", utf16(line).swap16()],
    ["with Windows' line ends", Buffer.from(line.replace("\n", "\r\n"))],
  ])("is read %s", (_, bytes) => {
    repository.write("site/.env", bytes);

    expect(isRead()).toBe(true);
  });

  it.each([
    ["in another encoding", Buffer.from("CAMPAIGN_A_APP_PASSWORD=pass\xe9\n", "latin1"), "not saved as UTF-8"],
    ["as UTF-16 without a mark", Buffer.from(line, "utf16le"), "not saved as UTF-8"],
    ["of two megabytes", Buffer.alloc(2_000_000, "#"), "larger than 1 MB"],
  ])("is told and not read %s", (_, bytes, says) => {
    repository.write("site/.env", bytes);

    expect(read()).toMatchObject({ environment: given, refused: { mayNameLedger: true } });
    expect(read().refused?.message).toContain(says);
  });
});

describe("a .env that is no file", () => {
  const place = () => path.join(root, ".env");
  const made: readonly (readonly [string, () => void, string])[] = [
    ["a folder", () => mkdirSync(place()), "it is a folder"],
    ["a pipe", () => void execFileSync("mkfifo", [place()]), "it is a pipe"],
    ["a link", () => symlinkSync("note.txt", place()), "it is a link"],
    ["a link to nowhere", () => symlinkSync("nowhere", place()), "it is a link"],
    ["a link to itself", () => symlinkSync(".env", place()), "it is a link"],
    ["a link to a device", () => symlinkSync("/dev/zero", place()), "it is a link"],
  ];

  it.each(made)("but %s, is told and nothing waits for it", (_, make, says) => {
    rmSync(place());
    make();

    expect(readdirSync(root)).toContain(".env");
    expect(read().environment).toEqual(given);
    expect(read().refused?.message).toContain(`The .env file is not read: ${says}`);
  });

  it.skipIf(process.getuid?.() === 0)("that this user may read, is told", () => {
    chmodSync(place(), 0);

    expect(read().refused?.message).toContain("this user may not read it");
  });
});
