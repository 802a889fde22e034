import { clickHere } from "../../../src/check/rules/click-here.ts";
import { expectRule } from "../../support/check/expect-rule.ts";

expectRule(clickHere, {
  finds: [
    ["Click here: https://example.org", "Click here"],
    ["Please click the link below", "click the link"],
  ],
  leaves: [
    "The camera clicks here and there",
    "How to spot the signs: https://example.org",
    "It clicked. Here is why.",
  ],
});
