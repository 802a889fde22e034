import { linkWithoutScheme } from "../../../src/check/rules/link-without-scheme.ts";
import { expectRule } from "../../support/check/expect-rule.ts";

expectRule(linkWithoutScheme, {
  finds: [
    ["See www.example.org/help", "www.example.org/help"],
    ["See northdale.gov.uk for more", "northdale.gov.uk"],
  ],
  leaves: [
    "See https://www.example.org/help",
    "Write to help@northdale.gov.uk",
    "We are one.example.org",
    "Tell us more.Then rest",
    "e.g. this",
    "We met at 9.30 in no.10",
  ],
  options: { network: "mastodon" },
});
