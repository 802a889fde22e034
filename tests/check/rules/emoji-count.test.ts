import { emojiCount } from "../../../src/check/rules/emoji-count.ts";
import { expectRule } from "../../support/check/expect-rule.ts";

expectRule(emojiCount, {
  finds: [
    ["\ud83e\udd1d a \ud83e\udd1d", "\ud83e\udd1d"],
    ["\ud83d\ude4c\ud83d\udc9a\ud83e\udd1d\ud83c\udf89 four", "\ud83c\udf89"],
  ],
  leaves: [
    "\ud83e\udd1d\ud83d\ude4c\ud83d\udc9a",
    "A family \ud83d\udc68\u200d\ud83d\udc69\u200d\ud83d\udc67\u200d\ud83d\udc66",
    "1 2 3 4 # * 5",
    "\u00a9 \u2122 \u00a9",
    "\ud83c\uddec\ud83c\udde7\ud83c\uddeb\ud83c\uddf7",
  ],
});
