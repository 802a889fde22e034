/** Understands one file's data: its shape, then its names, then (where all is well) what it means. */

import type { z } from "zod";
import type { Code } from "../diagnostics/catalog.ts";
import { type Fault, problemAt, type Report } from "../diagnostics/fault.ts";
import { isError, type Problem } from "../diagnostics/problem.ts";
import type { Path, Source } from "../diagnostics/source.ts";
import { uniqueProblems } from "../diagnostics/unique.ts";
import { salvaged } from "./file/salvage.ts";
import { languagesIn, languagesOfAccounts } from "./languages/declared.ts";
import { type Reading, readingsOf, unread } from "./languages/readings.ts";
import type { Campaign, Workspace } from "./model.ts";
import { checkAccounts } from "./names/check-accounts.ts";
import { checkCampaign, checkDay } from "./names/check-campaign.ts";
import { normaliseAccounts } from "./normalise-accounts.ts";
import { normaliseCampaign } from "./normalise-campaign.ts";
import type { PackFault, Surroundings } from "./surroundings.ts";
import { accountsFile } from "./written/accounts-schema.ts";
import { campaignFile } from "./written/campaign-schema.ts";
import { withoutLongTexts } from "./written/long-texts.ts";
import { idPattern } from "./written/scalar-schemas.ts";
import { checkShape, isRecord } from "./written/shape.ts";
import { recordOf, textOf } from "./written/written-data.ts";
import type { Data } from "./yaml/data.ts";
import type { YamlFile } from "./yaml/read-yaml.ts";

export interface UnderstoodAccounts {
  readonly workspace: Workspace | undefined;
  /** Where the file cannot be used: what of it can be checked all the same. */
  readonly forChecks: Workspace | undefined;
  readonly problems: readonly Problem[];
}

export interface UnderstoodCampaign {
  /** Where that much could be read. */
  readonly id: string | undefined;
  /** Absent where the file cannot be used. */
  readonly campaign: Campaign | undefined;
  /** Where the file cannot be used: what of it can be checked all the same. */
  readonly forChecks: Campaign | undefined;
  readonly source: Source;
  readonly problems: readonly Problem[];
}

/** A name that does not exist, or a time or length of time that cannot be read, spoils what uses it, not the file. */
const sparing: ReadonlySet<string> = new Set([
  "account-unknown",
  "asset-unknown",
  "time-unreadable",
  "duration-invalid",
  "phase-unreadable",
  "audience-unknown",
  "switch-unknown",
  "person-unknown",
  "owner-missing",
  "partner-unknown",
  "approvers-too-few",
  "pack-words-fixed",
] satisfies Code[]);

class Findings {
  readonly problems: Problem[] = [];
  /** By the post's index: a picture or an override that it names and that does not exist. */
  readonly ofPosts = new Map<number, readonly Problem[]>();
  private readonly lines: ReadonlySet<number>;

  /** On a line that YAML could not read as it was meant, all else is only an echo of that. */
  constructor(file: YamlFile) {
    const told = file.problems.filter(isError);
    this.lines = new Set(told.map(({ place }) => place.line));
  }

  /** `source`: of one reading of the file, whose paths are given. */
  reportIn(source: Source): Report {
    return (path, found, related = []) => {
      const problem = problemAt(source, path, found);
      if (this.lines.has(problem.place.line)) return;
      const others = related.map((other) => source.place(other));
      this.problems.push(others.length === 0 ? problem : { ...problem, related: others });
      if (sparing.has(found.code)) this.hold(path, problem);
    };
  }

  /** What is wrong with the pack; `post`: by its index, which is held for what stands elsewhere. */
  reportPack(source: Source, [path, found, post]: PackFault): void {
    this.reportIn(source)(path, found);
    if (post !== undefined) this.hold(["posts", post], problemAt(source, path, found));
  }

  /**
   * An unknown account in `to` is only passed over; an unknown picture or override would change what is said, of an
   * unknown audience nobody can tell what its posts need, and of an unknown switch whether they go out.
   */
  private hold(path: Path, problem: Problem): void {
    const [first, index] = path;
    if (first !== "posts" || typeof index !== "number") return;
    const whole = ["asset-unknown", "audience-unknown", "switch-unknown", "pack-words-fixed"];
    if (!whole.includes(problem.code) && !path.includes("for")) return;
    this.ofPosts.set(index, [...(this.ofPosts.get(index) ?? []), problem]);
  }
}

function hasFatal(problems: readonly Problem[], spared: ReadonlySet<string>): boolean {
  return problems.some((problem) => isError(problem) && !spared.has(problem.code));
}

interface Read<Written> {
  readonly reading: Reading;
  /** Absent where it does not fit the schema, which is reported. */
  readonly written: Written | undefined;
}

/** Once in each of these languages; with no languages once, as it stands there. */
function readIn<Written>(
  schema: z.ZodType<Written>,
  file: YamlFile & { readonly data: Data },
  languages: readonly string[],
  findings: Findings,
): readonly [Read<Written>, ...Read<Written>[]] {
  const readOne = (reading: Reading): Read<Written> => {
    const { data, source, placed } = reading;
    return { reading, written: checkShape(schema, { ...file, data, placed }, findings.reportIn(source)) };
  };
  const [first, ...others] = readingsOf({ data: file.data, source: file.source, schema, languages });
  return [readOne(first), ...others.map(readOne)];
}

