import { linkInsecure } from "../../../src/check/rules/link-insecure.ts";
import { expectRule } from "../../support/check/expect-rule.ts";

expectRule(linkInsecure, {
  finds: [["http://northdale.gov.uk/x now", "http://northdale.gov.uk/x"]],
  leaves: ["https://northdale.gov.uk", "http://localhost"],
});
