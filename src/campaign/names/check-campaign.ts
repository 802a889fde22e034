/** What the shape of a campaign file cannot say: names that must exist, and keys that go together. */
import { fault, isFault, type Report } from "../../diagnostics/fault.ts";
import type { Path } from "../../diagnostics/source.ts";
import { didYouMean } from "../../diagnostics/suggest.ts";
import { shortened } from "../../system/text/shorten.ts";
import { insideWorkspace } from "../file/inside-workspace.ts";
import { checkLanguageCount, checkLanguages } from "../languages/declared.ts";
import { flawOf } from "../posters/flaw.ts";
import type { KnownRule, Surroundings } from "../surroundings.ts";
import { dayFault } from "../times/day-fault.ts";
import { readDay, readTime } from "../times/read-time.ts";
import { entriesOf, recordOf, textOf } from "../written/written-data.ts";
import type { Data } from "../yaml/data.ts";
import { checkApproval } from "./check-approval.ts";
import { checkMontage } from "./check-montage.ts";
import { checkLate, checkPosts } from "./check-posts.ts";
import { checkSwitches } from "./check-switches.ts";
import { checkVariables } from "./check-variables.ts";
import { checkRecipients } from "./recipients.ts";

export function checkCampaign(data: Data | undefined, surroundings: Surroundings): void {
  const { report, names, rules } = surroundings;
  const file = recordOf(data);
  checkLanguages(data, [], report);
  checkLanguageCount(file, report);
  checkRecipients(file.to, ["to"], names, report);
  checkVariables(file.variables, ["variables"], report);
  for (const [code] of entriesOf(file.checks)) checkRule(code, rules, report);
  for (const [id, asset] of entriesOf(file.assets)) {
    checkAsset(id, asset, report);
    checkMontage(id, recordOf(file.assets), report);
  }
  for (const [id, phase] of entriesOf(file.phases)) checkPhase(id, phase, report);
  checkSwitches(file.switches, report);
  checkEmbargo(textOf(file.embargo), report);
  checkLate(file, [], report);
  checkPosts(file, surroundings);
  checkApproval(file, names, report);
}

function checkRule(code: string, rules: readonly KnownRule[] | undefined, report: Report): void {
  if (rules === undefined) return;
  const rule = rules.find((each) => each.code === code);
  if (rule === undefined) {
    const help =
      didYouMean(
        code,
        rules.map((each) => each.code),
      ) ?? "docs/rules.md lists the rules.";
    report(["checks", code], { ...fault("rule-unknown", `There is no rule "${shortened(code)}".`, help), on: "key" });
  } else if (!rule.canBeTurnedOff) {
    report(["checks", code], {
      ...fault(
        "rule-must-stay",
        `The rule "${code}" cannot be turned off.`,
        "It is the network's own or the law's. Take this entry out.",
      ),
      on: "key",
    });
  }
}

function checkAsset(id: string, asset: Data, report: Report): void {
  const { file, poster, montage } = recordOf(asset);
  const { logo } = recordOf(poster);
  for (const [written, at] of [
    [file, ["file"]],
    [logo, ["poster", "logo"]],
  ] as const) {
    const inside = textOf(written) === undefined ? undefined : insideWorkspace(textOf(written) ?? "", "campaigns");
    if (inside?.kind === "fault") report(["assets", id, ...at], inside.fault);
  }
  const written = Object.entries({ file, poster, montage }).flatMap(([key, each]) =>
    each === undefined ? [] : [`a \`${key}\``],
  );
  if (written.length !== 1) {
    const what = written.length === 0 ? "has no `file`, `poster` or `montage`" : `has ${written.join(" and ")}`;
    report(
      ["assets", id],
      fault(
        "picture-not-one",
        `The picture ${shortened(id)} ${what}.`,
        "Write one of them: a `file`, the words of a `poster`, or the pictures of a `montage`.",
      ),
    );
  }
  checkPoster(poster, ["assets", id, "poster"], report);
}

/** Of words in several languages each is asked in its own reading. */
function checkPoster(poster: Data | undefined, path: Path, report: Report): void {
  const [words, source, ground, ink] = ["words", "source", "ground", "ink"].map((key) => textOf(recordOf(poster)[key]));
  if (words === undefined || ground === undefined) return;
  if (ink !== undefined && !/^#[0-9a-f]{6}$/i.test(ink)) {
    const help = "Write six hex digits, as in `#ffffff`.";
    report([...path, "ink"], fault("poster-unusable", `"${shortened(ink)}" is no colour.`, help));
    return;
  }
  const flaw = flawOf({
    words,
    ground,
    ...(source !== undefined && { source }),
    ...(ink !== undefined && { ink }),
  });
  if (flaw !== undefined) report(path, fault("poster-unusable", flaw.reason, flaw.help));
}

/** The plan tells this again, with what the calendar says; it never sees a file that cannot be used. */
export function checkDay(data: Data | undefined, report: Report): void {
  const { day, year, date } = recordOf(data);
  const found = dayFault({ day: textOf(day), hasYear: year !== undefined, hasDate: date !== undefined });
  if (found !== undefined) report(found.path, found.fault);
}

function checkEmbargo(written: string | undefined, report: Report): void {
  const read = written === undefined ? undefined : readTime(written);
  if (read !== undefined && isFault(read)) report(["embargo"], read);
}

function checkPhase(id: string, phase: Data, report: Report): void {
  for (const key of ["from", "until"]) {
    const written = textOf(recordOf(phase)[key]);
    const read = written === undefined ? undefined : readDay(written);
    if (read !== undefined && isFault(read)) report(["phases", id, key], read);
  }
}
