/** `campaign preview --markdown` and `--base` on a pull request of two local commits. */
import { execFileSync } from "node:child_process";
import { existsSync, readFileSync, rmSync } from "node:fs";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { aWorkspace, campaignYaml, type TestWorkspace } from "../../support/campaign/a-workspace.ts";
import { runCampaign } from "../../support/machine/run-campaign.ts";

const accounts = `workspace: test
accounts:
  print-room: { network: outbox, name: "Northdale @everyone <b>print</b> room" }
`;
const picture = (colour: string) =>
  `<svg xmlns="http://www.w3.org/2000/svg" width="800" height="800"><rect width="800" height="800" fill="${colour}"/></svg>`;
const assets = '  disc: { file: "../assets/a disc.svg", alt: "A plain square." }\n';

const kept = '  - { id: kept, at: day 09:00, text: "Nothing changes here. {hashtags}" }\n';
const words = (text: string) =>
  `  - { id: words, at: day 10:00, text: "First line.\\n${text}\\nLast line. {hashtags}" }\n`;
const seen = '  - { id: seen, at: day 11:00, images: [disc], text: "Look. {hashtags}" }\n';
const moved = (time: string) => `  - { id: moved, at: day ${time}, text: "Somebody will listen. {hashtags}" }\n`;
const gone = '  - { id: gone, at: day 14:00, text: "This one goes. {hashtags}" }\n';
const fresh = '  - { id: fresh, at: day 15:00, text: "@everyone ```</code> <script>alert(1)</script> {hashtags}" }\n';

let workspace: TestWorkspace;

function git(...args: string[]): string {
  const identity = ["-c", "user.name=Test", "-c", "user.email=test@example.org", "-c", "commit.gpgsign=false"];
  return execFileSync("git", [...identity, ...args], { cwd: workspace.root, encoding: "utf8" });
}

function commit(): void {
  git("add", "--all");
  git("commit", "--quiet", "--message", "A step");
}

function write(posts: string, colour: string): void {
  workspace.write("campaigns/day.yaml", campaignYaml({ id: "day", posts, assets }));
  workspace.write("assets/a disc.svg", picture(colour));
}

beforeEach(() => {
  workspace = aWorkspace({ "campaigns/accounts.yaml": accounts });
  git("init", "--quiet");
  write(kept + words("Before.") + seen + moved("12:00") + gone, "#0d5c5c");
  commit();
  write(kept + words("After.") + seen + moved("13:00") + fresh, "#ffc94d");
  commit();
});
afterEach(() => workspace.remove());

const preview = (...args: string[]) =>
  runCampaign(["preview", "--now", "2027-03-15T09:00:00Z", ...args], { cwd: workspace.root });

