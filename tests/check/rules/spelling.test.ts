import { spelling } from "../../../src/check/rules/spelling.ts";
import { expectRule } from "../../support/check/expect-rule.ts";

expectRule(spelling, {
  finds: [
    ["Its time to act", "Its time"],
    ["Report your concers", "concers"],
    ["Their is help", "Their is"],
    ["It is a abuse", "a abuse"],
    ["We can can help", "can can"],
    ["You should of told", "should of"],
  ],
  leaves: ["It's time", "Their signs", "The Can Do team", "Wont Lane", "It had had an effect", "#dont"],
});
