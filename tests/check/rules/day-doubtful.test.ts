import { dayDoubtful } from "../../../src/check/rules/day-doubtful.ts";
import { dueOn } from "../../support/campaign/a-rendered.ts";
import { expectRule } from "../../support/check/expect-rule.ts";

expectRule(dayDoubtful, {
  finds: [
    ["Today is the day. #CEADay27", "Today is the day"],
    ["Happy Monday! Look closer", "Happy Monday"],
    ["Only 5 days to go until #CEADay27", "5 days to go until #CEADay27"],
    ["Friday is #CEADay27", "Friday is #CEADay27"],
    ["Today we join partners for #CEADay27", "Today we join partners for #CEADay27"],
  ],
  leaves: [
    "It starts today",
    "Today you can order ribbons to wear for #CEADay27",
    "Happy Tuesday!",
    "2 days to go until #CEADay27",
    "Thursday is #CEADay27",
    "Today is the day after our launch",
  ],
  options: { campaign: { hashtags: ["#CEADay{yy}"] }, delivery: dueOn("2027-03-16T09:00") },
});
