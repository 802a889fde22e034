/** What the shape of a campaign file cannot say: names that must exist, and keys that go together. */
import { awarenessDays, findDay } from "../../calendar/awareness-days.ts";
import { fault, type Report } from "../../diagnostics/fault.ts";
import { didYouMean } from "../../diagnostics/suggest.ts";
import { shortened } from "../../system/text/shorten.ts";
import { insideWorkspace } from "../file/inside-workspace.ts";
import type { KnownRule, Surroundings } from "../surroundings.ts";
import { entriesOf, recordOf, textOf } from "../written/written-data.ts";
import type { Data } from "../yaml/data.ts";
import { checkPosts } from "./check-posts.ts";
import { checkVariables } from "./check-variables.ts";
import { checkRecipients } from "./recipients.ts";

export function checkCampaign(data: Data | undefined, surroundings: Surroundings): void {
  const { report, names, rules } = surroundings;
  const file = recordOf(data);
  checkRecipients(file.to, ["to"], names, report);
  checkVariables(file.variables, ["variables"], report);
  for (const [code] of entriesOf(file.checks)) checkRule(code, rules, report);
  for (const [id, asset] of entriesOf(file.assets)) checkAssetFile(id, asset, report);
  checkPosts(file, surroundings);
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

function checkAssetFile(id: string, asset: Data, report: Report): void {
  const file = textOf(recordOf(asset).file);
  const inside = file === undefined ? undefined : insideWorkspace(file, "campaigns");
  if (inside?.kind === "fault") report(["assets", id, "file"], inside.fault);
}

/**
 * Told here only for a file that cannot be used anyway: the plan, which judges these things, never sees it, and its
 * reader wants to know everything at once.
 */
export function checkDayEarly(data: Data | undefined, report: Report): void {
  const { day, year, date } = recordOf(data);
  if (date === undefined && day === undefined) {
    report(
      [],
      fault(
        "day-missing",
        "The campaign has neither `day` nor `date`.",
        "Write `date: 2027-03-18`, or `day` and `year` as `campaign days` lists them.",
      ),
    );
  } else if (date === undefined && year === undefined) {
    report(["day"], fault("day-missing", "`day` needs a year.", "Write its year, as in `year: 2027`."));
  }
  const id = textOf(day);
  if (id === undefined || findDay(id) !== undefined) return;
  const guess = didYouMean(
    id,
    awarenessDays.map((each) => each.id),
  );
  report(
    ["day"],
    fault(
      "day-unknown",
      `The calendar has no awareness day "${shortened(id)}".`,
      guess ?? "`campaign days` lists those it has.",
    ),
  );
}
