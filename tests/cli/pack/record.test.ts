/** A pack that is handed out is an event of the ledger that is there: who holds a picture is known when its consent ends. */
import { existsSync } from "node:fs";
import path from "node:path";
import { afterEach, describe, expect, it } from "vitest";
import { aWorkspace, campaignYaml, type TestWorkspace } from "../../support/campaign/a-workspace.ts";
import { runCampaign } from "../../support/machine/run-campaign.ts";

const drawing = (fill: string) =>
  `<svg xmlns="http://www.w3.org/2000/svg" width="600" height="400"><rect width="600" height="400" fill="${fill}"/></svg>`;

const accounts = `format: 2
workspace: test
accounts:
  print-room: { network: outbox, name: Northdale }
partners:
  york: { name: York Partnership, channels: [x], variables: { town: York } }
  leeds: { name: Leeds Partnership, channels: [mastodon] }
`;
const consents = ["CR-1", "CR-2"]
  .map((each) => `${each}: { granted: 2026-12-10, accounts: all, packs: true }\n`)
  .join("");

let workspace: TestWorkspace;
afterEach(() => workspace.remove());

function spring(asset = "hands"): string {
  const assets = `  ${asset}: { file: ../assets/hands.svg, alt: Two hands., people: CR-1 }
  other: { file: ../assets/other.svg, alt: A red wall., people: none }
`;
  const posts = `  - { id: one, at: day 09:00, text: "It is never your fault. {hashtags}", images: [${asset}] }
  - { id: two, at: day 10:00, text: "You can talk to us. {hashtags}", images: [other] }
`;
  return campaignYaml({ id: "spring", posts, assets });
}

/** At so many minutes past nine. */
function made() {
  workspace = aWorkspace({
    "campaigns/accounts.yaml": accounts,
    "campaigns/consents.yaml": consents,
    "campaigns/spring.yaml": spring(),
    "assets/hands.svg": drawing("#0b6470"),
    "assets/other.svg": drawing("#a00000"),
  });
  let minute = 0;
  return (...args: readonly string[]) => {
    minute += 1;
    const startsAt = new Date(Date.parse("2027-01-15T09:00:00Z") + minute * 60_000).toISOString();
    return runCampaign(args, { cwd: workspace.root, startsAt });
  };
}

interface Logged {
  readonly event: string;
  readonly reason: string;
  readonly pack: { readonly partner: string; readonly sha256: string; readonly pictures: readonly string[] } | null;
}

describe("a pack that is handed out", () => {
  it("is in the record, with its edition and its pictures, under its campaign", async () => {
    const campaign = made();
    await campaign("publish");
    await campaign("pack", "spring", "--all", "--out", "packs.zip");
    await campaign("pack", "spring", "--for", "york", "--out", "again.zip");
    const { stdout } = await campaign("log", "spring", "--format", "json");
    const told = await campaign("log", "spring");
    const { events } = JSON.parse(stdout) as { events: Logged[] };
    const packs = events.flatMap(({ event, pack }) => (event === "packed" ? [pack] : []));

    expect(packs.map((pack) => pack?.partner)).toEqual(["york", "leeds", "york"]);
    expect(packs[0]).toMatchObject({ campaign: "spring", pictures: ["spring/hands", "spring/other"] });
    expect(packs[2]?.sha256).toBe(packs[0]?.sha256);
    expect(packs[1]?.sha256).not.toBe(packs[0]?.sha256);
    expect(told.stdout).toContain("packed  spring for York Partnership (york), edition ");
    expect(told.stdout).not.toContain("CR-1");
    expect((await campaign("log", "--verify")).code).toBe(0);
  });

  it("is named once the consent of somebody in it is withdrawn, whatever the picture is called by then", async () => {
    const campaign = made();
    await campaign("publish");
    await campaign("pack", "spring", "--for", "york", "--out", "york.zip");
    workspace.write("campaigns/consents.yaml", consents.replace("CR-1: { ", "CR-1: { withdrawn: 2027-01-15, "));
    await campaign("pack", "spring", "--for", "leeds", "--out", "leeds.zip");
    workspace.write("campaigns/spring.yaml", spring("renamed"));
    const status = await campaign("status", "--consent", "CR-1");
    const json = JSON.parse((await campaign("status", "--asset", "spring/renamed", "--format", "json")).stdout);
    const recalled = await campaign("recall", "--consent", "CR-1", "--reason", "Withdrawn");
    const other = await campaign("status", "--consent", "CR-2");

    expect(status.stderr).toContain("IN A PACK: York Partnership (york) got spring at ");
    expect(status.stderr).toContain("15 January 2027");
    expect(status.stderr).not.toContain("leeds");
    expect(json.packs).toMatchObject([{ campaign: "spring", partner: "york", pictures: ["spring/hands"] }]);
    expect(recalled.stderr).toContain("IN A PACK: York Partnership (york) got spring");
    expect(other.stderr).not.toContain("IN A PACK");
  });

  it("is told by plain status and doctor from the moment somebody in it agrees no more, with what to do", async () => {
    const campaign = made();
    await campaign("publish");
    await campaign("pack", "spring", "--for", "york", "--out", "york.zip");
    const before = await campaign("status");
    workspace.write("campaigns/consents.yaml", consents.replace("CR-1: { ", "CR-1: { withdrawn: 2027-01-15, "));

    const status = await campaign("status");
    const { packs } = JSON.parse((await campaign("status", "--format", "json")).stdout);
    const doctor = (await campaign("doctor", "--offline")).stdout.replace(/\s+/g, " ");

    expect(before.stderr).not.toContain("IN A PACK");
    expect(status.code).toBe(before.code);
    expect(status.stderr).toMatch(
      /IN A PACK: York Partnership \(york\) got spring at .*, with hands: consent CR-1 was withdrawn\./,
    );
    expect(status.stderr).toContain('`campaign recall --consent CR-1 --reason "..."`');
    expect(packs).toMatchObject([{ partner: "york", pictures: ["spring/hands"], consents: ["CR-1"] }]);
    expect(doctor).toContain("with hands: consent CR-1 was withdrawn.");
    expect(doctor).toContain("campaign recall --consent CR-1");
  });

  it("makes no ledger, and says that nobody keeps who got pictures of people", async () => {
    const campaign = made();
    const { stderr, code } = await campaign("pack", "spring", "--for", "york", "--out", "york.zip");

    expect(code).toBe(0);
    expect(stderr).toContain("no ledger is here to keep who got it");
    expect(existsSync(path.join(workspace.root, ".campaign/ledger.sqlite"))).toBe(false);
  });

  it("is not made while there is a ledger that cannot be used", async () => {
    const campaign = made();
    await campaign("publish");
    workspace.write(".campaign/ledger.sqlite", "no ledger at all");
    const { code } = await campaign("pack", "spring", "--for", "york", "--out", "york.zip");

    expect(code).toBe(4);
    expect(existsSync(path.join(workspace.root, "york.zip"))).toBe(false);
  });
});
