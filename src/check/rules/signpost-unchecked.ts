import { addDays } from "../../calendar/dates.ts";
import type { CheckContext, Finding, Rule } from "../rule.ts";
import { directoryFor } from "../text/help/directory.ts";
import type { Helpline } from "../text/help/helplines.ts";
import { digitRunsIn } from "../text/help/phone-numbers.ts";
import { findingIn, publishedWords } from "../written.ts";

/** Days. */
const longest = 365;

function isOld({ checkedOn }: Helpline, { now }: CheckContext): boolean {
  return checkedOn === undefined || now.isAfter(Date.parse(addDays(checkedOn, longest + 1)));
}

function messageOf({ name, numbers, checkedOn }: Helpline): string {
  return checkedOn === undefined
    ? `Nobody says when ${name} (${numbers[0]}) was last looked up.`
    : `${name} (${numbers[0]}) was last looked up on ${checkedOn}, more than a year ago.`;
}

/** Once each, where it would be put right. */
export const signpostUnchecked: Rule = {
  code: "signpost-unchecked",
  severity: "warning",
  summary: "A text sends readers to a number that nobody has looked up for a year.",
  canBeTurnedOff: true,
  check(context, report) {
    const directory = directoryFor(context.words);
    const told = new Set<Helpline>();
    for (const one of context.rendered) {
      for (const published of publishedWords(one)) {
        for (const { start, end, digits } of digitRunsIn(published.text, directory)) {
          const line = directory.ownerOf(digits);
          if (line === undefined || told.has(line) || !isOld(line, context)) continue;
          told.add(line);
          const spot = { span: { start, end }, message: messageOf(line), help: helpOf(line) };
          report(ownPlace(line, context, spot) ?? findingIn(published, spot, context));
        }
      }
    }
  },
};

function helpOf({ path, numbers }: Helpline): string {
  return path === undefined
    ? `Look on the helpline's own page, then write it under \`signposts:\` in campaigns/words.yaml with its number (${numbers[0]}) and the day as \`checked:\`.`
    : "Ring it or look on its own page, then write the day as `checked:`.";
}

/** In words.yaml, where it stands there. */
function ownPlace({ path, checkedOn }: Helpline, { words }: CheckContext, spot: Pick<Finding, "message" | "help">) {
  if (path === undefined || words?.source === undefined) return undefined;
  const place = words.source.place(checkedOn === undefined ? path : [...path, "checked"]);
  return { message: spot.message, help: spot.help, place };
}
