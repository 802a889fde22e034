import { invisibleCharacter } from "../../../src/check/rules/invisible-character.ts";
import { expectRule } from "../../support/check/expect-rule.ts";

expectRule(invisibleCharacter, {
  finds: [
    ["Advice:\u00a0here", "\u00a0"],
    ["no\u200bspace", "\u200b"],
    ["\u202eabc", "\u202e"],
    ["a\u0007b", "\u0007"],
    ["soft\u00adhyphen", "\u00ad"],
    ["a\u200db", "\u200d"],
  ],
  leaves: [
    "Plain words.\nNext line",
    "A family \ud83d\udc68\u200d\ud83d\udc69\u200d\ud83d\udc67 and \u2764\ufe0f",
    "Wales \ud83c\udff4\udb40\udc67\udb40\udc62\udb40\udc77\udb40\udc6c\udb40\udc73\udb40\udc7f",
    "\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645",
    "\ud83c\udff3\ufe0f\u200d\ud83c\udf08",
    "\u201cCurly\u201d \u2013 dashes\u2026",
  ],
});
