import { hashtagGlued } from "../../../src/check/rules/hashtag-glued.ts";
import { expectRule } from "../../support/check/expect-rule.ts";

expectRule(hashtagGlued, {
  finds: [
    ["on#CEADay27 and after", "#CEADay27"],
    ["#CEADay27#HelpingHands", "#HelpingHands"],
  ],
  leaves: [
    "on #CEADay27",
    "(#CEADay27)",
    '"#CEADay27"',
    "https://example.org/page#part",
    "Learn C#.",
    "Room 5#2",
    "line\n#CEADay27",
    "today:#CEADay27",
  ],
});
