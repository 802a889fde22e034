import { hashtagWrongYear } from "../../../src/check/rules/hashtag-wrong-year.ts";
import { expectRule } from "../../support/check/expect-rule.ts";

expectRule(hashtagWrongYear, {
  finds: [
    ["Join us #CEADay26", "#CEADay26"],
    ["#ceaday2025 is here", "#ceaday2025"],
    ["#NationalCEADay26", "#NationalCEADay26"],
    ["#CSEAday27 is here", "#CSEAday27"],
    ["#CEADay029", "#CEADay029"],
    ["#CEADay2O27", "#CEADay2O27"],
  ],
  leaves: [
    "#VEDay27",
    "#CEADay1",
    "Join us #CEADay27",
    "#CEADay2027",
    "#Covid19 and #COP26",
    "#CEADay",
    "https://example.org/#CEADay26",
    "#Class26",
  ],
  options: { campaign: { hashtags: ["#CEADay{yy}", "#HelpingHands"] } },
});

// The day that falls on a campaign's date lends its hashtag where the file names none.
expectRule(hashtagWrongYear, {
  finds: [["Join us #CEADay26", "#CEADay26"]],
  leaves: ["Join us #CEADay27", "#COP26"],
  options: { campaign: { title: "Our day", date: "2027-03-18" } },
});
