import { linkShortened } from "../../../src/check/rules/link-shortened.ts";
import { expectRule } from "../../support/check/expect-rule.ts";

expectRule(linkShortened, {
  finds: [
    ["See https://bit.ly/example", "https://bit.ly/example"],
    ["See bit.ly/example now", "bit.ly/example"],
    ["https://www.tinyurl.com/abc", "https://www.tinyurl.com/abc"],
  ],
  leaves: ["See https://example.org/bit.ly", "https://orbit.ly.example.org/x", "A rabbit.ly or two"],
});
