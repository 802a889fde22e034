import { helplineUnsure } from "../../../src/check/rules/helpline-unsure.ts";
import { expectRule } from "../../support/check/expect-rule.ts";

expectRule(helplineUnsure, {
  finds: [
    ["Ring the helpline: 0808 800 5001", "0808 800 5001"],
    ["Call 0800 1112 for help", "0800 1112"],
    ["Text 85528 for help", "85528"],
    ["Childline: 0300 456 7890", "0300 456 7890"],
    ["Meic: 0808 80 23465", "0808 80 23465"],
  ],
  leaves: [
    "Call us on 0800 1112",
    "Our helpline is 0808 800 5001",
    "Call 01609 780780",
    "Childline: 0800 1111",
    "Childline: 0800 1112",
    "Helpline: 0808 800 5000",
  ],
});
