import { placeholderLeft } from "../../../src/check/rules/placeholder-left.ts";
import { expectRule } from "../../support/check/expect-rule.ts";

expectRule(placeholderLeft, {
  finds: [
    ["TODO write this", "TODO"],
    ["Call XXXX today", "XXXX"],
    ["Lorem ipsum dolor", "Lorem ipsum"],
    ["See [insert link here]", "[insert link here]"],
    ["Join [name] at [time]", "[name]", "[time]"],
    ["INSERT DATE HERE", "INSERT DATE HERE"],
  ],
  leaves: [
    "Your to-do list",
    "Love, Gran xxx",
    "#TODO",
    "We add your voice",
    "[Image: a hand]",
    "Venue to be confirmed",
    "Size XXL",
  ],
});
