import { addressBroken } from "../../../src/check/rules/address-broken.ts";
import { expectRule } from "../../support/check/expect-rule.ts";

expectRule(addressBroken, {
  finds: [
    ["Email safeguarding@northdale", "safeguarding@northdale"],
    ["Email help @northdale.gov.uk", "help @northdale.gov.uk"],
    ["Email help@@northdale.gov.uk", "help@@northdale.gov.uk"],
    ["Email name@", "name@"],
    ["Contact: @northdale.gov.uk", "@northdale.gov.uk"],
    ["Email a@ northdale.gov.uk", "a@ northdale.gov.uk"],
    ["Email help@northdale.gov,uk", "help@northdale.gov,uk"],
    ["Email help(at)northdale", "help(at)northdale"],
    ["mailto:help@example.org", "mailto:help@example.org"],
  ],
  leaves: [
    "Email help@northdale.gov.uk.",
    "Thanks @northdale.example.org",
    "With @northdale@social.example.org",
    "Coffee @ the hall",
    "Contact @northdale.bsky.social with questions",
  ],
});
