import { hashtagCount } from "../../../src/check/rules/hashtag-count.ts";
import { expectRule } from "../../support/check/expect-rule.ts";

expectRule(hashtagCount, {
  finds: [
    ["#One #Two #Three", "#Three"],
    ["#One #Two #Three #Four", "#Three"],
  ],
  leaves: ["#One #Two", "No hashtag", "#One https://example.org/#a https://example.org/#b"],
});
