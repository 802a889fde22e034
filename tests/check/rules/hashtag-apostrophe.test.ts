import { hashtagApostrophe } from "../../../src/check/rules/hashtag-apostrophe.ts";
import { expectRule } from "../../support/check/expect-rule.ts";

expectRule(hashtagApostrophe, {
  finds: [
    ["#Mae'nIawn i siarad", "#Mae'nIawn"],
    ["#It\u2019sNotOk", "#It\u2019sNotOk"],
  ],
  leaves: ["#CEADay27's films", "#HelpingHands' day", "Mae'n iawn #MaenIawn", "'#CEADay27'"],
});
