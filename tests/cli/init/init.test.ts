/** `campaign init` where a user meets it: a folder, and what lies in it afterwards. */
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, readFileSync, symlinkSync } from "node:fs";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { parse } from "yaml";
import { aWorkspace, type TestWorkspace } from "../../support/campaign/a-workspace.ts";
import { runCampaign } from "../../support/machine/run-campaign.ts";

const base = [
  ".env.example",
  ".gitattributes",
  ".gitignore",
  "README.md",
  "assets/.gitkeep",
  "campaigns/accounts.yaml",
  "schema/accounts.schema.json",
  "schema/campaign.schema.json",
  "schema/consents.schema.json",
  "schema/periods.schema.json",
  "schema/words.schema.json",
];
const sky = `workspace: northdale
accounts:
  sky-one: { network: bluesky, handle: northdale.example.org, name: Northdale }
`;

let folder: TestWorkspace;
beforeEach(() => {
  folder = aWorkspace();
});
afterEach(() => folder.remove());

const secret = (name: string) => `$\{{ secrets.${name} }}`;
const init = (...args: string[]) => runCampaign(["init", ...args], { cwd: folder.root });
const read = (file: string) => readFileSync(path.join(folder.root, file), "utf8");
function filesIn(root = folder.root): readonly string[] {
  const entries = readdirSync(root, { recursive: true, withFileTypes: true }).filter((entry) => !entry.isDirectory());
  return entries.map((entry) => path.relative(root, path.join(entry.parentPath, entry.name))).sort();
}

interface Workflow {
  readonly permissions: object;
  readonly jobs: Readonly<
    Record<
      string,
      { readonly steps: readonly { readonly uses?: string; readonly run?: string; readonly env?: object }[] }
    >
  >;
}

describe("campaign init", () => {
  it("makes a workspace that `new`, `validate`, `plan` and `rehearse` take without a problem", async () => {
    const run = await init();

    expect(run).toMatchObject({ code: 0, stdout: "" });
    expect(filesIn()).toEqual(base);
    for (const file of base) expect(run.stderr).toContain(`Wrote ${file}\n`);
    expect((await runCampaign(["new", "--day", "ceaday", "--year", "2028"], { cwd: folder.root })).code).toBe(0);
    const checked = await runCampaign(["validate", "--format", "json"], { cwd: folder.root });
    expect([checked.code, (JSON.parse(checked.stdout) as { problems: { severity: string }[] }).problems]).toEqual([
      0,
      expect.not.arrayContaining([expect.objectContaining({ severity: "error" })]),
    ]);
    const rehearsed = await runCampaign(["rehearse"], { cwd: folder.root });
    expect(rehearsed.code).toBe(0);
    expect(rehearsed.stdout).toMatch(/^(rehearsed {2}ceaday-2028\/[^ /]+ {2}.*\n)+$/);
    expect(rehearsed.stderr).toMatch(
      /^Rehearsed \d+ deliveries; nothing was sent\. Approvals, sensitive periods and pauses are not asked about here\. Look at all of them in outbox\/index\.html\.$/m,
    );
  });

  it("names the workspace after the folder that it makes, in the file alone", async () => {
    const run = await init("Our Campaigns 2028");

    expect(run.stderr).toContain("`cd Our Campaigns 2028`");
    expect(parse(read("Our Campaigns 2028/campaigns/accounts.yaml"))).toMatchObject({
      workspace: "our-campaigns-2028",
    });
  });

  it("keeps from git what belongs to one machine", async () => {
    spawnSync("git", ["init", "--quiet"], { cwd: folder.root });
    await init();

    const asked = spawnSync("git", ["check-ignore", ".env", ".campaign/ledger.sqlite", "outbox/x", "campaign.log"], {
      cwd: folder.root,
      encoding: "utf8",
    });
    expect(asked.stdout.trim().split("\n")).toHaveLength(4);
  });

  it("changes nothing that is there, says what it left, and what a .gitignore lacks", async () => {
    folder.write("README.md", "mine\n");
    folder.write(".gitignore", "/.env\n*.bak\n");
    folder.write("campaigns/accounts.yaml", sky);

    const run = await init();

    expect([read("README.md"), read(".gitignore"), read("campaigns/accounts.yaml")]).toEqual([
      "mine\n",
      "/.env\n*.bak\n",
      sky,
    ]);
    expect(run.stderr).toContain("Left README.md as it was\n");
    expect(run.stderr).toContain(
      "Add to .gitignore, so that they are never committed: .campaign/ outbox/ campaign.log\n",
    );
    expect(read(".env.example")).toContain("\nCAMPAIGN_SKY_ONE_APP_PASSWORD=\n");
    expect((await init()).stderr).not.toContain("Wrote");
  });

  it.each([
    ["a folder", "campaigns"],
    ["a file", ".env.example"],
  ])("writes nothing at all through a link where %s should be", async (_, name) => {
    const elsewhere = path.join(folder.root, "elsewhere");
    mkdirSync(path.join(folder.root, "ours"));
    mkdirSync(elsewhere);
    symlinkSync(path.join(elsewhere, "taken"), path.join(folder.root, "ours", name));

    const run = await init("ours");

    expect(run).toMatchObject({ code: 4, stderr: expect.stringContaining("is a link") });
    expect(readdirSync(elsewhere)).toEqual([]);
    expect(filesIn(path.join(folder.root, "ours"))).toEqual([name]);
  });

  it("does not put a workspace into another", async () => {
    folder.write("campaigns/accounts.yaml", sky);

    expect(await init("inside")).toMatchObject({ code: 2, stderr: expect.stringContaining("lies in the workspace") });
    expect(existsSync(path.join(folder.root, "inside"))).toBe(false);
  });

  it("is what `new` does first in an empty folder, and in one that holds other things no more than it needs", async () => {
    folder.write("holiday.txt", "");
    const year = ["--day", "ceaday", "--year", "2028"];
    mkdirSync(path.join(folder.root, "empty"));

    await runCampaign(["new", ...year], { cwd: path.join(folder.root, "empty") });
    const beside = await runCampaign(["new", ...year], { cwd: folder.root });

    expect(filesIn(path.join(folder.root, "empty"))).toEqual([...base, "campaigns/ceaday-2028.yaml"].sort());
    expect(beside.code).toBe(0);
    expect(existsSync(path.join(folder.root, "README.md"))).toBe(false);
  });
});

