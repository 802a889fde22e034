import { wrongEmergenciesIn } from "../text/help/emergency-numbers.ts";
import { wordsRule } from "../written.ts";

export const emergencyNumber = wordsRule({
  code: "emergency-number",
  severity: "error",
  summary: "A text sends people to a number that is nearly 999, 101 or 111, or to the wrong one of them.",
  *find({ text }) {
    for (const { start, end, reason, help } of wrongEmergenciesIn(text)) {
      yield { span: { start, end }, message: reason, help };
    }
  },
});
