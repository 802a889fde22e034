/** Problems quote files, and a file may hold a password where none belongs: no message repeats it. */
import { quotableSecrets, quotingMask } from "../system/secrets/secret-keys.ts";
import { cutSentence } from "../system/text/shorten.ts";
import type { Problem } from "./problem.ts";
import type { Source } from "./source.ts";

const known = new WeakMap<Source, readonly string[]>();

/** Of one file, once for as long as it is that file. */
function secretsOf(source: Source): readonly string[] {
  const kept = known.get(source) ?? quotableSecrets(source.text);
  known.set(source, kept);
  return kept;
}

/** Messages are masked before they are cut, since half a secret no longer looks like one. `files` are those that these problems may quote. */
export function withoutQuotedSecrets(problems: readonly Problem[], files: readonly Source[]): readonly Problem[] {
  if (problems.length === 0) return problems;
  const quoting = quotingMask(files.flatMap(secretsOf));
  const mask = (text: string) => cutSentence(quoting(text));
  return problems.map((problem) => ({ ...problem, message: mask(problem.message), help: mask(problem.help) }));
}
