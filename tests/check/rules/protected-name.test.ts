import { protectedName } from "../../../src/check/rules/protected-name.ts";
import { expectRule } from "../../support/check/expect-rule.ts";

expectRule(protectedName, {
  finds: [
    ["Call Child Line", "Child Line"],
    ["Ask Bernardo's", "Bernardo's"],
    ["Crime Stoppers listen", "Crime Stoppers"],
    ["National Child Exploitation Action Day", "National Child Exploitation Action Day"],
    ["Fostering Fortnight", "Fostering Fortnight"],
  ],
  leaves: [
    "Childline",
    "Barnardo's",
    "National Child Exploitation Awareness Day",
    "Foster Care Fortnight",
    "A child line of work",
  ],
  options: { campaign: { title: "National Child Exploitation Awareness Day" } },
});
