/** People with nothing but a mail and a phone agree to a campaign: from the page to what counts, in a real browser. */
import { execFileSync } from "node:child_process";
import { cpSync, readFileSync } from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { aWorkspace, campaignYaml, type TestWorkspace } from "../../support/campaign/a-workspace.ts";
import {
  type ApprovedWorkspace,
  accounts,
  agreedAt,
  anApprovedWorkspace,
} from "../../support/campaign/approved-workspace.ts";
import { startBrowser, type TestBrowser } from "../../support/machine/browser.ts";
import { runCampaign } from "../../support/machine/run-campaign.ts";

const now = ["--now", "2027-01-10T09:00:00Z"] as const;
const repository = path.resolve(import.meta.dirname, "../../..");

let chromium: TestBrowser;

beforeAll(async () => {
  chromium = await startBrowser();
});
afterAll(() => chromium.stop());

/** What the mail holds that the link opens. */
async function mailFrom(file: string, link: string): Promise<string> {
  const context = await chromium.browser.newContext({
    javaScriptEnabled: false,
    viewport: { width: 360, height: 740 },
  });
  const page = await context.newPage();
  await page.goto(pathToFileURL(file).href);
  const href = await page.getByRole("link", { name: link, exact: true }).getAttribute("href");
  await context.close();
  return new URL(href ?? "").searchParams.get("body") ?? "";
}

describe("two people with a mail and a phone", () => {
  let workspace: TestWorkspace;

  beforeAll(() => {
    workspace = aWorkspace();
    for (const folder of ["campaigns", "assets"]) {
      cpSync(path.join(repository, folder), path.join(workspace.root, folder), { recursive: true });
    }
    const read = (file: string) => readFileSync(path.join(workspace.root, file), "utf8");
    const people = accounts.slice(accounts.indexOf("people:"), accounts.indexOf("policies:"));
    const own = read("campaigns/accounts.yaml");
    const policy = "  approval: { needed: 2, by: [jo-bloggs, lee-smith] }\n";
    const asked = /^policies:\n/m.test(own)
      ? own.replace(/^policies:\n/m, `policies:\n${policy}`)
      : `${own}policies:\n${policy}`;
    workspace.write("campaigns/accounts.yaml", `${asked}${people}`);
    const sample = read("campaigns/ceaday-2027.yaml").replace(/^campaign: .*$/m, "$&\nowner: sam-jones");
    workspace.write("campaigns/ceaday-2027.yaml", sample);
  });
  afterAll(() => workspace.remove());

  it("sign off the sample campaign", async () => {
    const run = (...args: readonly string[]) => runCampaign([...args, ...now], { cwd: workspace.root });
    const made = await runCampaign(["preview", "ceaday-2027", "--review", "agree.html", ...now], {
      cwd: workspace.root,
    });
    expect([made.code, made.stderr]).toEqual([0, expect.stringContaining("agree.html asks about ")]);
    const page = path.join(workspace.root, "agree.html");
    const body = await mailFrom(page, /Agree to all \d+ posts/.exec(readFileSync(page, "utf8"))?.[0] ?? "");
    const [, code = ""] = /code ([0-9a-f ]{29})/.exec(body) ?? [];
    workspace.write("jo.txt", body);
    workspace.write(
      "lee.txt",
      `Hi Sam,\nAgree to all,\r\ncode ${code.toUpperCase()}.\n\nKind regards\nLee\n\n> AGREE ALL BUT 3`,
    );

    for (const [file, person, startsAt] of [
      ["jo.txt", "jo-bloggs", agreedAt],
      ["lee.txt", "lee-smith", "2027-01-06T09:00:00Z"],
    ] as const) {
      const { code, stderr } = await runCampaign(["approve", "--answer", file, "--as", person], {
        cwd: workspace.root,
        startsAt,
      });
      expect(code, stderr).toBe(0);
    }
    const { deliveries } = JSON.parse((await run("plan", "ceaday-2027", "--format", "json")).stdout);
    const said = deliveries.map(
      (each: { approval: { needed: number; by: { person: string; how: string }[] }; blocked: string | null }) => [
        each.approval.needed,
        each.approval.by.map(({ person, how }) => `${person} ${how}`),
        each.blocked,
      ],
    );
    expect(said).toHaveLength(78);
    expect(new Set(said.map((each: unknown) => JSON.stringify(each)))).toEqual(
      new Set([JSON.stringify([2, ["jo-bloggs answer", "lee-smith answer"], null])]),
    );
  }, 400_000);
});

