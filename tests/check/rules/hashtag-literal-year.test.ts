import { hashtagLiteralYear } from "../../../src/check/rules/hashtag-literal-year.ts";
import { expectRule } from "../../support/check/expect-rule.ts";

expectRule(hashtagLiteralYear, {
  finds: [["Join us #CEADay27", "#CEADay27"]],
  leaves: ["Join us {hashtags}", "#CEADay{yy}", "#Covid27", "#CEADay"],
  options: { campaign: { hashtags: ["#CEADay{yy}", "#HelpingHands"] } },
});
