/** A tree that a stranger filled, as a pull request brings it: whatever lies in it, no command runs it. */
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { aWorkspace, campaignYaml, outboxAccounts, type TestWorkspace } from "../support/campaign/a-workspace.ts";
import { runCampaign } from "../support/machine/run-campaign.ts";

const campaign = (text: string) =>
  campaignYaml({ id: "day", posts: `  - { id: hello, at: "day 09:00", text: "${text} {hashtags}" }\n` });

let repository: TestWorkspace;
let canary: string;
let root: string;

function git(...args: string[]): string {
  const identity = ["-c", "user.name=Test", "-c", "user.email=test@example.org", "-c", "commit.gpgsign=false"];
  return execFileSync("git", [...identity, ...args], { cwd: repository.root, encoding: "utf8" }).trim();
}

function commit(): void {
  git("add", "--all", "--force");
  git("commit", "--quiet", "--message", "A step");
}

/** A program that leaves a trace, with the environment it was given. */
function trap(file: string): string {
  repository.write(file, `#!/bin/sh\nenv > '${canary}'\nexit 0\n`);
  const place = path.join(repository.root, file);
  chmodSync(place, 0o755);
  return place;
}

function run(...args: string[]) {
  return runCampaign(args, {
    cwd: root,
    environment: { CAMPAIGN_NOBODY_APP_PASSWORD: "never-shown-to-git", HOME: "/nonexistent" },
  });
}

const commands = [
  ["validate"],
  ["plan"],
  ["status"],
  ["images"],
  ["preview"],
  ["preview", "--markdown", "-", "--base", "HEAD~1"],
  ["accounts", "list"],
  ["publish", "--dry-run", "--now", "2027-03-18T09:00:30Z"],
  ["publish", "--now", "2027-03-18T09:00:30Z"],
].map((words) => [words.join(" "), words] as const);

beforeEach(() => {
  repository = aWorkspace({
    "site/campaigns/accounts.yaml": outboxAccounts,
    "site/campaigns/day.yaml": campaign("Before."),
  });
  root = path.join(repository.root, "site");
  canary = path.join(repository.root, "canary");
  git("init", "--quiet", "--initial-branch", "main");
  commit();
  repository.write("site/campaigns/day.yaml", campaign("After."));
});
afterEach(() => repository.remove());

/** What git takes for a repository without a checkout of its own, in the folder of the workspace. */
function bareFolder(): void {
  const program = trap("site/assets/trap.sh");
  repository.write("site/HEAD", "ref: refs/heads/main\n");
  repository.write("site/objects/keep", "");
  repository.write("site/refs/keep", "");
  repository.write("site/hooks/post-index-change", `#!/bin/sh\nenv > '${canary}'\n`);
  chmodSync(path.join(root, "hooks/post-index-change"), 0o755);
  repository.write(
    "site/config",
    `[core]\n\trepositoryformatversion = 0\n\tbare = false\n\tworktree = .\n\tfsmonitor = "'${program}'"\n[alias]\n\tls-files = "!${program}"\n`,
  );
}

describe("a folder that git would take for a repository", () => {
  it("is what git itself runs a program of, so that these tests would notice", () => {
    bareFolder();
    execFileSync("git", ["ls-files"], { cwd: root, stdio: "ignore" });

    expect(existsSync(canary)).toBe(true);
  });

  it.each(commands)("runs nothing in: %s", async (_, args) => {
    bareFolder();
    commit();
    repository.write("site/.env", "CAMPAIGN_NOBODY_TOKEN=a-secret-of-nobody\n");

    const { code, stderr } = await run(...args);

    expect(stderr).not.toContain(".env");
    expect([0, 1]).toContain(code);
    expect(existsSync(canary)).toBe(false);
  });

  it("still has a base to compare with", async () => {
    bareFolder();
    commit();
    const { code, stdout } = await run("preview", "--markdown", "-", "--base", "HEAD~1");

    expect(code).toBe(0);
    expect(stdout).toContain("- Before. #CEADay27\n+ After. #CEADay27");
  });
});

