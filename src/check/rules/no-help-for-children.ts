import type { Rendered } from "../../render/rendered.ts";
import type { Rule } from "../rule.ts";
import { helplines, numbersIn } from "../text/helplines.ts";

const children =
  /\b(?:child|children|kids|young people|young person|youth|teens?|teenagers?|pupils|under[- ]?1[0-9]s?)\b/i;
const adults =
  /\b(?:parents?|carers?|professionals?|teachers?|staff|adults?|workers?|practitioners?|families|those)\b/i;

function speaksToChildren({ delivery }: Rendered): boolean {
  return delivery.audience.some((one) => children.test(one) && !adults.test(one));
}

/** Any helpline, number or link counts, in the words or in the picture: which one is right is for people to say. */
function namesHelp({ parts }: Rendered): boolean {
  const words = parts.flatMap((part) => [part.text, ...part.images.map((image) => image.alt)]).join("\n");
  return (
    numbersIn(words).length > 0 ||
    /https?:\/\/|\b(?:999|101|111)\b/.test(words) ||
    helplines.some(({ called }) => called.test(words))
  );
}

export const noHelpForChildren: Rule = {
  code: "no-help-for-children",
  severity: "info",
  summary: "A post for children or young people names nobody whom they can turn to.",
  canBeTurnedOff: true,
  check({ rendered }, report) {
    for (const one of rendered) {
      const [first] = one.parts;
      if (first === undefined || !speaksToChildren(one) || namesHelp(one)) continue;
      report({
        message: "This post speaks to children and names no help.",
        help: "Add Childline, 0800 1111, or your own helpline.",
        place: one.delivery.campaign.source.place([...first.path, "text"]),
        delivery: one.delivery.id,
      });
    }
  },
};
