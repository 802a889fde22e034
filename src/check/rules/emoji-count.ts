import { emojiIn } from "../../networks/text/emoji.ts";
import { wholeRule } from "../written.ts";

const most = 3;

export const emojiCount = wholeRule({
  code: "emoji-count",
  severity: "info",
  summary: `A text has more than ${most} emoji, or one of them twice; screen readers say each by its name.`,
  *find({ text }) {
    const emoji = emojiIn(text);
    const repeated = emoji.find((one, index) => emoji.findIndex((other) => other.emoji === one.emoji) < index);
    const extra = emoji[most];
    const at = extra ?? repeated;
    if (at === undefined) return;
    yield {
      span: at,
      message: extra === undefined ? `${at.emoji} stands here more than once.` : `The text has ${emoji.length} emoji.`,
      help: `Keep one, at most ${most}, each once, and never instead of a word.`,
    };
  },
});
