/** What it costs to begin: cron does it every minute. */
import { existsSync } from "node:fs";
import path from "node:path";
import { aWorkspace, campaignYaml, outboxAccounts } from "../../tests/support/campaign/a-workspace.ts";
import { sideBySide, wholeProcess } from "../side-by-side.ts";
import type { Row } from "./row.ts";

export const program = path.resolve(import.meta.dirname, "../../bin/campaign.js");

const posts = '  - { id: one, at: "2099-03-18 09:00", text: "One. {hashtags}" }\n';

/** `publish` with nothing due, with flags wherever one may stand. */
export async function idleRows(runs: number): Promise<readonly Row[]> {
  const { root, remove } = aWorkspace({
    "campaigns/accounts.yaml": outboxAccounts,
    "campaigns/later.yaml": campaignYaml({ id: "later", posts }),
  });
  const ledger = [".campaign", "ledger.sqlite"].join("/");
  const lines = [
    ["publish"],
    ["publish", "--quiet"],
    ["--quiet", "publish"],
    ["--workspace", root, "publish"],
    ["publish", "--workspace", root],
    ["publish", "--ledger", ledger],
    ["--ledger", ledger, "publish"],
  ];
  try {
    const contenders = lines.map((words) =>
      wholeProcess(words.join(" ").replace(root, "."), [program, ...words], root),
    );
    contenders[0]?.run();
    const ratios = await sideBySide("start", wholeProcess("node -e 0", ["-e", "0"], root), contenders, runs);
    return ratios.map(({ name, clock, cpu }) => ({
      work: `${name}, nothing due`,
      against: "node -e 0",
      ratio: clock,
      cpu,
      wanted: 1.1,
    }));
  } finally {
    remove();
  }
}

/** `crosspost`: the program's file, where it is installed. */
export async function helpRows(runs: number, crosspost: string | undefined): Promise<readonly Row[]> {
  const folder = import.meta.dirname;
  const ours = wholeProcess("campaign --help", [program, "--help"], folder);
  const [toEmpty] = await sideBySide("help", wholeProcess("node -e 0", ["-e", "0"], folder), [ours], runs);
  const first: Row = { work: "--help", against: "node -e 0", ratio: toEmpty?.clock, cpu: toEmpty?.cpu, wanted: 1.2 };
  const second = { work: "--help", against: "crosspost --help", wanted: 0.2 };
  if (crosspost === undefined || !existsSync(crosspost))
    return [first, { ...second, ratio: undefined, beside: "say where crosspost's own file is: --crosspost" }];
  const theirs = wholeProcess("crosspost --help", [crosspost, "--help"], folder, [0, 1]);
  const [toTheirs] = await sideBySide("help, beside another program's", theirs, [ours], runs);
  return [first, { ...second, ratio: toTheirs?.clock, cpu: toTheirs?.cpu }];
}
