import { otherYear } from "../../../src/check/rules/other-year.ts";
import { expectRule } from "../../support/check/expect-rule.ts";

expectRule(otherYear, {
  finds: [
    ["Sign up by 30 March 2026", "30 March 2026"],
    ["Now on Wednesday 18 March 2026", "Wednesday 18 March 2026"],
    ["This year's theme for 2026 is listening.", "This year's theme for 2026"],
    ["Our 2026 campaign begins in March", "Our 2026 campaign begins"],
    ["March 2026 is our month", "March 2026 is"],
    ["Wear teal on 18 March 2028", "18 March 2028"],
  ],
  leaves: [
    "This year, 2027, we ask you to listen.",
    "Our 2026 report on exploitation is out.",
    "On 18 March 2026 we lit the town hall.",
    "Photos from National Child Exploitation Awareness Day 2026",
    "National Child Exploitation Awareness Day 2027",
    "Sign up by 30 March 2027",
    "The report of 30 March 2026",
    "Our 2026 campaign reached 900 people",
    "Save the date for next year: 18 March 2028",
    "Founded on 1 May 1990",
    "Join us on 18 March",
  ],
});
