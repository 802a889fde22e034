import { capitals } from "../../../src/check/rules/capitals.ts";
import { expectRule } from "../../support/check/expect-rule.ts";

expectRule(capitals, {
  finds: [["LOOK OUT FOR THE SIGNS. Then act.", "LOOK OUT FOR THE SIGNS"]],
  leaves: ["NSPCC, RSPCA and NHS", "Look Out For The Signs Now", "A B C D E F", "NHS GP A E", "OK. WE CAN. DO IT."],
});
