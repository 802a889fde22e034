/** Files that are edited after their posts went out: each view shows what went out, and the file's words beside it. */
import { readFileSync } from "node:fs";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { aWorkspace, campaignYaml, outboxAccounts, type TestWorkspace } from "../../support/campaign/a-workspace.ts";
import { runCampaign } from "../../support/machine/run-campaign.ts";

const poster = (colour: string) =>
  `<svg xmlns="http://www.w3.org/2000/svg" width="1080" height="1080"><rect width="1080" height="1080" fill="${colour}"/></svg>`;
const file = ({ at = "day 09:00", text = "You can talk to us.", alt = "A teal card." } = {}) =>
  campaignYaml({
    id: "day",
    assets: `  card: { file: ../assets/card.svg, alt: "${alt}" }\n`,
    posts: `  - { id: hello, at: ${at}, images: [card], text: "${text} {hashtags}" }
  - { id: later, at: day 15:00, text: "Somebody will listen. {hashtags}" }
`,
  });

let workspace: TestWorkspace;
const open: TestWorkspace[] = [];
async function published(): Promise<TestWorkspace> {
  const made = aWorkspace({
    "campaigns/accounts.yaml": outboxAccounts,
    "campaigns/day.yaml": file(),
    "assets/card.svg": poster("#0d5c5c"),
  });
  open.push(made);
  expect((await runCampaign(["publish", "--now", "2027-03-18T09:00:30Z"], { cwd: made.root })).code).toBe(0);
  return made;
}
const at = (command: string, ...flags: string[]) =>
  runCampaign([command, "--now", "2027-03-18T10:00:00Z", ...flags], { cwd: workspace.root });
afterAll(() => {
  for (const each of open) each.remove();
});

describe("an edit of a post that is out", () => {
  beforeAll(async () => {
    workspace = await published();
    workspace.write(
      "campaigns/day.yaml",
      file({ at: "day+1 10:00", text: "You can tell us.", alt: "A card in teal." }),
    );
  });

  it("leaves in the plan what went out when it did, with the file's words below", async () => {
    const { stdout } = await at("plan");

    expect(stdout).toContain("  09:00  hello\n         You can talk to us. #CEADay27  1 image\n");
    expect(stdout).toContain("published, changed");
    expect(stdout).toContain("The file now says 10:00 on Friday 19 March 2027.");
    expect(stdout).toContain("The file now says: “You can tell us. #CEADay27”");
    expect(stdout).toContain("The file now has another alt text for card: “A card in teal.”");
    expect(stdout).not.toContain("10:00  hello");
  });

  it("leaves in the JSON what went out, and has the file's beside it", async () => {
    const { stdout } = await at("plan", "--format", "json");
    const { deliveries } = JSON.parse(stdout) as { deliveries: readonly Record<string, unknown>[] };

    expect(deliveries[0]).toMatchObject({
      id: "day/hello/print-room",
      dueAt: "2027-03-18T09:00:00.000Z",
      changed: true,
      texts: ["You can talk to us. #CEADay27"],
      images: [[{ asset: "card", alt: "A teal card." }]],
      file: {
        dueAt: "2027-03-19T10:00:00.000Z",
        texts: ["You can tell us. #CEADay27"],
        images: [[{ asset: "card", alt: "A card in teal." }]],
      },
    });
    expect(deliveries[1]).not.toHaveProperty("file");
  });

  it("takes the days of --from and --until as they were for what is out", async () => {
    const { stdout } = await at("plan", "--format", "csv", "--until", "2027-03-18");

    expect(stdout).toContain("You can talk to us. #CEADay27");
    expect(stdout).toContain("2027-03-19 10:00,You can tell us. #CEADay27,card,A card in teal.");
  });

  it("shows on cards, page and comment what went out, and the file's words beside it", async () => {
    const cards = (await at("preview")).stdout.replace(/[│╭╰─╮╯]/g, "").replace(/\s+/g, " ");
    const comment = (await at("preview", "--markdown", "-")).stdout;
    await at("preview", "--html", "page.html");
    const page = readFileSync(path.join(workspace.root, "page.html"), "utf8");

    for (const text of [cards, comment, page]) {
      const out = text.indexOf("You can talk to us.");
      expect(out).toBeGreaterThan(0);
      expect(text.indexOf("You can tell us.")).toBeGreaterThan(out);
      expect(text.replaceAll("\\", "")).toContain("The file now says 10:00 on Friday 19 March 2027.");
    }
    expect(page).toContain("A teal card.");
    expect(page).toContain("A card in teal.");
  });
});

describe("a picture that is drawn anew after its post went out", () => {
  it("is shown as it went out, and told", async () => {
    workspace = await published();
    await at("preview", "--html", "before.html");
    const before = readFileSync(path.join(workspace.root, "before.html"), "utf8");
    workspace.write("assets/card.svg", poster("#ffc94d"));

    await at("preview", "--html", "after.html");
    const after = readFileSync(path.join(workspace.root, "after.html"), "utf8");

    const picture = /url\("data:image\/[^"]+"\)/;
    expect(picture.exec(before)?.[0]).toBeDefined();
    expect(picture.exec(after)?.[0]).toBe(picture.exec(before)?.[0]);
    expect(after).toContain("The picture card is another one now.");
    expect(before).not.toContain("another one now");
  });
});

describe("a post that is out and is moved by a year", () => {
  it("is told by validate and plan, at its line", async () => {
    workspace = await published();
    workspace.write("campaigns/day.yaml", file({ at: "2028-03-16 09:00" }));

    for (const command of ["validate", "plan"]) {
      const run = await at(command, "--format", "json");
      const { problems } = JSON.parse(run.stdout) as { problems: readonly Record<string, unknown>[] };
      expect(run.code).toBe(1);
      expect(problems).toContainEqual(
        expect.objectContaining({
          code: "moved-after-published",
          message: "day/hello/print-room was published for 2027-03-18 09:00, and its time is now 2028-03-16 09:00.",
          line: 10,
        }),
      );
    }
  });
});
