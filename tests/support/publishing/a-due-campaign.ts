/** A workspace whose posts are due on a day of 2027, published by the built program while a test moves the time. */
import type { PublishReport } from "../../../src/publish/report.ts";
import { aWorkspace, type TestWorkspace } from "../campaign/a-workspace.ts";
import { type Run, runCampaign } from "../machine/run-campaign.ts";

export interface Served {
  /** Its lines in accounts.yaml, without its id. */
  readonly account: string;
  /** By field, as the environment names them. */
  readonly secrets: Readonly<Record<string, string>>;
}

export interface DuePost {
  readonly id: string;
  readonly text: string;
  /** HH:MM, in UTC; 09:00 where it is not said. */
  readonly at?: string;
  readonly again?: boolean;
}

export interface DueCampaign {
  readonly workspace: TestWorkspace;
  /** Such as `09:01`. */
  publishAt(time: string): Promise<Run & { readonly report: PublishReport }>;
  states(): Promise<Readonly<Record<string, string>>>;
  /** Its file with other times of some posts, as a person writes them behind the date. */
  textWith(times: Readonly<Record<string, string>>): string;
  /** The ids of its deliveries of this account. */
  idsOf(account: string): readonly string[];
}

const day = "2027-03-18";

export function aDueCampaign(accounts: Readonly<Record<string, Served>>, posts: readonly DuePost[]): DueCampaign {
  const ids = Object.keys(accounts);
  const textWith = (times: Readonly<Record<string, string>>) => {
    const lines = posts.map(({ id, text, at = "09:00", again = false }) => {
      const more = again ? ", again: true" : "";
      return `  - { id: ${id}, at: "${day} ${times[id] ?? at}", late: 12h, text: ${JSON.stringify(text)}${more} }\n`;
    });
    return `campaign: due\ntitle: Due\ndate: ${day}\ntimezone: Etc/UTC\nto: [${ids.join(", ")}]\nposts:\n${lines.join("")}`;
  };
  const workspace = aWorkspace({
    "campaigns/accounts.yaml": `workspace: due\npolicies: { gap: 0m }\naccounts:\n${ids.map((id) => `  ${id}: ${accounts[id]?.account}\n`).join("")}`,
    "campaigns/due.yaml": textWith({}),
  });
  const environment = Object.fromEntries(
    ids.flatMap((id) =>
      Object.entries(accounts[id]?.secrets ?? {}).map(([field, value]) => [
        `CAMPAIGN_${id.toUpperCase().replaceAll("-", "_")}_${field}`,
        value,
      ]),
    ),
  );
  const where = { cwd: workspace.root, environment };
  return {
    workspace,
    async publishAt(time) {
      const run = await runCampaign(["publish", "--format", "json", "--now", `${day}T${time}:00Z`], where);
      if (run.stdout === "") throw new Error(run.stderr);
      return { ...run, report: JSON.parse(run.stdout) as PublishReport };
    },
    async states() {
      const { stdout } = await runCampaign(["status", "--format", "json"], where);
      const { deliveries } = JSON.parse(stdout) as { deliveries: { id: string; state: string }[] };
      return Object.fromEntries(deliveries.map(({ id, state }) => [id, state]));
    },
    textWith,
    idsOf: (account) => posts.map(({ id }) => `due/${id}/${account}`),
  };
}
