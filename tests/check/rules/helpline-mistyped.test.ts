import { helplineMistyped } from "../../../src/check/rules/helpline-mistyped.ts";
import { expectRule } from "../../support/check/expect-rule.ts";

expectRule(helplineMistyped, {
  finds: [
    ["Call Childline on O8OO 1111", "O8OO 1111"],
    ["Ring 0800 llll today", "0800 llll"],
    ["Call Childline: 0800 1112", "0800 1112"],
    ["Childline 0800 111 free", "0800 111"],
    ["Advice: NSPCC 0808 800 5001", "0808 800 5001"],
    ["Samaritans: 116 132", "116 132"],
  ],
  leaves: [
    "Room 0II and lot 1O1",
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