describe("campaign preview --markdown --base", () => {
  it("says first what was loosened, and of each post who agreed and what keeps it back", async () => {
    const people = "people: { jo-bloggs: { role: Manager }, sam-jones: { role: Officer } }\n";
    const asking = (needed: number) => `format: 2\n${accounts}${people}policies: { approval: { needed: ${needed} } }\n`;
    const owned = (posts: string) =>
      workspace.write("campaigns/day.yaml", campaignYaml({ id: "day", posts, more: "owner: sam-jones\n" }));
    workspace.write(
      "campaigns/periods.yaml",
      "- { id: mourning, kind: mourning, from: 2027-03-18, until: 2027-03-19 }\n",
    );
    workspace.write("campaigns/accounts.yaml", asking(1));
    owned(kept);
    commit();
    await runCampaign(["approve", "day", "--as", "jo-bloggs"], {
      cwd: workspace.root,
      startsAt: "2027-03-01T09:00:00Z",
    });
    owned(kept.replace("Nothing", "Something") + moved("12:00"));
    rmSync(path.join(workspace.root, "campaigns/periods.yaml"));

    const { stdout } = await preview("--markdown", "-", "--base", "HEAD");
    const html = await preview("--html", "page.html");
    const terminal = await preview("--base", "HEAD");

    expect(stdout).toMatch(
      /^<!-- campaign preview -->\n## Campaign preview\n\n### Loosened by this change\n\n- The sensitive period mourning was taken out\\\.\n/,
    );
    expect(stdout).toContain("As it is now: 2 not approved.");
    expect(stdout).toContain("not approved \\(0 of 1\\)");
    expect(stdout).toContain("changed since it was agreed\\: text");
    expect(html.code).toBe(0);
    expect(readFileSync(path.join(workspace.root, "page.html"), "utf8")).toContain("changed since it was agreed: text");
    expect(terminal.stdout).toMatch(/^Loosened:\n {2}The sensitive period mourning was taken out\.\n/);
    expect(terminal.stdout).toContain("not approved (0 of 1)");
  });

  it("shows each delivery that differs, what of it, and none that does not", async () => {
    const { code, stdout } = await preview("--markdown", "-", "--base", "HEAD~1");

    expect(code).toBe(0);
    expect(stdout.startsWith("<!-- campaign preview -->\n")).toBe(true);
    expect(stdout).toContain("1 new, 3 changed, 1 taken out, 1 as before.");
    expect(stdout.match(/^#### (New|Changed|Taken out)/gm)).toEqual([
      "#### Changed",
      "#### Changed",
      "#### Changed",
      "#### New",
      "#### Taken out",
    ]);
    expect(stdout).toContain("  First line.\n- Before.\n+ After.\n  Last line.");
    expect(stdout).toContain("What differs: time. Before: Thursday 18 March 2027, 12:00 Europe\\/London.");
    expect(stdout).toContain("What differs: pictures.");
    expect(stdout).toContain("disc: A plain square\\.");
    expect(stdout).not.toContain("Nothing changes here");
    expect(stdout).toContain("<summary>5 posts go out</summary>");
  });

  it("calls nobody and has no markup of the campaign's", async () => {
    const { stdout } = await preview("--markdown", "-", "--base", "HEAD~1");

    const outside = stdout.replace(/^(`{3,})\w+\n[\s\S]*?\n\1$/gm, "");
    expect(outside).not.toMatch(/@\w/);
    expect(outside).not.toMatch(/<b>|<script>/);
    expect(outside).toContain("Northdale @<!-- -->everyone");
    expect(stdout).toContain("````text\n@everyone ```</code> <script>alert(1)</script>");
  });

  it("shows thumbnails where a link can be given", async () => {
    const link = "https://example.org/northdale/campaigns/raw/abc";
    const { stdout } = await preview("--markdown", "-", "--base", "HEAD~1", "--link", link);

    expect(stdout).toContain(`<img src="${link}/assets/a%20disc.svg" width="160" alt="">`);
    expect((await preview("--markdown", "-", "--link", "http://example.org")).code).toBe(2);
  });

  it("lays out a montage's pictures as they will stand, and says what a poster reads", async () => {
    const drawn = `${assets}  blue: { file: "../assets/a disc.svg", alt: "A blue square." }
  never: { poster: { words: "It is never your fault.", source: Jo, ground: teal }, alt: "A teal card." }
  joined: { montage: { of: [disc, blue, never, second], columns: 2 }, alt: "Four squares." }
  second: { poster: { words: "Ask twice.", ground: teal } }
`;
    const posts = '  - { id: seen, at: day 11:00, images: [joined, never, second], text: "Look. {hashtags}" }\n';
    workspace.write("campaigns/day.yaml", campaignYaml({ id: "day", posts, assets: drawn }));
    const { stdout } = await preview("--markdown", "-", "--link", "https://example.org/raw");
    const small = '<img src="https://example.org/raw/assets/a%20disc.svg" width="156" alt="">';

    expect(stdout.split("\n").filter((line) => line.startsWith("- "))).toEqual([
      `- ${small} ${small} joined\\, one picture of disc\\, blue\\, never\\, which reads \\"It is never your fault\\. \\(Jo\\)\\"\\, second: Four squares\\.`,
      '- never\\, which reads \\"It is never your fault\\. \\(Jo\\)\\": A teal card\\.',
      "- second: Ask twice\\.",
    ]);
  });

  it("shows everything without a base, and writes over its own file alone", async () => {
    expect((await preview("--markdown", "comment.md")).code).toBe(0);
    expect((await preview("--markdown", "comment.md", "day")).code).toBe(0);
    const file = path.join(workspace.root, "comment.md");
    expect(readFileSync(file, "utf8").match(/^#### Post/gm)).toHaveLength(5);

    const refused = await preview("--markdown", "campaigns/day.yaml");
    expect(refused).toMatchObject({ code: 2, stdout: "" });
  });

  it("shows each message once, and each of its wordings once with the accounts that get it", async () => {
    workspace.write(
      "campaigns/accounts.yaml",
      `workspace: test\naccounts:\n${["one", "two", "three"].map((id) => `  ${id}: { network: outbox, name: "Room ${id}" }\n`).join("")}`,
    );
    const posts =
      '  - { id: a, at: day 09:00, text: "Ask a friend today. {hashtags}", for: { three: { text: "Talk to us. {hashtags}" } } }\n';
    workspace.write("campaigns/day.yaml", campaignYaml({ id: "day", posts, to: "one, two, three" }));

    const all = await preview("--markdown", "-");
    const changed = await preview("--markdown", "-", "--base", "HEAD~1");

    expect(all.stdout).toContain("1 post, each to all of its accounts: 3 deliveries.");
    for (const { stdout } of [all, changed]) {
      expect(stdout.match(/^#### (Post|New).*day\\\/a$/gm)).toHaveLength(1);
      expect(stdout.match(/Ask a friend today/g)).toHaveLength(1);
      expect(stdout).toMatch(/^one \(Outbox, Room one; .*\) · two \(Outbox, Room two; .*\)$/m);
      expect(stdout).toMatch(/^three \(Outbox, Room three; [^)]*\)$/m);
      expect(stdout).toMatch(/^\| .*09:00.* \| day\\\/a \| one\\?, two\\?, three \|$/m);
    }
  });

  it("stays within what a comment may hold, and says what is left out", async () => {
    const long = "Somebody will listen, whatever happened, and it was never your fault. ".repeat(30);
    const posts = Array.from(
      { length: 40 },
      (_, at) =>
        `  - { id: p${at}, at: day ${String(8 + Math.floor(at / 4)).padStart(2, "0")}:${(at % 4) * 15 || "00"}, text: "${at} ${long} {hashtags}" }\n`,
    );
    write(posts.join(""), "#0d5c5c");
    const { stdout } = await preview("--markdown", "-", "--base", "HEAD");

    expect(stdout.length).toBeLessThan(65_536);
    expect(stdout).toMatch(/\n\d+ more do not fit into a comment\./);
    expect(stdout).toContain("In the next seven days");
  });
});

describe("a pull request whose base, or which itself, has a file that guards posts and cannot be read", () => {
  it.each([
    ["accounts.yaml", "accounts: nobody\n", accounts],
    ["periods.yaml", "- id: [\n", "[]\n"],
    ["consents.yaml", "CR-1: [\n", "{}\n"],
  ])("says first that nobody can tell what was loosened in %s, and ends with 1", async (file, broken, whole) => {
    if (file !== "accounts.yaml") workspace.write("campaigns/accounts.yaml", `format: 2\n${accounts}`);
    workspace.write(`campaigns/${file}`, broken);
    commit();
    workspace.write(`campaigns/${file}`, whole);
    const comment = await preview("--markdown", "-", "--base", "HEAD");
    const terminal = await preview("--base", "HEAD");

    const sentence = `campaigns/${file} cannot be used as it is in HEAD, so nobody can tell whether it asks for less than before`;
    expect([comment.code, terminal.code]).toEqual([1, 1]);
    expect(comment.stdout.replaceAll("\\", "")).toContain(`### Loosened by this change\n\n- ${sentence}`);
    expect(terminal.stdout).toMatch(new RegExp(`^Loosened:\n  ${sentence}`));
  });
});

describe("a pull request that breaks a file", () => {
  it("has not taken its posts out: nobody knows what it holds", async () => {
    workspace.write("campaigns/day.yaml", campaignYaml({ id: "day", posts: kept }).replace("title:", "titel:"));
    const broken = await preview("--markdown", "-", "--base", "HEAD~1");

    workspace.write("campaigns/accounts.yaml", "accounts: nobody\n");
    const nobody = await preview("--markdown", "-", "--base", "HEAD~1");

    for (const { code, stdout } of [broken, nobody]) {
      expect(code).toBe(1);
      expect(stdout).toContain("### Problems");
      expect(stdout).toContain("0 new, 0 changed, 0 taken out, 0 as before.");
    }
    expect(nobody.stderr).toContain("Nothing is planned until the errors of campaigns/accounts.yaml are put right.");
  });

  it("keeps the posts in the comment, however many problems there are", async () => {
    const ids = Array.from({ length: 200 }, (_, at) => `wrong${at}`);
    const wrong = ids.map((id) => `  - { id: ${id}, at: day 16:00, txt: x }\n`).join("");
    workspace.write("campaigns/other.yaml", campaignYaml({ id: "other", posts: wrong }));
    const { stdout } = await preview("--markdown", "-", "--base", "HEAD~1");

    expect(stdout.length).toBeLessThan(65_536);
    expect(stdout).toMatch(/\n\n\d+ more do not fit into a comment\./);
    expect(stdout).toContain("#### New");
    expect(stdout).toContain("#### Taken out");
  });
});

describe("campaign preview --base", () => {
  it("shows on the terminal only what is new or another", async () => {
    const { code, stdout, stderr } = await preview("--base", "HEAD~1");

    expect(code).toBe(0);
    expect(stdout).toContain("After.");
    expect(stdout).not.toContain("Nothing changes here");
    expect(stderr).toContain("Compared with HEAD~1: 1 new, 3 changed, 1 taken out, 1 as before.");
  });

  it("leaves the checkout and its index as they are", async () => {
    const index = readFileSync(path.join(workspace.root, ".git/index"));
    await preview("--base", "HEAD~1");

    expect(git("status", "--porcelain", "--", "campaigns", "assets")).toBe("");
    expect(readFileSync(path.join(workspace.root, ".git/index")).equals(index)).toBe(true);
    expect(existsSync(path.join(workspace.root, "workspace"))).toBe(false);
  });

  it("says what to do where there is no such revision, or no repository", async () => {
    const unknown = await preview("--base", "nowhere");
    expect(unknown).toMatchObject({ code: 2, stdout: "" });
    expect(unknown.stderr).toContain('There is no revision "nowhere"');

    rmSync(path.join(workspace.root, ".git"), { recursive: true });
    expect((await preview("--base", "HEAD")).stderr).toContain("git finds none here");
    expect((await preview("--base", "HEAD", "--serve")).code).toBe(2);
  });
});
