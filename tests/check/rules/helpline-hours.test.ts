import { helplineHours } from "../../../src/check/rules/helpline-hours.ts";
import { expectRule } from "../../support/check/expect-rule.ts";

expectRule(helplineHours, {
  finds: [
    ["The NSPCC helpline is open 24 hours a day", "24 hours"],
    ["Childline: 9am to 5pm", "9am to 5pm"],
    ["Call 0800 1111 24/7", "24/7"],
    ["Call our helpline, day or night", "day or night"],
  ],
  leaves: [
    "The NSPCC helpline listens.",
    "Our event: 9am to 5pm.",
    "Open 24 hours. That is the shop.",
    "Childline is free: 0800 1111",
    "Report within 24 hours.",
  ],
});
