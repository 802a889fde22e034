import { emergencyNumber } from "../../../src/check/rules/emergency-number.ts";
import { expectRule } from "../../support/check/expect-rule.ts";

expectRule(emergencyNumber, {
  finds: [
    ["Call the police on 110", "110"],
    ["In an emergency dial 9999", "9999"],
    ["Emergency: 101", "101"],
    ["Call 999 if it is not urgent", "999"],
    ["Call NHS 11", "11"],
    ["Police on 111", "111"],
  ],
  leaves: [
    "In an emergency call 999, otherwise 101",
    "Police spoke to 110 people",
    "Do not call 999 if it is not an emergency",
    "NHS 111",
    "Call 101, or 999 if someone is in immediate danger",
    "Non-emergency: 101. Emergency: 999",
  ],
});
