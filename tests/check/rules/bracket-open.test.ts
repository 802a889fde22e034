import { bracketOpen } from "../../../src/check/rules/bracket-open.ts";
import { expectRule } from "../../support/check/expect-rule.ts";

expectRule(bracketOpen, {
  finds: [
    ["Look closer (and act", "("],
    ["“Look closer, she said", "“"],
    ['He said "look', '"'],
    ["Look closer) and act", ")"],
    ["Look closer] and act", "]"],
    ["‘Look closer, she said", "‘"],
  ],
  leaves: [
    "a) look (b) listen",
    "‘Til then, and ’twas",
    "The sign ) ends it",
    "1) Look 2) Act",
    "Look :) now",
    "(Look) “closer”",
    'He said "look" twice',
    'A 12" screen',
  ],
});
