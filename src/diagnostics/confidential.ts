/** Problems quote files, and a file may hold a password where none belongs: no message repeats it. */
import { quotingMask } from "../system/secrets/secret-keys.ts";
import { cutSentence } from "../system/text/shorten.ts";
import type { Problem } from "./problem.ts";

/** Messages are masked before they are cut, since half a secret no longer looks like one. `files` are the texts that these problems may quote. */
export function withoutQuotedSecrets(problems: readonly Problem[], files: readonly string[]): readonly Problem[] {
  if (problems.length === 0) return problems;
  const quoting = quotingMask(files);
  const mask = (text: string) => cutSentence(quoting(text));
  return problems.map((problem) => ({ ...problem, message: mask(problem.message), help: mask(problem.help) }));
}
