import { obfuscatedAddress } from "../../../src/check/rules/obfuscated-address.ts";
import { expectRule } from "../../support/check/expect-rule.ts";

expectRule(obfuscatedAddress, {
  finds: [
    ["Write to [email protected] now", "[email protected]"],
    ["[email\u00a0protected]", "[email\u00a0protected]"],
  ],
  leaves: ["Write to help@example.org", "Your email is protected", "[protected]"],
});
