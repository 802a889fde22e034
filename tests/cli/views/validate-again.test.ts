/** `validate` of the same files again: what was found is kept, sealed, and found anew after any change. */
import { appendFileSync, cpSync, existsSync, lstatSync, mkdirSync, readFileSync, symlinkSync } from "node:fs";
import path from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { aWorkspace, campaignYaml, outboxAccounts, type TestWorkspace } from "../../support/campaign/a-workspace.ts";
import { runCampaign } from "../../support/machine/run-campaign.ts";

const card =
  '<svg xmlns="http://www.w3.org/2000/svg" width="1080" height="1080"><rect width="1080" height="1080" fill="#fff"/></svg>';
const posts =
  '  - { id: one, at: day 09:00, images: [card], text: "Call 0800 1111 whenever you want. {hashtags}" }\n  - { id: two, at: day 09:02, text: "Tell somebody. {hashtags}" }\n';

let workspace: TestWorkspace;
let home: TestWorkspace;
beforeEach(() => {
  workspace = aWorkspace({
    "campaigns/accounts.yaml": outboxAccounts,
    "campaigns/day.yaml": campaignYaml({
      id: "day",
      posts,
      assets: "  card: { file: ../assets/card.svg, alt: A white card }\n",
    }),
    "assets/card.svg": card,
  });
  home = aWorkspace();
});
afterEach(() => {
  workspace.remove();
  home.remove();
});

const index = () => path.join(workspace.root, ".campaign/checked.json");
/** A file that is written anew has another. */
const identity = () => lstatSync(index()).ino;
/** A home within the workspace is none: nothing can be kept. */
const withoutHome = () => ({ cwd: workspace.root, environment: { HOME: workspace.root } });
const validate = (more: { readonly program?: string; readonly flags?: readonly string[] } = {}) =>
  runCampaign(["validate", "--now", "2027-03-10T09:00:00Z", ...(more.flags ?? [])], {
    cwd: workspace.root,
    environment: { XDG_STATE_HOME: home.root },
    ...(more.program === undefined ? {} : { program: more.program }),
  });

it("says the same to the byte in every format, from one check", async () => {
  const formats = ["text", "json", "github", "sarif"].map((format) => ["--format", format]);
  const first = await validate();
  expect(first.stdout).toContain("too-close");
  const kept = identity();
  for (const flags of formats) {
    const again = await validate({ flags });
    expect(identity()).toBe(kept);
    const without = await runCampaign(["validate", "--now", "2027-03-10T09:00:00Z", ...flags], withoutHome());
    expect(again).toEqual(without);
  }
});

it("is what plan and preview go by, and the other way round", async () => {
  const environment = { XDG_STATE_HOME: home.root };
  const now = ["--now", "2027-03-10T09:00:00Z", "--format", "json"];
  const plan = () => runCampaign(["plan", ...now], { cwd: workspace.root, environment });
  const first = await plan();
  const kept = identity();
  const again = await plan();
  const preview = await runCampaign(["preview", "--now", "2027-03-10T09:00:00Z"], { cwd: workspace.root, environment });
  const said = await validate({ flags: ["--format", "json"] });
  expect(identity()).toBe(kept);
  workspace.write("assets/card.svg", "No picture.");
  const changed = await plan();

  expect(again).toEqual(first);
  const problemsOf = ({ stdout }: { readonly stdout: string }) => JSON.parse(stdout).problems;
  expect(problemsOf(first)).toEqual(problemsOf(said));
  expect(preview.code).toBe(0);
  expect(problemsOf(changed)).not.toEqual(problemsOf(first));
  expect(identity()).not.toBe(kept);
});

it("looks at all of it where one campaign is named", async () => {
  const environment = { XDG_STATE_HOME: home.root };
  await runCampaign(["plan", "day"], { cwd: workspace.root, environment });

  expect(existsSync(index())).toBe(false);
});

it("checks again after an edit of a text or a picture", async () => {
  await validate();
  workspace.write(
    "campaigns/day.yaml",
    readFileSync(path.join(workspace.root, "campaigns/day.yaml"), "utf8").replace("day 09:02", "day 15:02"),
  );
  expect((await validate()).stdout).toBe("");
  workspace.write("assets/card.svg", card.replace("<rect", "<rekt"));
  const drawn = await validate();
  workspace.write("assets/card.svg", "No picture.");

  expect((await validate()).stdout).not.toBe(drawn.stdout);
});

it("checks again with a program that was built otherwise", async () => {
  const top = path.resolve(import.meta.dirname, "../../..");
  const copied = aWorkspace();
  try {
    for (const name of ["bin", "dist", "fonts", "package.json"])
      cpSync(path.join(top, name), path.join(copied.root, name), { recursive: true });
    symlinkSync(path.join(top, "node_modules"), path.join(copied.root, "node_modules"));
    const program = path.join(copied.root, "bin/campaign.js");
    await validate({ program });
    const kept = identity();
    await validate({ program });
    expect(identity()).toBe(kept);
    appendFileSync(path.join(copied.root, "dist/main.cjs"), "\n");
    await validate({ program });

    expect(identity()).not.toBe(kept);
  } finally {
    copied.remove();
  }
});

it("keeps nothing where no key can lie outside of the workspace, nor through a link", async () => {
  await runCampaign(["validate"], withoutHome());
  expect(existsSync(path.join(workspace.root, ".campaign/checked.json"))).toBe(false);
  mkdirSync(path.join(home.root, "elsewhere"));
  const linked = aWorkspace({
    "campaigns/accounts.yaml": outboxAccounts,
    "campaigns/day.yaml": campaignYaml({ id: "day", posts: posts.replace("images: [card], ", "") }),
  });
  try {
    symlinkSync(path.join(home.root, "elsewhere"), path.join(linked.root, ".campaign"));
    const { stderr } = await runCampaign(["validate"], {
      cwd: linked.root,
      environment: { XDG_STATE_HOME: home.root },
    });

    expect(stderr).toBe("");
    expect(existsSync(path.join(home.root, "elsewhere/checked.json"))).toBe(false);
  } finally {
    linked.remove();
  }
});
