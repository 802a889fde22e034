/** Consents of people in pictures, as their users meet them: when planned, when sent, in every view. */
import sharp from "sharp";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { aWorkspace, campaignYaml, type TestWorkspace } from "../../support/campaign/a-workspace.ts";
import { runCampaign } from "../../support/machine/run-campaign.ts";

const accounts = `format: 2
workspace: test
accounts:
  lead: { network: outbox, name: Northdale Safeguarding Partnership, folder: published/lead }
  partner: { network: outbox, name: Southdale, folder: published/partner }
  by-hand: { network: handoff, channel: instagram, name: Northdale }
groups:
  ours: [lead, by-hand]
`;
const consents = "CR-1: { granted: 2027-01-10, until: 2027-03-18, accounts: [ours] }\n";
const due = ["--now", "2027-03-18T09:00:00Z"];

let workspace: TestWorkspace;
beforeEach(async () => {
  const jpeg = await sharp({ create: { width: 800, height: 800, channels: 3, background: "teal" } })
    .jpeg()
    .toBuffer();
  workspace = aWorkspace({
    "campaigns/accounts.yaml": accounts,
    "campaigns/consents.yaml": consents,
    "assets/hands.jpg": jpeg,
  });
  write("lead");
});
afterEach(() => workspace.remove());

function write(to: string, { people = "[CR-1]", more = "" } = {}): void {
  const assets = `  hands: { file: ../assets/hands.jpg, alt: Two painted hands., people: ${people}${more} }\n`;
  const posts = '  - { id: one, at: day 09:00, text: "It is never your fault. {hashtags}", images: [hands] }\n';
  workspace.write("campaigns/day.yaml", campaignYaml({ id: "day", to, assets, posts }));
}

/** With the lines of a sentence joined. */
async function campaign(...args: string[]) {
  const run = await runCampaign(args, { cwd: workspace.root });
  return { ...run, said: `${run.stdout}${run.stderr}`.replace(/\s+/g, " ") };
}
const json = async (...args: string[]) => JSON.parse((await campaign(...args, "--format", "json")).stdout);
const before = ["--now", "2027-03-01T09:00:00Z"];

describe("a picture whose people agree", () => {
  it("goes out, and every view names the consent that it relies on", async () => {
    expect((await campaign("validate", ...before)).code).toBe(0);
    const planned = (await json("plan", ...before)).deliveries[0];
    expect(planned).toMatchObject({ consents: ["CR-1"], blocked: null });

    const report = await json("publish", ...due);
    expect(report.published.map(({ id }: { id: string }) => id)).toEqual(["day/one/lead"]);
  });

  it("may go on the last day of a consent, and not on the day after", async () => {
    workspace.write("campaigns/consents.yaml", consents.replace("2027-03-18", "2027-03-17"));

    const { said, code } = await campaign("validate", ...before);

    expect(code).toBe(1);
    expect(said).toContain("campaigns/day.yaml:8:");
    expect(said).toContain("consent CR-1 ended with Wednesday 17 March 2027");
    expect((await json("plan", ...before)).deliveries[0]).toMatchObject({ consents: ["CR-1"], blocked: "consent" });
  });
});

describe("a picture without a consent", () => {
  it.each([
    ["that nobody wrote down", "{}", "there is no consent CR-1"],
    ["that was withdrawn, whatever its day", consents.replace(" }", ", withdrawn: 2030-01-01 }"), "was withdrawn"],
    [
      "that has not begun",
      consents.replace("2027-01-10", "2027-03-19").replace("until: 2027-03-18, ", ""),
      "begins on",
    ],
    ["for this account", consents.replace("[ours]", "[partner]"), "does not cover the account lead"],
    ["for any account", consents.replace(", accounts: [ours]", ""), "does not cover the account lead"],
  ])("%s is an error when it is planned, and held when it is sent", async (_, text, said) => {
    workspace.write("campaigns/consents.yaml", text);

    const validated = await campaign("validate", ...before);
    expect(validated.said).toContain(said);
    expect(validated.code).toBe(1);

    const { published, held } = await json("publish", ...due);
    expect(published).toEqual([]);
    expect(held).toEqual([{ id: "day/one/lead", because: "consent", reason: expect.stringContaining(said) as string }]);
    const [row] = (await json("status")).deliveries;
    expect(row).toMatchObject({ state: "held", blocked: "consent", consents: ["CR-1"] });
  });

  it("of one among several is held too", async () => {
    write("lead", { people: "[CR-1, CR-2]" });

    expect((await campaign("validate", ...before)).said).toContain("there is no consent CR-2");
  });

  it("that ends between plan and send is held at the slot, and goes once it is given again", async () => {
    await json("publish", ...before);
    workspace.write("campaigns/consents.yaml", consents.replace("2027-03-18", "2027-03-02"));
    expect((await json("publish", ...due)).held).toHaveLength(1);

    workspace.write("campaigns/consents.yaml", consents);
    const { published } = await json("publish", "--now", "2027-03-18T09:30:00Z");

    expect(published).toHaveLength(1);
  });

  it("is held in a rehearsal", async () => {
    workspace.write("campaigns/consents.yaml", "{}\n");

    const { held } = await json("rehearse");

    expect(held).toEqual([expect.objectContaining({ id: "day/one/lead", because: "consent" })]);
  });

  it("goes out to the account that it covers, and not to the other", async () => {
    write("lead, partner");

    const { published, held } = await json("publish", ...due);

    expect(published.map(({ id }: { id: string }) => id)).toEqual(["day/one/lead"]);
    expect(held.map(({ id }: { id: string }) => id)).toEqual(["day/one/partner"]);
  });
});

