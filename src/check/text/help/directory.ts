/** Whom a text may name: the workspace's own signposts, and the national helplines. */
import type { Signpost, Words } from "../../../campaign/words/words.ts";
import { digitsOf, type Helpline, helplines } from "./helplines.ts";

export interface Directory {
  readonly lines: readonly Helpline[];
  /** Whose number these digits are. */
  ownerOf(digits: string): Helpline | undefined;
  /** Whether a text names any of them. */
  isNamedIn(text: string): boolean;
}

/** The numbers that everybody knows, as `required` names them. */
export const emergencyIds = new Map([
  ["emergency-999", "999"],
  ["police-101", "101"],
  ["nhs-111", "111"],
]);

export function idOf({ id, name }: Helpline): string {
  return (
    id ??
    name
      .replace(/^the /i, "")
      .toLowerCase()
      .replace(/['’]/g, "")
      .replace(/[^a-z0-9]+/g, "-")
      .replace(/^-+|-+$/g, "")
  );
}

/** What `required` may name beside the workspace's own. */
export const builtInSignposts: ReadonlySet<string> = new Set([...emergencyIds.keys(), ...helplines.map(idOf)]);

function directoryOf(lines: readonly Helpline[]): Directory {
  const owners = new Map<string, Helpline>();
  for (const line of lines) {
    for (const number of line.numbers) if (!owners.has(digitsOf(number))) owners.set(digitsOf(number), line);
  }
  return {
    lines,
    ownerOf: (digits) => owners.get(digits),
    isNamedIn: (text) => lines.some(({ called }) => text.search(called) !== -1),
  };
}

export const national: Directory = directoryOf(helplines);

function escaped(words: string): string {
  return words.replace(/[.*+?^${}()|[\]\\/]/g, "\\$&");
}

/** Any space, hyphen and apostrophe, in any case. */
function called(name: string): RegExp {
  const words = name
    .trim()
    .split(/[\s-]+/)
    .map((word) => word.split(/['’]/).map(escaped).join("['’]?"));
  return new RegExp(`(?<![\\p{L}\\p{N}#@_./])(?:${words.join("[ \\u00a0-]?")})(?![\\p{L}\\p{N}_])`, "giu");
}

function lineOf({ id, name, numbers, audiences, source = "words.yaml", checked, path }: Signpost): Helpline {
  return {
    id,
    name,
    called: called(name),
    numbers,
    audience: audiences.join(", "),
    source,
    path,
    ...(checked !== undefined && { checkedOn: checked }),
  };
}

const known = new WeakMap<Words, Directory>();

/** Where a workspace says something of a helpline itself, that counts. */
export function directoryFor(words: Words | undefined): Directory {
  if (words === undefined || words.signposts.length === 0) return national;
  const made = known.get(words) ?? withOwn(words.signposts.map(lineOf));
  known.set(words, made);
  return made;
}

function withOwn(own: readonly Helpline[]): Directory {
  const ids = new Set(own.map(idOf));
  const isSame = (line: Helpline) =>
    ids.has(idOf(line)) || own.some(({ name }) => new RegExp(`^(?:${line.called.source})$`, "iu").test(name));
  return directoryOf([...own, ...helplines.filter((line) => !isSame(line))]);
}
