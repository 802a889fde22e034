import { twelveOClock } from "../../../src/check/rules/twelve-o-clock.ts";
import { expectRule } from "../../support/check/expect-rule.ts";

expectRule(twelveOClock, {
  finds: [
    ["At 12pm in the library", "12pm"],
    ["by 12 am", "12 am"],
    ["12:00pm", "12:00pm"],
    ["12 p.m. sharp", "12 p.m."],
  ],
  leaves: ["At midday", "12:30pm", "At 2pm or 11am", "112pm", "8:12am", "12 amazing people", "12.12pm"],
});
