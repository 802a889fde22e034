/** A post that names a picture or an override that does not exist: seen in every view, held, then missed. */
import { afterEach, describe, expect, it } from "vitest";
import { aWorkspace, outboxAccounts, type TestWorkspace } from "../../support/campaign/a-workspace.ts";
import { runCampaign } from "../../support/machine/run-campaign.ts";

const open: TestWorkspace[] = [];
afterEach(() => {
  for (const workspace of open.splice(0)) workspace.remove();
});

interface Listed {
  readonly id: string;
  readonly state?: string;
  readonly reason?: string;
}
interface Answer {
  readonly deliveries: readonly Listed[];
  readonly held: readonly Listed[];
  readonly missed: readonly Listed[];
  readonly published: readonly Listed[];
  readonly problems: readonly { readonly code: string; readonly line: number }[];
}

const file = (image: string, name: string) => `campaign: w
title: Kind words
date: 2027-03-18
to: [print-room]
${image}posts:
  - { id: picture, at: "2027-03-18 09:00", images: [zzz], text: "Twelve kind words for a friend." }
  - { id: override, at: "2027-03-18 09:10", for: { ${name}: { lang: cy } }, text: "Sixteen kind words for somebody." }
  - { id: fine, at: "2027-03-18 09:20", text: "All is well with this one here." }
`;

function spoilt() {
  const workspace = aWorkspace({
    "campaigns/accounts.yaml": outboxAccounts,
    "campaigns/w.yaml": file("", "ghosts"),
    "assets/z.svg": `<svg xmlns="http://www.w3.org/2000/svg" width="1080" height="1080"><rect width="1080" height="1080" fill="#0d5c5c"/></svg>`,
  });
  open.push(workspace);
  const run = async (...args: string[]) => {
    const { code, stdout } = await runCampaign([...args, "--format", "json"], { cwd: workspace.root });
    return { code, ...(JSON.parse(stdout) as Answer) };
  };
  return { workspace, run, at: (command: string, time: string) => run(command, "--now", `2027-03-18T${time}:00Z`) };
}

const states = ({ deliveries }: Pick<Answer, "deliveries">) =>
  Object.fromEntries(deliveries.map(({ id, state }) => [id.split("/")[1], state]));

describe("a post that names what does not exist", () => {
  it("is in the plan before anything is published, with its problem said once", async () => {
    const { at } = spoilt();

    const plan = await at("plan", "08:00");

    expect(plan.code).toBe(1);
    expect(states(plan)).toEqual({ picture: "planned", override: "planned", fine: "planned" });
    const errors = plan.problems.filter(({ code }) => code.endsWith("-unknown"));
    expect(errors.map(({ code, line }) => [code, line])).toEqual([
      ["asset-unknown", 6],
      ["account-unknown", 7],
    ]);
  });

  it("is held at its time with the reason, in the report, the plan and the status", async () => {
    const { run, at } = spoilt();
    await at("publish", "08:00");

    const report = await at("publish", "09:20");

    expect(report.code).toBe(3);
    expect(report.published.map(({ id }) => id)).toEqual(["w/fine/print-room"]);
    expect(report.held.map(({ id, reason }) => [id, reason])).toEqual([
      ["w/override/print-room", 'There is no account or network "ghosts".'],
      ["w/picture/print-room", 'There is no picture "zzz" under `assets`.'],
    ]);
    const held = { picture: "held", override: "held", fine: "published" };
    expect(states(await at("plan", "09:30"))).toEqual(held);
    expect(states(await run("status"))).toEqual(held);
  });

  it("is missed when its window ends, though nobody has put the file right", async () => {
    const { run, at } = spoilt();
    await at("publish", "08:00");
    await at("publish", "09:20");

    const report = await at("publish", "11:30");

    expect(report.code).toBe(3);
    expect(report.missed.map(({ id }) => id)).toEqual(["w/override/print-room", "w/picture/print-room"]);
    const status = await run("status");
    expect(status.deliveries.find(({ id }) => id === "w/picture/print-room")).toMatchObject({
      state: "missed",
      reason:
        'It did not go out within 120 minutes of its time. It was held: There is no picture "zzz" under `assets`.',
    });
    expect((await at("publish", "11:31")).missed).toEqual([]);
  });

  it("goes out when the file is put right in time", async () => {
    const { workspace, at } = spoilt();
    await at("publish", "08:00");
    await at("publish", "09:20");
    workspace.write(
      "campaigns/w.yaml",
      file('assets: { zzz: { file: ../assets/z.svg, alt: "A teal card." } }\n', "print-room"),
    );

    const first = await at("publish", "09:40");
    const second = await at("publish", "09:46");

    expect([...first.published, ...second.published].map(({ id }) => id).toSorted()).toEqual([
      "w/override/print-room",
      "w/picture/print-room",
    ]);
  });
});
