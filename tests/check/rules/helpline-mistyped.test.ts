import { helplineMistyped } from "../../../src/check/rules/helpline-mistyped.ts";
import { expectRule } from "../../support/expect-rule.ts";

expectRule(helplineMistyped, {
  finds: [
    ["Call Childline: 0800 1112", "0800 1112"],
    ["Childline 0800 111 free", "0800 111"],
    ["Advice: NSPCC 0808 800 5001", "0808 800 5001"],
    ["Samaritans: 116 132", "116 132"],
  ],
  leaves: [
    "Call Childline: 0800 1111",
    "Childline on 08001111",
    "NSPCC 0808 800 5000 and our team 0808 800 5001",
    "Call us on 0800 1112",
    "Childline, or our team on 01609 780780",
    "Crimestoppers 0800 555 111",
    "NSPCC: +44 808 800 5000",
    "Samaritans 116 123, Missing People 116 000",
  ],
});
