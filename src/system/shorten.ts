/** Cuts what is quoted of a file: without secrets first, since a cut one would no longer look like one. */
import { withoutSecrets } from "./secret-shapes.ts";

/** Far more than is shown, and little enough to be looked through for each message. */
const lookedAt = 5000;

/** On one line of at most `limit` UTF-16 code units: the words that matter are at its beginning. */
export function shortened(value: string, limit = 60): string {
  const line = withoutSecrets(value.slice(0, lookedAt)).replace(/\s+/g, " ").trim();
  if (line.length <= limit && value.length <= lookedAt) return line;
  return `${line.slice(0, limit - 1).replace(/[\ud800-\udbff]$/, "")}…`;
}
