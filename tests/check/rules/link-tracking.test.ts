import { linkTracking } from "../../../src/check/rules/link-tracking.ts";
import { expectRule } from "../../support/check/expect-rule.ts";

expectRule(linkTracking, {
  finds: [
    ["https://northdale.gov.uk/?utm_source=newsletter", "https://northdale.gov.uk/?utm_source=newsletter"],
    ["https://x.com/northdale/status/1?s=20&t=ab", "https://x.com/northdale/status/1?s=20&t=ab"],
    ["https://northdale.gov.uk/?fbclid=IwAR123", "https://northdale.gov.uk/?fbclid=IwAR123"],
    [
      "See https://eur01.safelinks.protection.outlook.com/?url=x",
      "https://eur01.safelinks.protection.outlook.com/?url=x",
    ],
  ],
  leaves: ["https://northdale.gov.uk/?source=x", "https://northdale.gov.uk/?id=fbclid"],
});
