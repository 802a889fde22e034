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
    ["Be safe. (Comms: swap quote once CEO signs off)", "(Comms: swap quote once CEO signs off)"],
    ["Teal is ours. (Design: can we use the other logo?)", "(Design: can we use the other logo?)"],
    ["Teal is ours. [For Sam: check with legal]", "[For Sam: check with legal]"],
    ["Thank you to NAME OF SCHOOL for these", "NAME OF SCHOOL"],
    ["Book your place with XX by Friday.", "XX"],
    ["Book before xx/xx to come", "xx/xx"],
  ],
  leaves: [
    "Really???",
    "Add your name to the pledge",
    "See www.northdale.example.org",
    "ABC for children",
    "A draft plan",
    "Look out for changes (for example: new phones, missing school)",
    "(Design: Example Studio)",
    "(Parents: please bring a coat.)",
    "That is the NAME OF THE GAME",
    "With love from all of us xx",
    "With women (XX) and men (XY), by XX and XY",
  ],
});
