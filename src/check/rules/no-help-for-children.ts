import type { Rendered } from "../../render/rendered.ts";
import type { Rule } from "../rule.ts";
import { directoryFor } from "../text/help/directory.ts";
import { namesSomebody } from "../text/help/names-help.ts";
import { requiredOf } from "../text/help/required.ts";

const children =
  /\b(?:child|children|kids|young people|young person|youth|teens?|teenagers?|pupils|under[- ]?1[0-9]s?)\b/i;
const adults =
  /\b(?:parents?|carers?|professionals?|teachers?|staff|adults?|workers?|practitioners?|families|those)\b/i;

function speaksToChildren({ delivery }: Rendered): boolean {
  return delivery.audience.some((one) => children.test(one) && !adults.test(one));
}

export const noHelpForChildren: Rule = {
  code: "no-help-for-children",
  severity: "info",
  summary: "A post for children or young people names nobody whom they can turn to.",
  canBeTurnedOff: true,
  check({ rendered, words }, report) {
    for (const one of rendered) {
      const [first] = one.parts;
      if (
        first === undefined ||
        !speaksToChildren(one) ||
        namesSomebody(one, directoryFor(words)) ||
        requiredOf(one, words).length > 0
      )
        continue;
      report({
        message: "This post speaks to children and names no help.",
        help: "Add Childline, 0800 1111, or your own helpline.",
        place: one.delivery.campaign.source.place([...first.path, "text"]),
        delivery: one.delivery.id,
      });
    }
  },
};
