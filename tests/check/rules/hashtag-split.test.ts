import { hashtagSplit } from "../../../src/check/rules/hashtag-split.ts";
import { expectRule } from "../../support/check/expect-rule.ts";

expectRule(hashtagSplit, {
  finds: [
    ["Show #Helping Hands please", "#Helping Hands"],
    ["#Time To Talk about it", "#Time To Talk"],
    ["#You Are Not Alone", "#You Are Not Alone"],
    ["#Look closer this March", "#Look closer"],
    ["#Spot the signs of it", "#Spot the signs"],
    ["#county lines: know the signs", "#county lines"],
    ["#Safe-guarding", "#Safe-guarding"],
  ],
  leaves: [
    "#Safeguarding matters",
    "#Together for a safer county",
    "#Young Carers",
    "Show #HelpingHands Hands",
    "#Helping children is easy",
    "#Helping, hands up",
    "#Helping\nHands",
    "Helping Hands",
  ],
  options: { campaign: { hashtags: ["#CEADay{yy}", "#HelpingHands"] } },
});
