import { lostContent } from "../../../src/check/rules/lost-content.ts";
import { expectRule } from "../../support/expect-rule.ts";

expectRule(lostContent, {
  finds: [
    ["Worried? Please contact", "Please contact"],
    ["For help, please contact.\n\nThank you.", "please contact."],
    ["Call us on \nor visit", "Call us on"],
    ["Use these tags:", ":"],
    ["Share our messages:\n\n#CEADay27 #HelpingHands", ":"],
    ["See the content overleaf.", "overleaf"],
  ],
  leaves: [
    "Please contact your GP.",
    "Call us on 101",
    "NSPCC: 0808 800 5000",
    "Use these hashtags: #CEADay27",
    "Remember: it is not your fault.\n\n#CEADay27",
    "Three things:\n1. Listen",
    "It is 09:00",
    "Call us.",
    "Who to call on a Sunday",
    "The leaflet lists whom to contact.",
  ],
});
