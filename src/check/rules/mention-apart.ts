import { allMatches } from "../../system/text/all-matches.ts";
import { textRule } from "../written.ts";

/** "Coffee @ the hall" and "@ 2pm" are ways of writing "at". */
const apart =
  /(?:(?<=(?:^|\n|\b(?:thanks|thank you|well done|congratulations|follow|follow us(?: on \p{L}{1,10})?|find us(?: on \p{L}{1,10})?|message us|tweet us|tag|tag us|via|by|cc|with|from|to|hello|hi)[:,]?[ \u00a0]+))@[ \u00a0]+(?!the\b|our\b|a\b|\d)[\p{L}\p{N}_]+|(?<=(?:^|\n|[\p{L}\p{N}][:,]?[ \u00a0]+))@(?=[ \u00a0]*(?:$|[\n.,;!?])))/giu;

export const mentionApart = textRule({
  code: "mention-apart",
  severity: "info",
  summary: "An @ stands apart from its name, so that nobody is mentioned.",
  *find({ text }) {
    for (const { 0: words, index } of allMatches(apart, text)) {
      yield {
        span: { start: index, end: index + words.length },
        message: `"${words}" mentions nobody.`,
        help: "Write the name right behind the @, or take the @ away.",
      };
    }
  },
});
