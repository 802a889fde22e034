import { spacing } from "../../../src/check/rules/spacing.ts";
import { expectRule } from "../../support/check/expect-rule.ts";

expectRule(spacing, {
  finds: [
    ["Look  closer", "  "],
    ["Look closer .", " ."],
    ["Look closer.Act now", ".Act"],
    ["Look closer..", ".."],
    ["Look closer ,act now", " ,"],
    ["Look closer,act now", ","],
  ],
  leaves: [
    "a.m.Then we walk",
    "Wait... then act",
    "See www.Northdale.gov.uk",
    "At 9.30 we walk",
    "Look :)",
    "Secrets are in .env",
    "One of {red,green,blue}",
  ],
});
