import { placeholderDoubtful } from "../../../src/check/rules/placeholder-doubtful.ts";
import { expectRule } from "../../support/check/expect-rule.ts";

expectRule(placeholderDoubtful, {
  finds: [
    ["Date TBC", "TBC"],
    ["What is it: ???", "???"],
    ["We at XYZ Council", "XYZ Council"],
    ["Insert quote", "Insert quote"],
    ["See www.yourwebsite.co.uk", "www.yourwebsite.co.uk"],
    ["Sign: ____", "____"],
  ],
  leaves: [
    "Really???",
    "Add your name to the pledge",
    "See www.northdale.example.org",
    "ABC for children",
    "A draft plan",
  ],
});
