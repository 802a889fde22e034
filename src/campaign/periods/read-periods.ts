/** campaigns/periods.yaml, read without trust: whatever of it is not understood stops everything. */
import { type Fault, fault, isFault, problemAt, type Report } from "../../diagnostics/fault.ts";
import { isError, type Problem } from "../../diagnostics/problem.ts";
import { didYouMean } from "../../diagnostics/suggest.ts";
import { shortened } from "../../system/text/shorten.ts";
import { fileProblem } from "../file/file-problems.ts";
import type { ReadResult } from "../file/read-file.ts";
import { present } from "../present.ts";
import { periodsFile, type WrittenPeriod } from "../written/periods-schema.ts";
import { checkShape } from "../written/shape.ts";
import { readYaml, type YamlFile } from "../yaml/read-yaml.ts";
import { boundsOf } from "./bounds.ts";
import { noPeriods, type Period, type Periods } from "./period.ts";

export const periodsName = "campaigns/periods.yaml";

export interface Known {
  /** Members of each group; absent where accounts.yaml cannot be read. */
  readonly groups?: ReadonlyMap<string, readonly string[]>;
  readonly accounts?: ReadonlySet<string>;
  readonly people?: ReadonlySet<string>;
  /** Who may approve at all. */
  readonly approvers?: readonly string[];
  readonly campaigns: ReadonlySet<string>;
}

export interface ReadPeriods {
  readonly periods: Periods;
  readonly yaml?: YamlFile;
  readonly problems: readonly Problem[];
}

const usualRules = { "pre-election": "ask", mourning: "stop", incident: "stop", quiet: "tell" } as const;

function unusable(problems: readonly Problem[]): Periods {
  const first = problems.find(isError);
  const place = first === undefined ? "" : ` (line ${first.place.line})`;
  return {
    kind: "unusable",
    reason: `${periodsName} cannot be used, so nothing is sent: ${first?.message ?? "it cannot be read."}${place}`,
  };
}

export function readPeriods(read: ReadResult, known: Known): ReadPeriods {
  if (read.kind === "missing") return { periods: noPeriods, problems: [] };
  if (read.kind !== "text") {
    const problems = [fileProblem(periodsName, read)];
    return { periods: unusable(problems), problems };
  }
  const yaml = readYaml(periodsName, read.text);
  // Nothing in it is no period, not a mistake.
  if (yaml.problems.some(({ code }) => code === "file-empty")) return { periods: noPeriods, yaml, problems: [] };
  const problems: Problem[] = [...yaml.problems];
  const report: Report = (path, found) => problems.push(problemAt(yaml.source, path, found));
  const written = yaml.data === undefined ? undefined : checkShape(periodsFile, yaml, report);
  const understood = (written ?? []).map((each, index) => periodOf(each, index, { known, report }));
  checkIds(written ?? [], report);
  // That nobody may agree to what asks holds that, and nothing else.
  const spared: ReadonlySet<string> = new Set(["period-nobody"]);
  const fatal = problems.some((problem) => isError(problem) && !spared.has(problem.code));
  const periods = understood.filter((each) => each !== undefined);
  return { periods: fatal || written === undefined ? unusable(problems) : { kind: "known", periods }, yaml, problems };
}

function checkIds(written: readonly WrittenPeriod[], report: Report): void {
  for (const [index, { id }] of written.entries()) {
    if (written.findIndex((other) => other.id === id) === index) continue;
    report([index, "id"], fault("id-twice", `There are two periods "${id}".`, "Give each an id of its own."));
  }
}

interface Reading {
  readonly known: Known;
  readonly report: Report;
}

function checkNames({ accounts, campaigns, by }: WrittenPeriod, index: number, { known, report }: Reading): void {
  for (const [at, name] of (accounts ?? []).entries()) {
    const found = unknownAccount(name, known);
    if (found !== undefined) report([index, "accounts", at], found);
  }
  for (const [at, name] of (campaigns ?? []).entries()) {
    if (known.campaigns.has(name)) continue;
    const help = didYouMean(name, known.campaigns) ?? "Take it out when that campaign is over.";
    const is = `There is no campaign "${shortened(name)}", so this period is taken to be about every campaign.`;
    report([index, "campaigns", at], fault("period-campaign-unknown", is, help));
  }
  for (const [at, name] of (by ?? []).entries()) {
    if (known.people?.has(name) !== false) continue;
    const help = didYouMean(name, known.people) ?? "Write them under `people` in campaigns/accounts.yaml.";
    report([index, "by", at], fault("period-person-unknown", `There is nobody "${name}" in \`people\`.`, help));
  }
}

function periodOf(written: WrittenPeriod, index: number, reading: Reading): Period | undefined {
  const { known, report } = reading;
  const { id, kind, accounts, campaigns, by, except, rule = usualRules[kind] } = written;
  checkNames(written, index, reading);
  const asks = rule === "ask" || except !== undefined;
  if (asks && by === undefined && (known.approvers ?? []).length === 0) report([index], nobody(id));
  const bounds = boundsOf(written);
  if (isFault(bounds)) {
    report([index], bounds);
    return undefined;
  }
  const { since, until, reckoned } = bounds;
  if (reckoned !== undefined) report([index, "poll"], reckoned);
  return present({
    id,
    kind,
    rule,
    since,
    until,
    accounts: accounts && new Set(accounts.flatMap((name) => known.groups?.get(name) ?? [name])),
    // One that was renamed must not leave the period that is about it.
    campaigns: campaigns?.every((name) => known.campaigns.has(name)) === true ? new Set(campaigns) : undefined,
    exceptCritical: except === "critical",
    by,
    path: [index],
  });
}

function unknownAccount(name: string, { accounts, groups }: Known): Fault | undefined {
  if (accounts === undefined || accounts.has(name) || groups?.has(name) === true) return undefined;
  return fault(
    "account-unknown",
    `There is no account or group "${shortened(name)}".`,
    didYouMean(name, [...accounts, ...(groups?.keys() ?? [])]) ?? "campaigns/accounts.yaml lists them.",
  );
}

function nobody(id: string): Fault {
  return fault(
    "period-nobody",
    `Posts in ${id} have to be approved for it, and nobody may do that.`,
    "Name who may in `by:`, or in `policies.approval.by` of campaigns/accounts.yaml. Until then they are held.",
  );
}
