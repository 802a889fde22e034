/** An act as it is written down: for a person to read in git, and to say exactly the same when it is read. */
import { isDeepStrictEqual } from "node:util";
import { stringify } from "yaml";
import type { Act } from "./act.ts";
import { readAct } from "./read-act.ts";

const head = "# Written by `campaign approve`, and never edited: another word is another file.\n";

function writtenOf({ workspace, by, at, how, recordedBy, note, period, agreed, withdrawn }: Act) {
  return {
    version: 1,
    workspace,
    by,
    at: at.toISOString(),
    how,
    ...(recordedBy === undefined ? {} : { "recorded-by": recordedBy }),
    ...(note === undefined ? {} : { note }),
    ...(period === undefined ? {} : { period }),
    ...(agreed.length === 0 ? {} : { agreed: agreed.map(agreedOf) }),
    ...(withdrawn.length === 0 ? {} : { withdrawn }),
  };
}

function agreedOf({ digest, local, deliveries, words, aspects }: Act["agreed"][number]) {
  return { digest, local, deliveries, words: words.length === 1 ? words[0] : words, aspects };
}

/** Lines of words as they are, where they come back so; else in double quotes, with every odd character spelt out. */
export function actText(act: Act): string {
  const plain = head + stringify(writtenOf(act), { lineWidth: 0 });
  if (saysTheSame(plain, act)) return plain;
  const options = { lineWidth: 0, defaultStringType: "QUOTE_DOUBLE", defaultKeyType: "PLAIN" } as const;
  const quoted = head + spelt(stringify(writtenOf(act), options));
  if (saysTheSame(quoted, act)) return quoted;
  throw new Error("An approval cannot be written down so that it says the same when it is read.");
}

/** Between double quotes; each code unit by itself. */
function spelt(text: string): string {
  const hex = (unit: string) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`;
  return text.replaceAll(/[^\P{Z} ]|[^\P{C}\n]/gu, (character) => character.split("").map(hex).join(""));
}

function saysTheSame(text: string, act: Act): boolean {
  const { act: read } = readAct("", { kind: "text", text });
  return read !== undefined && isDeepStrictEqual(writtenOf(read), writtenOf(act));
}
