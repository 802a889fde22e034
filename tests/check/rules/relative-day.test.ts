import { relativeDay } from "../../../src/check/rules/relative-day.ts";
import { dueOn } from "../../support/campaign/a-rendered.ts";
import { expectRule } from "../../support/check/expect-rule.ts";

expectRule(relativeDay, {
  finds: [
    ["Today is #CEADay27", "Today is #CEADay27"],
    ["Today is the awareness day.", "Today is the awareness day"],
    ["National Child Exploitation Awareness Day is tomorrow", "National Child Exploitation Awareness Day is tomorrow"],
    ["Child Exploitation Awareness Day is next week", "Child Exploitation Awareness Day is next week"],
    ["Join us tomorrow, Thursday 18 March", "tomorrow, Thursday 18 March"],
    ["Yesterday was #CEADay27", "Yesterday was #CEADay27"],
    ["Today we mark Child Exploitation Awareness Day", "Today we mark Child Exploitation Awareness Day"],
  ],
  leaves: [
    "This week is Child Exploitation Awareness Day",
    "Thursday is #CEADay27",
    "Hold out a hand today #CEADay27",
    "Today we start a week of posts before Child Exploitation Awareness Day",
    "Today is World Book Day",
    "Ask a child today.\n\n#CEADay27",
    "Tell someone this week {hashtags}",
    "Today is Autism Awareness Day",
  ],
  options: {
    campaign: { hashtags: ["#CEADay{yy}"], title: "National Child Exploitation Awareness Day 2027" },
    delivery: dueOn("2027-03-16T09:00"),
  },
});
