/** Cuts what is quoted of a file: without secrets first, since a cut one would no longer look like one. */
import { withoutSecrets } from "../secrets/secret-shapes.ts";

/** Far more than is shown, and little enough to be looked through for each message. */
const lookedAt = 5000;

/** No sentence of ours is as long: what is longer quotes something. */
export const longestSentence = 1500;

/** What is told to a person, or kept to be told: of a server's words too no more than this. Masked before, since half a secret looks like none. */
export function cutSentence(text: string): string {
  return text.length <= longestSentence ? text : cutAt(text, longestSentence);
}

function cutAt(text: string, limit: number): string {
  return `${text.slice(0, limit - 1).replace(/[\ud800-\udbff]$/, "")}…`;
}

/** On one line of at most `limit` UTF-16 code units: the words that matter are at its beginning. */
export function shortened(value: string, limit = 60): string {
  const line = withoutSecrets(value.slice(0, lookedAt)).replace(/\s+/g, " ").trim();
  if (line.length <= limit && value.length <= lookedAt) return line;
  return cutAt(line, limit);
}
