/** Runs the rules over the rendered deliveries of one campaign. */
import { withoutQuotedSecrets } from "../diagnostics/confidential.ts";
import { byPlace, isError, type Problem } from "../diagnostics/problem.ts";
import { fold } from "./fold.ts";
import type { CheckContext, Rule } from "./rule.ts";
import { rules as allRules } from "./rules/index.ts";

/**
 * Every problem that the rules find, by place. An error names its one delivery, so that it alone is held; warnings and
 * notes that are the same for several accounts are told once.
 */
export function check(context: CheckContext, rules: readonly Rule[] = allRules): Problem[] {
  const off = context.campaign.checks;
  const words = { ...context, rendered: context.rendered.filter(({ shares }) => shares === undefined) };
  const problems = rules
    .filter((rule) => !(rule.canBeTurnedOff && off.has(rule.code)))
    .flatMap((rule) => run(rule, rule.ofShares ? context : words));
  const files = [context.campaign.source, context.workspace.source];
  return fold(withoutQuotedSecrets(problems, files), context.rendered).toSorted(byPlace);
}

/** All that can hold a post, for those who send: most rules advise, and take most of the time. */
export const rulesThatHold: readonly Rule[] = allRules.filter(isError);

function run({ code, severity, check }: Rule, context: CheckContext): Problem[] {
  const problems: Problem[] = [];
  check(context, (finding) => problems.push({ ...finding, code, severity }));
  return problems;
}
