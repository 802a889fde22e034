import { lostContent } from "../../../src/check/rules/lost-content.ts";
import { expectRule } from "../../support/check/expect-rule.ts";

expectRule(lostContent, {
  finds: [
    ["Worried? Please contact", "Please contact"],
    ["For help, please contact.\n\nThank you.", "please contact."],
    ["Call us on \nor visit", "Call us on"],
    ["Use these tags:", ":"],
    ["Share our messages:\n\n#CEADay27 #HelpingHands", ":"],
    ["Email: . We will reply.", "Email: ."],
    ["Visit  for advice.", "Visit  for"],
    ["Find out more \u{1f447}\n\n#CEADay27", "\u{1f447}"],
    ["Image 3: a boy on a bus", "Image 3:"],
    ["Link in bio", "Link in bio"],
    ["Download the pack from", "Download the pack from"],
    ["Learn more by visiting", "by visiting"],
    ["Find support: .", ": ."],
    ["See the content overleaf.", "overleaf"],
  ],
  leaves: [
    "Please contact your GP.",
    "Call us on 101",
    "See where they come from",
    "Order one for the school you work at",
    "NSPCC: 0808 800 5000",
    "Use these hashtags: #CEADay27",
    "Remember: it is not your fault.\n\n#CEADay27",
    "Three things:\n1. Listen",
    "It is 09:00",
    "Call us.",
    "Post 16: what comes after school?",
    "Read on \u{1f447}\nhttps://northdale.gov.uk/help",
    "Know the signs \u{1f447}\n\u2022 new clothes",
    "Call us on 101, or visit us at the library",
    "Who to call on a Sunday",
    "The leaflet lists whom to contact.",
  ],
});