describe("an answer", () => {
  let workspace: ApprovedWorkspace;
  let code: string;

  const posts = (words: string) =>
    ["one", "two", "three"]
      .map(
        (id, at) =>
          `  - { id: ${id}, at: day 1${at}:00, text: "Number ${id}: ${id === "two" ? words : "somebody will listen"}. {hashtags}" }\n`,
      )
      .join("");
  const spring = (words: string) => campaignYaml({ id: "spring", posts: posts(words), more: "owner: sam-jones\n" });
  const answer = async (text: string, person = "jo-bloggs") => {
    workspace.write("answer.txt", text);
    return workspace.run("approve", "--answer", "answer.txt", "--as", person);
  };
  const by = async () => {
    const { stdout } = await workspace.run("plan", "--format", "json");
    const { deliveries } = JSON.parse(stdout);
    return deliveries.map((each: { approval: { by: { person: string; how: string }[] } }) =>
      each.approval.by.map(({ person, how }) => `${person} ${how}`).join(),
    );
  };

  beforeEach(async () => {
    workspace = anApprovedWorkspace({ "campaigns/spring.yaml": spring("tell a friend") });
    const { stderr } = await workspace.run("preview", "--review", "agree.html");
    code = /code ([0-9a-f ]{29})/.exec(stderr)?.[1] ?? "";
  });
  afterEach(() => workspace.remove());

  it("for an older version is taken for what is unchanged, and refused by name for the rest", async () => {
    workspace.write("campaigns/spring.yaml", spring("ask for help"));
    const done = await answer(`AGREE ALL, code ${code}`);

    expect(done.code).toBe(3);
    expect(done.stderr).toContain(
      "spring/two/print-room: No. 2 has changed since the page was made (text): ask again about it.",
    );
    expect(await by()).toEqual(["jo-bloggs answer", "", "jo-bloggs answer"]);
    const act = workspace.read(workspace.acts()[0] ?? "");
    expect(act).toContain("how: answer\nrecorded-by: ");
  });

  it("is taken but for what is wished otherwise, and the wish is kept nowhere", async () => {
    const done = await answer(`AGREE ALL BUT 2\nCHANGE 2: mention the helpline\nEND OF ANSWER, code ${code}`);

    expect(done.code).toBe(3);
    expect(done.stderr).toContain('No. 2: a change is wished: "mention the helpline"');
    expect(await by()).toEqual(["jo-bloggs answer", "", "jo-bloggs answer"]);
    expect(workspace.acts().map(workspace.read).join()).not.toContain("helpline");
    expect(workspace.read("campaigns/spring.yaml")).toBe(spring("tell a friend"));
  });

  it("in doubt agrees to nothing, and says so", async () => {
    const doubtful = await answer(`AGREE NOT TO ALL, code ${code}`);
    const large = await answer(`AGREE ALL, code ${code}\n${"> quoted\n".repeat(8000)}`);
    const strange = await answer("AGREE ALL, code 0000 0000 0000 0000 0000 0000");
    const owner = await answer(`AGREE ALL, code ${code}`, "sam-jones");

    expect([doubtful, large, strange, owner].map((each) => each.code)).toEqual([3, 2, 2, 3]);
    expect(doubtful.stderr).toMatch(/Nothing was written down\.\nIt says "AGREE NOT TO ALL/);
    expect(strange.stderr).toContain("No page with the code 0000 0000 0000 0000 0000 0000 is known here.");
    expect(owner.stderr).toContain("sam-jones owns its campaign, and cannot agree to it.");
    expect(await by()).toEqual(["", "", ""]);
  });

  it("to a page that came with the files counts for nothing", async () => {
    execFileSync("git", ["init", "-q"], { cwd: workspace.root });
    execFileSync("git", ["add", "--force", ".campaign"], { cwd: workspace.root });

    for (const done of [
      await answer(`AGREE ALL, code ${code}`),
      await workspace.run("approve", "--code", code, "--as", "lee-smith"),
    ])
      expect(done).toMatchObject({ code: 2, stderr: expect.stringContaining("Git tracks .campaign/") });

    expect(await by()).toEqual(["", "", ""]);
  });

  it("on paper is its sheet's code, of which nobody can change what it stood for", async () => {
    const file = `.campaign/sheets/${code.replaceAll(" ", "")}.json`;
    expect((await workspace.run("approve", "--code", code.toUpperCase(), "--as", "lee-smith")).code).toBe(0);
    expect(await by()).toEqual(Array(3).fill("lee-smith sheet"));

    workspace.write(file, workspace.read(file).replace(/v1:[0-9a-f]{8}/, "v1:00000000"));
    expect((await workspace.run("approve", "--code", code, "--as", "jo-bloggs")).code).toBe(2);
    expect((await workspace.run("approve", "--code", "db1c", "--as", "jo-bloggs")).stderr).toContain(
      "--code takes the 24 digits",
    );
  });
});
