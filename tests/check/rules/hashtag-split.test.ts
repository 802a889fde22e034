import { hashtagSplit } from "../../../src/check/rules/hashtag-split.ts";
import { expectRule } from "../../support/check/expect-rule.ts";

expectRule(hashtagSplit, {
  finds: [
    ["Show #Helping Hands please", "#Helping Hands"],
    ["#Time To Talk about it", "#Time To Talk"],
  ],
  leaves: [
    "Show #HelpingHands Hands",
    "#Helping children is easy",
    "#Helping, hands up",
    "#Helping\nHands",
    "Helping Hands",
  ],
  options: { campaign: { hashtags: ["#CEADay{yy}", "#HelpingHands"] } },
});