describe("the settings of the repository itself", () => {
  it.each(commands.filter(([name]) => !/^(plan|status|images)/.test(name)))("start nothing in: %s", async (_, args) => {
    const program = trap("trap.sh");
    repository.write("site/.gitattributes", "*.yaml filter=trap diff=trap\n");
    commit();
    repository.write("site/.env", "CAMPAIGN_NOBODY_TOKEN=a-secret-of-nobody\n");
    const settings = {
      "core.fsmonitor": program,
      "core.hooksPath": path.join(repository.root, "hooks"),
      "filter.trap.smudge": program,
      "filter.trap.process": program,
      "diff.trap.textconv": program,
      "core.pager": program,
      "core.editor": program,
    };
    for (const hook of ["post-index-change", "post-checkout"]) trap(`hooks/${hook}`);
    for (const [name, value] of Object.entries(settings)) {
      execFileSync("git", ["config", name, value], { cwd: repository.root });
    }

    const { code } = await run(...args);

    expect([0, 1]).toContain(code);
    expect(existsSync(canary)).toBe(false);
  });

  it("fetch nothing that a clone lacks", async () => {
    commit();
    const blob = git("rev-parse", "HEAD:site/campaigns/day.yaml");
    rmSync(path.join(repository.root, ".git/objects", blob.slice(0, 2), blob.slice(2)));
    const program = trap("trap.sh");
    const settings = {
      "core.repositoryformatversion": "1",
      "extensions.partialClone": "origin",
      "remote.origin.url": `ext::${program}`,
      "remote.origin.promisor": "true",
      "remote.origin.uploadpack": program,
      "protocol.ext.allow": "always",
    };
    for (const [name, value] of Object.entries(settings)) {
      execFileSync("git", ["config", name, value], { cwd: repository.root });
    }

    const { code, stderr } = await run("preview", "--base", "HEAD");

    expect(code).toBe(4);
    expect(stderr).toContain("The files of HEAD could not be written into");
    expect(existsSync(canary)).toBe(false);
  });
});

describe("a git that somebody committed", () => {
  it("is not the one that is asked, nor one in a folder that is named from here", async () => {
    trap("site/bin/git");
    commit();
    repository.write("site/.env", "CAMPAIGN_NOBODY_TOKEN=a-secret-of-nobody\n");
    const PATH = [path.join(root, "bin"), "bin", ".", "", process.env.PATH ?? ""].join(":");

    await runCampaign(["preview", "--base", "HEAD"], { cwd: root, environment: { PATH } });

    expect(existsSync(canary)).toBe(false);
  });
});

describe("what git is given", () => {
  it("is no secret and no variable of git's own", async () => {
    const bin = aWorkspace({
      "tool/git": `#!/bin/sh\nenv >> '${canary}'\nexec /usr/bin/env -i PATH=/usr/bin:/bin git "$@"\n`,
    });
    try {
      chmodSync(path.join(bin.root, "tool/git"), 0o755);
      repository.write("site/.env", "CAMPAIGN_NOBODY_TOKEN=a-secret-of-nobody\n");
      await runCampaign(["preview", "--base", "HEAD"], {
        cwd: root,
        environment: {
          PATH: `${path.join(bin.root, "tool")}:${process.env.PATH ?? ""}`,
          CAMPAIGN_LEAD_PASSWORD: "secret-one",
          GITHUB_TOKEN: "secret-two",
          ACTIONS_RUNTIME_TOKEN: "secret-three",
          GIT_EXTERNAL_DIFF: "secret-four",
        },
      });

      const given = readFileSync(canary, "utf8");
      expect(given).toContain("GIT_CEILING_DIRECTORIES=");
      expect(given).not.toMatch(/secret|CAMPAIGN_|TOKEN/);
    } finally {
      bin.remove();
    }
  });
});

