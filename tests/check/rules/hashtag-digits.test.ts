import { hashtagDigits } from "../../../src/check/rules/hashtag-digits.ts";
import { expectRule } from "../../support/check/expect-rule.ts";

expectRule(hashtagDigits, {
  finds: [["See you #2027", "#2027"]],
  leaves: ["We are #1", "Priority #2: listen", "#CEADay2027", "https://example.org/#2027", "A #20270318 ref"],
});
