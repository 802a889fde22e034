import type { Rendered } from "../../render/rendered.ts";
import type { Rule } from "../rule.ts";
import { directoryFor } from "../text/help/directory.ts";
import { namesSomebody } from "../text/help/names-help.ts";
import { requiredOf } from "../text/help/required.ts";

const adults =
  /\b(?:public|everyone|everybody|residents?|parents?|carers?|famil(?:y|ies)|adults?|community|communities|neighbours?)\b/iu;
/** What makes a reader want to turn to somebody. */
const needs =
  /\b(?:worried|concerned|worry|report(?: it| them| your| any)?|suicid\p{L}*|self[- ]harm\p{L}*|someone hurting|in danger|need (?:help|support|to talk)|suspect(?: a| that| county| someone)?|(?:gone|goes|is) missing|say something|don['’]t ignore|trust your instincts?|(?:call|tell|ring|contact) us|tell someone|speak up|speak to|talk to (?:us|someone)|not alone|being (?:abused|exploited|groomed))\b/iu;

function asksToTurn({ delivery, parts }: Rendered): boolean {
  return delivery.audience.some((one) => adults.test(one)) && parts.some(({ text }) => needs.test(text));
}

export const noHelpNamed: Rule = {
  code: "no-help-named",
  severity: "info",
  summary: "A post asks the public or parents to worry, report or talk, and names nobody whom they can turn to.",
  canBeTurnedOff: true,
  check({ rendered, words }, report) {
    for (const one of rendered) {
      const [first] = one.parts;
      if (
        first === undefined ||
        !asksToTurn(one) ||
        namesSomebody(one, directoryFor(words)) ||
        requiredOf(one, words).length > 0
      )
        continue;
      report({
        message: "This post asks people to act and names nobody to turn to.",
        help: "Add where to report or talk: your own page, the NSPCC (0808 800 5000), Samaritans (116 123), 101, or 999 in an emergency.",
        place: one.delivery.campaign.source.place([...first.path, "text"]),
        delivery: one.delivery.id,
      });
    }
  },
};