describe("another revision", () => {
  it("brings no secret, no ledger and no link of its own", async () => {
    const ledger = await aTrackedLedger();
    repository.write("site/.env", "CAMPAIGN_LEDGER=postgres://stranger:word@127.0.0.1:9/x\n");
    execFileSync("ln", ["-s", "/etc/passwd", path.join(root, "campaigns/zz.yaml")]);
    execFileSync("ln", ["-s", "/etc", path.join(root, "assets-of-etc")]);
    commit();
    git("rm", "--quiet", "--cached", "-r", "site/.env", "site/.campaign", "site/campaigns/zz.yaml");
    for (const file of [".env", ".campaign", "campaigns/zz.yaml"]) rmSync(path.join(root, file), { recursive: true });
    commit();

    const { code, stdout, stderr } = await run("preview", "--markdown", "-", "--base", "HEAD~1");

    expect(ledger).toBe(true);
    expect(stderr).not.toMatch(/root:|127\.0\.0\.1|ledger/);
    expect(stdout).not.toContain("root:");
    expect(code).toBe(0);
  });

  it.each(["-h", "--git-dir=/tmp", "--exec=touch x", "HEAD:site", "no such\u001b[2J\nthing", "@{u}"])(
    "is never %j",
    async (revision) => {
      const { code, stderr } = await run("preview", `--base=${revision}`);

      expect(code).toBe(2);
      expect(stderr).toContain("There is no revision");
      expect(stderr).not.toContain("\u001b");
    },
  );

  it("is found from a worktree, whose .git is a file", async () => {
    commit();
    const tree = path.join(repository.root, "tree");
    git("worktree", "add", "--quiet", tree, "HEAD");
    root = path.join(tree, "site");
    const { code, stdout } = await run("preview", "--markdown", "-", "--base", "HEAD~1");

    expect(code).toBe(0);
    expect(stdout).toContain("+ After. #CEADay27");
  });
});

async function aTrackedLedger(): Promise<boolean> {
  await run("publish", "--now", "2027-03-10T09:00:30Z");
  return readdirSync(path.join(root, ".campaign")).includes("ledger.sqlite");
}

describe("a ledger that git tracks", () => {
  it("is not published with, since a pull would replace it", async () => {
    expect(await aTrackedLedger()).toBe(true);
    commit();

    for (const command of [
      ["publish", "--now", "2027-03-18T09:00:30Z"],
      ["skip", "day/hello/print-room"],
    ]) {
      const { code, stderr } = await run(...command);
      expect(code).toBe(4);
      expect(stderr).toContain("is tracked by git, so nothing is sent or written");
      expect(stderr).toContain("git rm -r --cached .campaign");
    }
    expect(existsSync(path.join(root, "outbox"))).toBe(false);

    git("rm", "-r", "--quiet", "--cached", "site/.campaign");
    expect((await run("publish", "--now", "2027-03-18T09:00:30Z")).stdout).toMatch(/^published /);
  });
});

describe("a ledger that comes with a pull request", () => {
  const stranger = "What a stranger made up.";

  /** As it would be if those words had gone out. */
  async function aPoisonedLedger(): Promise<void> {
    repository.write("site/campaigns/day.yaml", campaign(stranger));
    await run("publish", "--now", "2027-03-10T09:00:30Z");
    expect((await run("publish", "--now", "2027-03-18T09:00:30Z")).stdout).toMatch(/^published /);
    expect((await run("plan")).stdout).toContain(stranger);
    repository.write("site/campaigns/day.yaml", campaign("After."));
    commit();
  }

  it("shows nothing of what it says was sent, and says why", async () => {
    await aPoisonedLedger();

    for (const command of [
      ["plan"],
      ["plan", "--format", "csv"],
      ["preview", "--markdown", "-"],
      ["preview", "--markdown", "-", "--base", "HEAD~1"],
      ["status"],
      ["log"],
      ["publish", "--dry-run", "--now", "2027-03-18T09:00:30Z"],
    ]) {
      const { stdout, stderr } = await run(...command);
      expect(stdout).not.toContain(stranger);
      expect(stderr.match(/ledger\.sqlite is tracked by git, so the ledger is not read/g)).toHaveLength(1);
    }
    const { stdout } = await run("preview", "--markdown", "-", "--base", "HEAD~1");
    expect(stdout).toContain("0 new, 1 changed");
    expect((await run("log")).stderr).not.toContain("no ledger yet");
  });

  it.each([
    ["no ledger", () => repository.write("site/.campaign/ledger.sqlite", "Not one.")],
    ["a folder", () => repository.write("site/.campaign/ledger.sqlite/file", "")],
  ])("hides no problem where it is %s", async (_, make) => {
    make();
    repository.write("site/campaigns/more.yaml", "campaign: [\n");
    commit();
    const { code, stdout } = await run("validate");

    expect(code).toBe(1);
    expect(stdout).toContain("state-tracked");
    expect(stdout).toContain("more.yaml");
  });
});