/** `needs`: why its `format` says too little, for the format that it says. */
export function understandAccounts(
  file: YamlFile,
  root: string,
  needs: (format: string) => Fault | undefined = () => undefined,
): UnderstoodAccounts {
  if (file.data === undefined) {
    // Nobody's accounts: the campaigns are checked all the same, as far as that goes without them.
    const forChecks = normaliseAccounts({ accounts: {} }, unread({ data: null, source: file.source }), root);
    return { workspace: undefined, forChecks, problems: [] };
  }
  const findings = new Findings(file);
  const raw = withoutLongTexts(file.data, findings.reportIn(file.source));
  const [first, ...others] = readIn(accountsFile, { ...file, data: raw }, languagesOfAccounts(raw), findings);
  const { reading, written } = first;
  const { data } = reading;
  const report = findings.reportIn(reading.source);
  checkAccounts(data, report);
  const needed = needs(textOf(recordOf(data).format) ?? "1");
  if (needed !== undefined) report([], needed);
  const problems = uniqueProblems(findings.problems);
  const isFatal = hasFatal([...file.problems, ...problems], new Set());
  const accountsIn = new Map(
    others.flatMap((other) =>
      other.written === undefined
        ? []
        : [[other.reading.lang, normaliseAccounts(other.written, other.reading, root).accounts] as const],
    ),
  );
  const usable = isFatal || written === undefined ? undefined : normaliseAccounts(written, reading, root);
  const workspace = usable && inLanguages(usable, reading.lang, accountsIn);
  const rest = workspace === undefined && isRecord(data) ? salvaged(accountsFile, data) : undefined;
  const forChecks = rest && normaliseAccounts(rest.written, reading, root);
  return { workspace, forChecks, problems };
}

/** What each language's readers meet, its variables too. */
function inLanguages(
  workspace: Workspace,
  lang: string,
  others: ReadonlyMap<string, Workspace["accounts"]>,
): Workspace {
  return others.size === 0 ? workspace : { ...workspace, accountsIn: new Map([[lang, workspace.accounts], ...others]) };
}

function validId(id: string | undefined): string | undefined {
  return id !== undefined && idPattern.test(id) ? id : undefined;
}

/** Of a file that YAML cannot read, so that `publish` can still say whose posts stay back. */
function idIn(text: string): string | undefined {
  return validId(
    /^campaign:[ \t]+(?:"([^"\n]*)"|'([^'\n]*)'|([^\s#]+))/m
      .exec(text)
      ?.slice(1)
      .find((id) => id !== undefined),
  );
}

export function understandCampaign(file: YamlFile, surroundings: Omit<Surroundings, "report">): UnderstoodCampaign {
  const { source } = file;
  if (file.data === undefined) {
    return { id: idIn(source.text), campaign: undefined, forChecks: undefined, source, problems: [] };
  }
  const findings = new Findings(file);
  for (const each of surroundings.faults ?? []) findings.reportPack(source, each);
  const raw = withoutLongTexts(file.data, findings.reportIn(source));
  const [first, ...others] = readIn(campaignFile, { ...file, data: raw }, languagesIn(raw), findings);
  const { reading, written } = first;
  const { data } = reading;
  if (!isRecord(data)) {
    return { id: undefined, campaign: undefined, forChecks: undefined, source, problems: findings.problems };
  }
  const report = findings.reportIn(reading.source);
  // An address may be another one in each language.
  for (const each of [first, ...others]) {
    checkCampaign(each.reading.data, { ...surroundings, report: findings.reportIn(each.reading.source) });
  }
  const isFatal = hasFatal([...file.problems, ...findings.problems], sparing);
  if (isFatal) checkDay(data, report);
  const faults = findings.ofPosts;
  const campaign = isFatal || written === undefined ? undefined : normaliseCampaign(written, reading, { faults });
  const alsoIn = others.flatMap((other) =>
    other.written === undefined ? [] : [normaliseCampaign(other.written, other.reading, { faults })],
  );
  // In every language: what stands there in one of them would seem to be missing.
  const restIn = (one: Reading) => {
    const rest = salvaged(campaignFile, one.data);
    return rest === undefined ? [] : [normaliseCampaign(rest.written, one, { faults, without: rest.posts })];
  };
  const [rest, ...restAlsoIn] =
    campaign === undefined ? [first, ...others].flatMap((each) => restIn(each.reading)) : [];
  return {
    id: validId(textOf(recordOf(data).campaign)),
    campaign: campaign && inReadings(campaign, alsoIn),
    forChecks: rest && inReadings(rest, restAlsoIn),
    source,
    problems: uniqueProblems(findings.problems),
  };
}

function inReadings(campaign: Campaign, others: readonly Campaign[]): Campaign {
  if (others.length === 0) return campaign;
  return { ...campaign, readings: new Map([campaign, ...others].map((each) => [each.lang, each])) };
}
