/** A password in a file, as the commands meet it: the built program, and every stream it writes to. */

import { existsSync, readdirSync, readFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { aWorkspace, campaignYaml, outboxAccounts, type TestWorkspace } from "../../support/campaign/a-workspace.ts";
import { runCampaign } from "../../support/machine/run-campaign.ts";

// Put together here, so that no scanner takes this file for a leak.
const appPassword = ["a2cd", "ef4h", "ijk3", "mn6p"].join("-");
const token = `ghp_${"a1B2".repeat(9)}`;

let workspace: TestWorkspace;

beforeEach(() => {
  workspace = aWorkspace({ "campaigns/accounts.yaml": outboxAccounts });
});
afterEach(() => workspace.remove());

const run = (args: readonly string[], environment: Record<string, string> = {}) =>
  runCampaign(args, { cwd: workspace.root, environment });

function write(text: string, more = ""): void {
  const posts = `  - { id: a, at: day 09:00, text: "${text}" }\n  - { id: b, at: day 09:00, text: "Know the signs." }\n`;
  workspace.write("campaigns/day.yaml", campaignYaml({ id: "day", posts, more }));
}

async function published(): Promise<{ readonly code: number | null; readonly told: string; readonly texts: string[] }> {
  await run(["publish", "--now", "2027-03-18T08:00:00Z"]);
  const { code, stdout, stderr } = await run(["publish", "--now", "2027-03-18T09:00:30Z"]);
  const folder = path.join(workspace.root, "published/print-room");
  const texts = readdirSync(folder, { recursive: true })
    .map(String)
    .filter((name) => name.endsWith("text.txt"))
    .map((name) => readFileSync(path.join(folder, name), "utf8").trim());
  return { code, told: stdout + stderr, texts };
}

describe("a post that would print a secret", () => {
  it.each([
    ["a token", `Sign in with ${token}`, ""],
    ["an app password", `Sign in with ${appPassword}`, ""],
    ["a variable", "Sign in with {key}", `variables: { key: "${token}" }\n`],
    ["a login", `https://campaign:${"sw0rdfish"}@example.org/`, ""],
  ])("is held, and the others go out: %s", async (_what, text, more) => {
    write(text, more);

    const { code, told, texts } = await published();

    expect(texts).toEqual(["Know the signs."]);
    expect(code).toBe(3);
    expect(told).toContain("day/a/print-room");
    for (const secret of [token, appPassword, "sw0rdfish"]) expect(told).not.toContain(secret);
  });

  it("goes out when a guess was turned off with its reason, which a sure one cannot be", async () => {
    write(`Your voucher ${appPassword}`, 'checks: { secret-perhaps: { off: "Vouchers look like this" } }\n');
    const { texts } = await published();
    write(`Sign in with ${token}`, 'checks: { secret-in-file: { off: "Ours" } }\n');
    const refused = await run(["validate"]);

    expect(texts.toSorted()).toEqual(["Know the signs.", `Your voucher ${appPassword}`]);
    expect(refused.stdout).toContain("rule-must-stay");
  });
});

describe("a password under a key of its own", () => {
  const forms = [
    `app_password: ${appPassword}`,
    "password: hunter2",
    "APP_PASSWORD: '@hunter2'",
    "password: @hunter2",
    "token: %hunter2",
    "token: *hunter2",
    "token: &hunter2 x",
    "secret: hunter2 #hunter2",
    "password: hunter2: hunter2",
    "password:\n      hunter2",
    "password: |\n      hunter2",
    "password: [hunter2, {a: hunter2}]",
    "password: {hunter2}",
    "accessToken: hunter2\n    accessToken: hunter2",
  ];
  const formats = ["text", "json", "github", "sarif"];

  it.each(forms)(
    "is never shown, in any format: %#",
    async (line) => {
      workspace.write("campaigns/accounts.yaml", `${outboxAccounts}    ${line}\n    titel: N\n`);
      write("Join us on Tuesday 18 March.", `${line.replace(/\n {2,4}/g, "\n")}\n`);

      for (const format of formats) {
        const { code, stdout, stderr } = await run(["validate", "--format", format]);

        expect(code).toBe(1);
        expect(stdout + stderr).not.toContain("hunter2");
        expect(stdout + stderr).not.toContain(appPassword);
      }
    },
    30_000,
  );

  it("says where it belongs, and hides no other problem", async () => {
    workspace.write(
      "campaigns/accounts.yaml",
      `accounts:\n  a-b: { network: bluesky, handle: northdale.example.org, app_password: ${appPassword}, name: N }\n`,
    );
    workspace.write(
      "campaigns/c.yaml",
      "campaign: c\ntitle: T\ndate: 2027-03-18\nto: [a-b]\ntoken: hunter2\nposts:\n  - id: p\n    at: day 10:00\n    text: Join us on Tuesday 18 March.\n",
    );

    const { stdout } = await run(["validate", "--format", "json"]);

    const { problems } = JSON.parse(stdout) as { problems: { code: string; file: string; help: string }[] };
    expect(problems.map(({ code, file }) => `${file} ${code}`)).toEqual([
      "campaigns/accounts.yaml key-unknown",
      "campaigns/c.yaml key-unknown",
      "campaigns/c.yaml wrong-weekday",
    ]);
    expect(problems[0]?.help).toContain("CAMPAIGN_A_B_APP_PASSWORD");
  });

  it("reaches no webhook", async () => {
    let body = "";
    const server = createServer((incoming, response) => {
      incoming.on("data", (chunk) => {
        body += chunk;
      });
      incoming.on("end", () => response.writeHead(200).end());
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    write("Know the signs.", "password: @hunter2\n");

    await run(["publish"], {
      CAMPAIGN_WEBHOOK_URL: `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`,
    });

    await new Promise((resolve) => server.close(resolve));
    expect(body).toContain("campaigns/day.yaml");
    expect(body).not.toContain("hunter2");
  });
});

describe("a secret of this machine", () => {
  it("is held wherever a post would print it, whatever it looks like, and the page shows none of it", async () => {
    write("The word is swordfish today.");
    workspace.write(".env", "CAMPAIGN_PRINT_ROOM_TOKEN=swordfish\n");

    const { told, texts } = await published();
    await run(["preview", "--html", "page.html"], { CAMPAIGN_PRINT_ROOM_TOKEN: "swordfish" });

    expect(texts).toEqual(["Know the signs."]);
    expect(told).toContain("This would print a password or token that this machine has");
    expect(told).toContain("as CAMPAIGN_PRINT_ROOM_TOKEN. If that is only a word that the post needs,");
    expect(told).not.toContain("swordfish");
    expect(readFileSync(path.join(workspace.root, "page.html"), "utf8")).not.toContain("swordfish");
  });
});

describe("a token in what would go out", () => {
  it.each([
    [["plan"]],
    [["plan", "--format", "json"]],
    [["plan", "--format", "csv"]],
    [["plan", "--format", "ics"]],
    [["preview"]],
    [["preview", "--markdown", "-"]],
    [["preview", "--markdown", "comment.md"]],
    [["preview", "--html", "page.html"]],
  ])("is shown by no view: %j", async (args) => {
    write(`Ask ${token} and https://example.org/?t=${token}`);

    const { stdout, stderr } = await run(args);

    const file = path.join(workspace.root, args.at(-1) ?? "");
    const written = existsSync(file) ? readFileSync(file, "utf8") : "";
    expect(stdout + written).toContain("***");
    expect(stdout + stderr + written).not.toContain(token.slice(0, 20));
    if (args.includes("json")) expect(JSON.parse(stdout)).toHaveProperty("version");
  });
});

describe("the reason of a pause", () => {
  it.each([["status"], ["plan"], ["preview"]])("is shown short and without secrets by: %s", async (name) => {
    write("Know the signs.");
    workspace.write("campaigns/pause.yaml", `- all: true\n  reason: Ask ${appPassword} ${"a".repeat(900_000)}\n`);
    await run(["publish"]);

    const { stdout, stderr } = await run([name]);

    expect(stdout).toContain("Ask ***");
    expect(stdout + stderr).not.toContain(appPassword);
    expect(stdout.length + stderr.length).toBeLessThan(5000);
  });
});

describe("the lines beside a problem", () => {
  it("are masked before they are cut, whatever the rule", async () => {
    write(`${"x".repeat(40)} ${token} http://bit.ly/abc ${"y".repeat(200)}`);

    const { stdout, stderr } = await run(["validate"]);

    expect(stderr + stdout).not.toContain(token.slice(0, 10));
  });
});