describe("a link beside the ledger", () => {
  it("that leads to no file yet makes none", async () => {
    const outside = path.join(repository.root, "outside");
    mkdirSync(path.join(root, ".campaign"));
    symlinkSync(outside, path.join(root, ".campaign/.gitignore"));
    await run("publish", "--now", "2027-03-10T09:00:30Z");

    expect(existsSync(path.join(root, ".campaign/ledger.sqlite"))).toBe(true);
    expect(existsSync(outside)).toBe(false);
  });
});

describe("state that git tracks", () => {
  const codes = (stdout: string) =>
    (JSON.parse(stdout) as { problems: { code: string; file: string; message: string }[] }).problems;

  it("is an error in the pull request that brings it", async () => {
    repository.write("site/.ENV", "CAMPAIGN_NOBODY_TOKEN=a-secret-of-nobody\n");
    repository.write("site/.campaign/images/fits/x.json", "{}");
    commit();
    const { code, stdout } = await run("validate", "--format", "json");
    const text = await run("preview", "--markdown", "-");

    expect(code).toBe(1);
    expect(codes(stdout).map((problem) => [problem.code, problem.file])).toEqual([
      ["state-tracked", ".ENV"],
      ["state-tracked", ".campaign/images/fits/x.json"],
    ]);
    expect(stdout).toContain("git rm --cached .ENV");
    expect(stdout).not.toContain("a-secret-of-nobody");
    expect(text.code).toBe(1);
    expect(text.stdout).toContain("- **error** \\.ENV");
  });

  it("is none where git leaves it alone", async () => {
    commit();
    repository.write("site/.env", "CAMPAIGN_NOBODY_TOKEN=a-secret-of-nobody\n");
    repository.write("site/.campaign/images/fits/x.json", "{}");

    expect(await run("validate")).toMatchObject({ code: 0, stdout: "" });
  });
});

describe("a campaign file that is a link", () => {
  it.each(
    [
      ["validate"],
      ["validate", "--format", "json"],
      ["validate", "--format", "github"],
      ["validate", "--format", "sarif"],
      ["preview", "--markdown", "-"],
      ["publish", "--now", "2027-03-18T09:00:30Z"],
    ].map((words) => [words.join(" "), words] as const),
  )("prints nothing of what it leads to: %s", async (_, words) => {
    repository.write("site/.env", "CAMPAIGN_NOBODY_TOKEN: a-secret-of-nobody\n");
    execFileSync("ln", ["-s", "../.env", path.join(root, "campaigns/zz.yaml")]);

    const { code, stdout, stderr } = await run(...words);

    expect(code).toBe(1);
    expect(stdout + stderr).toContain("it is a link");
    expect(stdout + stderr).not.toContain("a-secret-of-nobody");
  });
});

describe("pictures that were committed as if they had been made here", () => {
  it("are never sent, and those made here are found again", async () => {
    const home = aWorkspace({});
    const environment = { XDG_STATE_HOME: home.root };
    const posts = '  - { id: hello, at: day 09:00, images: [disc], text: "Look. {hashtags}" }\n';
    const assets = '  disc: { file: "../assets/disc.svg", alt: "A plain square." }\n';
    repository.write("site/campaigns/day.yaml", campaignYaml({ id: "day", posts, assets }));
    repository.write("site/assets/disc.svg", '<svg xmlns="http://www.w3.org/2000/svg" width="800" height="800"/>');
    const made = async () => {
      const { stdout } = await runCampaign(["images", "--format", "json"], { cwd: root, environment });
      const { images } = JSON.parse(stdout) as {
        images: { cached: boolean; fitted: { file: string } }[];
      };
      return { cached: images[0]?.cached, sha256: path.parse(images[0]?.fitted.file ?? "").name };
    };
    try {
      const first = await made();
      expect([first.cached, (await made()).cached]).toEqual([false, true]);

      const folder = path.join(root, ".campaign/images");
      const poison = Buffer.from("a picture with its maker's home in it");
      const hash = (content: Uint8Array | string) => createHash("sha256").update(content).digest("hex");
      for (const name of readdirSync(path.join(folder, "fits"))) {
        const file = path.join(folder, "fits", name);
        const text = readFileSync(file, "utf8").split("\n")[1]?.replaceAll(first.sha256, hash(poison)) ?? "";
        writeFileSync(file, `${hash(text)}\n${text}\n`);
      }
      for (const ending of ["jpg", "png", "webp"])
        writeFileSync(path.join(folder, `${hash(poison)}.${ending}`), poison);

      await runCampaign(["publish", "--now", "2027-03-18T09:00:30Z"], { cwd: root, environment });
      const sent = readdirSync(path.join(root, "published"), { recursive: true, encoding: "utf8" })
        .filter((name) => /\.(jpg|png|webp)$/.test(name))
        .map((name) => hash(readFileSync(path.join(root, "published", name))));
      expect(sent).toEqual([first.sha256]);
      expect(readdirSync(path.join(home.root, "campaign"))).toContain("cache-key");
      expect(statSync(path.join(home.root, "campaign/cache-key")).mode & 0o777).toBe(0o600);
    } finally {
      home.remove();
    }
  });

  it("are not believed with a key that came with them", async () => {
    const environment = { XDG_STATE_HOME: path.join(root, "state") };
    await runCampaign(["images"], { cwd: root, environment });

    expect(existsSync(path.join(root, "state/campaign/cache-key"))).toBe(false);
  });
});