/** man systemd.unit, systemd.service, systemd.exec, systemd.timer; of those, the ones that the units may use. */
const unitKeys = new Set([
  ...["Description", "After", "Wants"].map((key) => `[Unit] ${key}`),
  ...["Type", "User", "WorkingDirectory", "ExecStart", "SuccessExitStatus", "TimeoutStopSec"].map(
    (key) => `[Service] ${key}`,
  ),
  ...["NoNewPrivileges", "PrivateTmp", "ProtectSystem"].map((key) => `[Service] ${key}`),
  ...["OnCalendar", "AccuracySec", "Persistent", "Unit"].map((key) => `[Timer] ${key}`),
  "[Install] WantedBy",
]);

function keysIn(unit: string): readonly string[] {
  let section = "";
  return unit.split("\n").flatMap((line) => {
    if (line.startsWith("[")) section = line;
    return /^\w/.test(line) ? [`${section} ${line.split("=")[0]}`] : [];
  });
}

describe("campaign init --github", () => {
  it("writes workflows that give nobody more than they need, and secrets to the run that posts alone", async () => {
    folder.write("campaigns/accounts.yaml", sky);

    expect((await init("--github")).code).toBe(0);

    const preview = parse(read(".github/workflows/preview.yml")) as Workflow;
    const publish = parse(read(".github/workflows/publish.yml")) as Workflow;
    for (const workflow of [preview, publish]) {
      expect(workflow.permissions).toEqual({ contents: "read" });
      const steps = Object.values(workflow.jobs).flatMap((job) => job.steps);
      expect(steps.flatMap(({ uses }) => uses ?? []).filter((uses) => !/@[0-9a-f]{40}$/.test(uses))).toEqual([]);
      expect(steps.some(({ run }) => run?.includes("npm install --global --ignore-scripts "))).toBe(true);
      // What somebody else may have written is never pasted into a script.
      expect(steps.flatMap(({ run }) => run ?? []).join("\n")).not.toMatch(/\$\{\{/);
    }
    expect(read(".github/workflows/preview.yml")).not.toMatch(/secrets\.|pull_request_target/);
    expect(publish.jobs.publish?.steps.at(-1)?.env).toEqual({
      CAMPAIGN_LEDGER: secret("CAMPAIGN_LEDGER"),
      CAMPAIGN_SKY_ONE_APP_PASSWORD: secret("CAMPAIGN_SKY_ONE_APP_PASSWORD"),
      CAMPAIGN_WEBHOOK_URL: secret("CAMPAIGN_WEBHOOK_URL"),
      CAMPAIGN_HEARTBEAT_URL: secret("CAMPAIGN_HEARTBEAT_URL"),
    });
    for (const file of ["accounts.yaml", "approvals/", "periods.yaml", "consents.yaml", "words.yaml", "pause.yaml"]) {
      expect(read(".github/CODEOWNERS")).toMatch(new RegExp(`^/campaigns/${file} +@`, "m"));
    }
  });

  it("writes a workflow that is YAML where the accounts need no secret, too", async () => {
    await init("--github");

    expect((parse(read(".github/workflows/publish.yml")) as Workflow).jobs.publish?.steps.at(-1)).toMatchObject({
      run: "campaign publish",
      env: { CAMPAIGN_LEDGER: secret("CAMPAIGN_LEDGER") },
    });
  });
});

describe("campaign init --docker", () => {
  it("writes an image without files and secrets, not run as root, looked at by doctor; PostgreSQL beside it", async () => {
    await init("--docker");

    const image = read("Dockerfile");
    const compose = parse(read("compose.yaml")) as {
      name: string;
      services: Record<string, { volumes: string[]; environment: Record<string, string>; image?: string }>;
      volumes: object;
    };
    expect(image).toMatch(/^USER node$/m);
    expect(image.indexOf("USER node")).toBeLessThan(image.indexOf("\nCMD "));
    expect(image).toMatch(/^HEALTHCHECK .*CMD \["campaign", "doctor", "--health", "--quiet"\]$/m);
    expect(image.match(/^(COPY|ADD|ENV|ARG) .*$/gm)).toEqual([
      "COPY .dockerignore awareness-campaign-*.tgz /tmp/program/",
    ]);
    expect(read(".dockerignore")).toBe("*\n!.dockerignore\n!awareness-campaign-*.tgz\n");
    expect(compose.services.publisher?.volumes.slice(0, 2)).toEqual([
      "./campaigns:/campaign/campaigns:ro",
      "./assets:/campaign/assets:ro",
    ]);
    expect(compose.services.publisher?.environment.CAMPAIGN_LEDGER).toContain("@database/campaign");
    expect(compose.services.database?.image).toBe("postgres:18");
    expect(Object.keys(compose.volumes)).toEqual(["state", "database"]);
    const wanted = [...read("compose.yaml").matchAll(/\$\{(\w+)/g)].map(([, name]) => name);
    expect(wanted.length).toBeGreaterThan(0);
    for (const name of wanted) expect(read(".env.example")).toContain(`\n# ${name}=\n`);
    // A database is shared, so the workspace must have an id of its own.
    expect(parse(read("campaigns/accounts.yaml"))).toMatchObject({ workspace: compose.name });
  });
});

describe("campaign init for a machine that is always on", () => {
  const starts = () =>
    `${process.execPath} ${path.resolve(import.meta.dirname, "../../../bin/campaign.js")} publish --quiet`;

  it("writes a line for cron: every minute, with a log of its own, and a mail to somebody", async () => {
    await init("--cron");

    const lines = read("deploy/crontab")
      .split("\n")
      .filter((line) => line !== "" && !line.startsWith("#"));
    expect(lines).toEqual([
      "MAILTO=somebody@example.org",
      `* * * * * cd ${folder.root} && ${starts()} 2>&1 | tee -a campaign.log`,
    ]);
  });

  it("writes one that a shell reads as it was meant, in a folder with spaces and signs", async () => {
    await init("50% of o'clock", "--cron");

    const written = read("50% of o'clock/deploy/crontab");
    const line = /^\* \* \* \* \* (.*)$/m.exec(written)?.[1] ?? "";
    expect(line).toContain("\\%");
    // cron takes the backslash away, then a shell reads the rest.
    const [cd = ""] = line.replaceAll("\\%", "%").split(" && ");
    const asked = spawnSync("sh", ["-c", `${cd} && pwd`], { encoding: "utf8" });
    expect(asked.stdout.trim()).toBe(path.join(folder.root, "50% of o'clock"));
  });

  it.each(["--cron", "--systemd"])("writes nothing by %s that starts the program in the cache of npx", async (way) => {
    const program = path.join(folder.root, "cache/_npx/2b7d099f/node_modules/.bin/campaign");
    mkdirSync(path.dirname(program), { recursive: true });
    symlinkSync(path.resolve(import.meta.dirname, "../../../bin/campaign.js"), program);
    const byNpx = (...args: string[]) => runCampaign(["init", ...args], { cwd: folder.root, program });

    const refused = await byNpx("ours", way);

    expect(refused).toMatchObject({ code: 2, stderr: expect.stringContaining(`then \`campaign init ${way}\``) });
    expect(existsSync(path.join(folder.root, "ours"))).toBe(false);
    expect((await byNpx("ours")).code).toBe(0);
  });

  it("writes a timer of systemd for every minute, and a service that takes trouble for a failure and a stop for none", async () => {
    await init("--systemd");

    const service = read("deploy/campaign.service");
    expect(read("deploy/campaign.timer")).toMatch(/^OnCalendar=\*-\*-\* \*:\*:00\nAccuracySec=1s$/m);
    expect(service).toMatch(/^Type=oneshot$/m);
    expect(service).toContain(`\nExecStart=${starts()}\n`);
    expect(service).toContain(`\nWorkingDirectory=${folder.root}\n`);
    expect(service).toMatch(/^SuccessExitStatus=130 143$/m);
    expect(service).toMatch(/^User=campaign$/m);
  });

  it("writes units of keys that systemd knows in their sections, as systemd itself says where it is installed", async () => {
    await init("50% of o'clock", "--systemd");

    const units = ["campaign.service", "campaign.timer"].map((name) => `50% of o'clock/deploy/${name}`);
    expect(units.flatMap((unit) => keysIn(read(unit))).filter((key) => !unitKeys.has(key))).toEqual([]);
    const asked = spawnSync("systemd-analyze", ["verify", ...units.map((unit) => path.join(folder.root, unit))], {
      encoding: "utf8",
    });
    // No error where it is not installed: then the list above is all that is known.
    expect(asked.error === undefined ? `${asked.status} ${asked.stderr}` : "0 ").toMatch(/^0 (?!.*Unknown)/s);
  });
});

describe("the program that the files of campaign init install", () => {
  const { version } = JSON.parse(readFileSync(path.resolve(import.meta.dirname, "../../../package.json"), "utf8")) as {
    version: string;
  };
  const places = [
    ["--docker", "Dockerfile", ""],
    ["--github", ".github/workflows/preview.yml", ".github/"],
    ["--github", ".github/workflows/publish.yml", ".github/"],
  ] as const;

  it.each(places)("%s: %s names the version of this one, and says what to do until npm has it", async (way, file) => {
    await init(way);

    const named = [...read(file).matchAll(/awareness-campaign(?:[-@]| )(\d+\.\d+\.\d+)/g)].map(([, each]) => each);
    expect(named.length).toBeGreaterThan(2);
    expect(named.filter((each) => each !== version)).toEqual([]);
    expect(read(file)).toContain("npm pack");
  });

  it.each(places)(
    "%s: %s installs the file that lies there, else the package by its name",
    async (way, file, beside) => {
      await init(way);
      const command = /(npm install --global .*?)(?: && .*)?$/m.exec(read(file))?.[1] ?? "";
      // The folder of the image is one of this test.
      const line = command.replaceAll("/tmp/program", folder.root);
      const installed = () => {
        const said = spawnSync("sh", ["-c", `npm() { printf '%s\\n' "$@"; }; ${line}`], {
          cwd: path.parse(folder.root).root,
          env: { PATH: process.env.PATH, GITHUB_WORKSPACE: folder.root },
          encoding: "utf8",
        });
        return said.stdout.trim().split("\n");
      };
      const packed = `${beside}awareness-campaign-${version}.tgz`;

      expect(installed()).toEqual(["install", "--global", "--ignore-scripts", `awareness-campaign@${version}`]);
      folder.write(packed, "");
      expect(installed()).toEqual(["install", "--global", "--ignore-scripts", path.join(folder.root, packed)]);
    },
  );
});
