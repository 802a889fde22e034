/** A workspace in which two people have to agree, with one post and its poster, and its commands. */
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { type Run, runCampaign } from "../machine/run-campaign.ts";
import { aWorkspace, campaignYaml, outboxAccounts, type TestWorkspace } from "./a-workspace.ts";

const svg = (words: string) =>
  `<svg xmlns="http://www.w3.org/2000/svg" width="1200" height="675"><rect width="1200" height="675" fill="#0b6e6e"/><text x="60" y="340" font-size="60" fill="#ffffff" font-family="Open Sans">${words}</text></svg>`;

const people = `people:
  jo-bloggs: { name: Jo Bloggs, role: Designated safeguarding lead }
  lee-smith: { role: Head of communications }
  kim-patel: { role: Partnership manager }
  sam-jones: { role: Communications officer }
  ash-green: { role: Web editor }
`;

export const accounts = `${outboxAccounts}  hall:\n    network: outbox\n${people}policies:
  approval: { needed: 2, by: [jo-bloggs, lee-smith, kim-patel, sam-jones] }
`;

export const poster = { before: svg("Someone will listen."), after: svg("Somebody will listen.") };

const post = `  - id: facts
    at: day 09:00
    text: It is never your fault. Someone will listen. Help is on Childline's 0800 1111. {hashtags}
    images: [poster]
`;

const assets = `  poster:
    file: ../assets/poster.svg
    alt: "A teal card. It reads: Someone will listen."
`;

export const campaign = campaignYaml({ id: "spring", posts: post, assets, more: "owner: sam-jones\n" });

export const id = "spring/facts/print-room";

export interface ApprovedWorkspace extends TestWorkspace {
  run(...args: readonly string[]): Promise<Run>;
  approve(person: string, ...more: readonly string[]): Promise<Run>;
  publishAt(
    now: string,
  ): Promise<{ readonly published: readonly string[]; readonly held: readonly string[]; readonly run: Run }>;
  /** The plan's entry of the post. */
  planned(): Promise<{
    readonly approval: {
      readonly needed: number;
      readonly by: readonly { person: string }[];
      readonly changed: readonly string[];
    };
    readonly blocked: string | null;
  }>;
  acts(): readonly string[];
  read(file: string): string;
}

/** Before anything is due, whenever the test is run. */
export const agreedAt = "2027-01-05T09:00:00Z";

export function anApprovedWorkspace(files: Readonly<Record<string, string>> = {}): ApprovedWorkspace {
  const workspace = aWorkspace({
    "campaigns/accounts.yaml": accounts,
    "campaigns/spring.yaml": campaign,
    "assets/poster.svg": poster.before,
    ...files,
  });
  let minutes = 0;
  /** Each a minute after the one before it, so that what was done later is later. */
  const run = (...args: readonly string[]) => {
    const startsAt = new Date(Date.parse(agreedAt) + minutes * 60_000).toISOString();
    minutes += 1;
    return runCampaign(args, { cwd: workspace.root, startsAt });
  };
  return {
    ...workspace,
    run,
    approve: (person, ...more) => run("approve", "spring", "--as", person, ...more),
    async publishAt(now) {
      const done = await run("publish", "--now", now, "--format", "json");
      const { published, held } = JSON.parse(done.stdout || '{"published":[],"held":[]}') as {
        readonly published: readonly { id: string }[];
        readonly held: readonly { reason: string }[];
      };
      return { published: published.map((each) => each.id), held: held.map(({ reason }) => reason), run: done };
    },
    async planned() {
      const { stdout } = await run("plan", "--format", "json");
      return JSON.parse(stdout).deliveries.find((each: { id: string }) => each.id === id);
    },
    acts: () =>
      readdirSync(path.join(workspace.root, "campaigns/approvals/spring")).map(
        (name) => `campaigns/approvals/spring/${name}`,
      ),
    read: (file) => readFileSync(path.join(workspace.root, file), "utf8"),
  };
}