describe("a picture that cannot be read", () => {
  it("is a problem of its asset, hides no other, and holds no other post", async () => {
    const broken = ["circle.png", `${"a".repeat(300)}.png`, "folder.png"];
    const assets = broken.map(
      (file, at) => `  p${at}: { file: ../assets/${file}, alt: "A teal card, nothing else." }\n`,
    );
    const posts = broken.map(
      (_, at) => `  - { id: p${at}, at: day 09:00, images: [p${at}], text: "Look ${at}. {hashtags}" }\n`,
    );
    repository.write(
      "site/campaigns/other.yaml",
      campaignYaml({ id: "other", assets: assets.join(""), posts: posts.join("") }),
    );
    repository.write("site/assets/folder.png/keep", "");
    execFileSync("ln", ["-s", "circle.png", path.join(root, "assets/circle.png")]);

    const { code, stdout } = await run("validate", "--format", "json");
    const published = await run("publish", "--now", "2027-03-18T09:00:30Z");

    expect(code).toBe(1);
    const { problems } = JSON.parse(stdout) as { problems: { code: string; file: string; line: number }[] };
    const found = problems.filter((problem) => problem.code.startsWith("image-"));
    expect(found.map((problem) => [problem.code, problem.file, problem.line])).toEqual([
      ["image-unusable", "campaigns/other.yaml", 8],
      ["image-unusable", "campaigns/other.yaml", 9],
      ["image-unusable", "campaigns/other.yaml", 10],
    ]);
    expect(published.stdout).toContain("published  day/hello/print-room");
    expect(published.code).toBe(3);
  });
});

describe("a .env that is not read", () => {
  const due = ["--now", "2027-03-18T09:00:30Z"] as const;

  it("is told once, and a post that needs none of it goes out", async () => {
    repository.write("site/.env", "CAMPAIGN_NOBODY_TOKEN=a-secret-of-nobody\n");
    commit();
    const { code, stdout, stderr } = await run("publish", ...due);

    expect(code).toBe(0);
    expect(stdout).toContain("published  day/hello/print-room");
    expect(stderr.match(/The \.env file is tracked by git/g)).toHaveLength(1);
  });

  it.each([
    ["tracked", () => repository.write("site/.env", "CAMPAIGN_LEDGER=postgres://a:word@127.0.0.1:9/b\n")],
    ["a folder", () => repository.write("site/.env/keep", "")],
    ["a pipe", () => void execFileSync("mkfifo", [path.join(root, ".env")])],
  ])("because it is %s leaves no other ledger to stand in for the one it may name", async (_, make) => {
    make();
    commit();
    const shown = await run("accounts", "list");
    const { code, stderr } = await run("publish", ...due);

    expect(shown).toMatchObject({ code: 0 });
    for (const text of [shown.stderr, stderr]) expect(text).toMatch(/The \.env file is (tracked by git|not read)/);
    expect(code).toBe(4);
    expect(stderr).toContain("another ledger does not know what was sent");
    expect(stderr).not.toMatch(/\n\s+at |a:word/);
    expect(existsSync(path.join(root, ".campaign/ledger.sqlite"))).toBe(false);
  });
});
