import { hashtagCase } from "../../../src/check/rules/hashtag-case.ts";
import { expectRule } from "../../support/check/expect-rule.ts";

expectRule(hashtagCase, {
  finds: [
    ["We #choosetoendit now", "#choosetoendit"],
    ["#eyesopen", "#eyesopen"],
    ["#ceaday27", "#ceaday27"],
    ["#HELPINGHANDS", "#HELPINGHANDS"],
  ],
  leaves: [
    "#ChooseToEndIt",
    "#safeguarding",
    "#exploitation",
    "#wellbeing",
    "#responsibilities",
    "#together",
    "#CEADay27",
    "#HelpingHands",
    "#LGBTQ",
    "#bsl",
    "#nspcc",
    "choosetoendit",
  ],
  options: { campaign: { hashtags: ["#CEADay{yy}", "#HelpingHands"] } },
});
