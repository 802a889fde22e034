import { dayText } from "../../calendar/dates.ts";
import { untruthsIn } from "../text/days/judge-claims.ts";
import { wordsRule } from "../written.ts";

/** What is untrue if the awareness day is meant; people may mean another day, or count otherwise. */
export const dayDoubtful = wordsRule({
  code: "day-doubtful",
  severity: "warning",
  summary:
    'A text says "today is the day", "happy Monday" or "5 days to go", and goes out on a day that it does not fit.',
  *find({ text, delivery }) {
    for (const { claim, truth } of untruthsIn(text, delivery)) {
      if (claim.kind === "day" || claim.kind === "date") continue;
      yield {
        span: claim,
        message: `"${text.slice(claim.start, claim.end).replace(/\s+/g, " ")}" does not fit ${dayText(delivery.local.slice(0, 10), "en")}: ${truth}.`,
        help: "Say it otherwise, or move the post.",
      };
    }
  },
});
