import { linkReadOtherwise } from "../../../src/check/rules/link-read-otherwise.ts";
import { expectRule } from "../../support/check/expect-rule.ts";

expectRule(linkReadOtherwise, {
  finds: [
    ["Read “https://northdale.example.org/a” today", "https://northdale.example.org/a"],
    ["https://northdale.example.org/a—and more", "https://northdale.example.org/a"],
  ],
  leaves: [
    "Read https://northdale.example.org/ŵyneb/مدرسة.",
    "👉https://northdale.org/a, (https://northdale.org/a_(b))",
    "See northdale.gov.uk",
  ],
  options: { network: "mastodon" },
});

expectRule(linkReadOtherwise, {
  finds: [["https://northdale.org/看/a", "https://northdale.org/看/a"]],
  leaves: ["“https://northdale.org/a” and northdale.gov.uk’s page", "Https://northdale.org/worried…"],
  options: { network: "x" },
});