describe("campaigns/consents.yaml that cannot be read", () => {
  it.each([
    ["that is no YAML", "CR-1: { granted: \n", "yaml"],
    ["with a date that is none", "CR-1: { granted: 2027-02-30 }\n", "date-invalid"],
    ["with a key that nobody knows", "CR-1: { granted: 2027-01-10, widthdrawn: 2027-03-01 }\n", "withdrawn"],
    ["that is not saved as UTF-8", Buffer.from("CR-1: { granted: 2027-01-10 } # \xe9\n", "latin1"), "file-not-utf8"],
    ["with a name in place of a reference", '"Amira Khan": { granted: 2027-01-10 }\n', "reference-invalid"],
  ])("%s holds what shows people, and nothing else", async (_, content, said) => {
    workspace.write("campaigns/consents.yaml", content);
    write("lead");
    const none = '  - { id: two, at: day 09:00, text: "You are not to blame. {hashtags}" }\n';
    workspace.write("campaigns/other.yaml", campaignYaml({ id: "other", to: "lead", posts: none }));

    const validated = await campaign("validate", ...before);
    const { published, held } = await json("publish", ...due);

    expect(validated.code).toBe(1);
    expect(validated.stdout).toContain("campaigns/consents.yaml:");
    expect(validated.stdout).toContain(said);
    expect(held).toEqual([expect.objectContaining({ id: "day/one/lead", because: "consent" })]);
    expect(published.map(({ id }: { id: string }) => id)).toEqual(["other/two/lead"]);
  });

  it("says which account it names that there is none of", async () => {
    workspace.write("campaigns/consents.yaml", consents.replace("[ours]", "[lead, patner]"));

    const { stdout } = await campaign("validate", ...before);

    expect(stdout).toContain("campaigns/consents.yaml:1:");
    expect(stdout).toContain('Did you mean "partner"?');
  });
});

describe("rights to a picture", () => {
  it("that end before the post are an error, and hold it", async () => {
    write("lead", { people: "none", more: ", rights: { holder: Youth Voice, until: 2027-03-17 }" });

    const { stdout } = await campaign("validate", ...before);
    const { held } = await json("publish", ...due);

    expect(stdout).toContain("rights-ended");
    expect(held).toEqual([expect.objectContaining({ id: "day/one/lead", because: "consent" })]);
  });
});

describe("a picture that does not say who is in it", () => {
  it("is held where accounts.yaml asks for that, and named by validate", async () => {
    const policies = "policies: { images: { people: required, ai: refuse } }\n";
    workspace.write("campaigns/accounts.yaml", accounts.replace("accounts:\n", `${policies}accounts:\n`));
    const text = campaignYaml({
      id: "day",
      to: "lead",
      assets: "  hands: { file: ../assets/hands.jpg, alt: Two painted hands. }\n",
      posts: '  - { id: one, at: day 09:00, text: "It is never your fault. {hashtags}", images: [hands] }\n',
    });
    workspace.write("campaigns/day.yaml", text);

    const { said, code } = await campaign("validate", ...before);
    const { held } = await json("publish", ...due);

    expect(code).toBe(1);
    expect(said).toContain("people-unsaid The picture hands does not say who is in it.");
    expect(held).toEqual([expect.objectContaining({ id: "day/one/lead", because: "problem" })]);
  });
});
