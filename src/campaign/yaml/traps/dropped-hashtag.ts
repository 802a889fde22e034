/** `text: Know the signs. #CEADay27`: to YAML the hashtag is a comment, and nobody would be told. */
import type { Scalar } from "yaml";
import { fault } from "../../../diagnostics/fault.ts";
import { quoted } from "../quoting.ts";
import { textKeys } from "./text-keys.ts";
import type { Trap } from "./traps.ts";

/** A comment glued to its #, as hashtags are; `# so` is a comment that somebody meant. */
const hashtagComment = /^[ \t]*(#[\p{L}\p{N}_{][^\r\n]*)/u;

export function droppedHashtag(text: string, scalar: Scalar<string>, key: string | undefined): Trap | undefined {
  if (key === undefined || !textKeys.has(key)) return undefined;
  if (scalar.type === "BLOCK_LITERAL" || scalar.type === "BLOCK_FOLDED") return undefined;
  const end = scalar.range?.[1] ?? 0;
  const from = scalar.value === "" && scalar.type === "PLAIN" ? text.lastIndexOf("\n", end - 1) + 1 : end;
  const behind = commentBehind(text, scalar, from);
  if (behind === undefined) return undefined;
  const [start, comment] = behind;
  const whole = quoted([scalar.value, comment].filter((part) => part !== "").join(" "));
  return {
    fault: fault(
      "yaml-dropped-hashtag",
      `YAML takes ${comment.split(/\s/, 1)[0]} as a comment, so it would be lost.`,
      `Put the whole text in quotes: \`${key === "hashtags" || key === "audience" || key === "variables" ? "" : `${key}: `}${whole}\`. For a comment, leave a space behind the #.`,
    ),
    start,
    end: start + comment.length,
  };
}

function commentBehind(text: string, scalar: Scalar<string>, from: number): readonly [number, string] | undefined {
  const isEmpty = scalar.value === "" && scalar.type === "PLAIN";
  const rest = text.slice(from, lineEnd(text, from));
  const same = isEmpty ? /^(?:[^#]*[:-])?[ \t]+(#[\p{L}\p{N}_{][^\r\n]*)/u.exec(rest) : hashtagComment.exec(rest);
  if (same?.[1] !== undefined) {
    const comment = same[1].trimEnd();
    return [from + same[0].length - same[1].length, comment];
  }
  if (isEmpty || rest.trim() !== "") return undefined;
  return commentOnNextLine(text, scalar, from);
}

/** A hashtag on a line of its own, indented below its text, ends the text as a comment too. */
function commentOnNextLine(text: string, scalar: Scalar<string>, from: number): readonly [number, string] | undefined {
  const next = lineEnd(text, from) + 1;
  const line = text.slice(next, lineEnd(text, next));
  const match = hashtagComment.exec(line);
  if (match?.[1] === undefined) return undefined;
  const own = /^[ \t]*/.exec(text.slice(text.lastIndexOf("\n", (scalar.range?.[0] ?? 0) - 1) + 1))?.[0].length ?? 0;
  const indent = match[0].length - match[1].length;
  return indent > own ? [next + indent, match[1].trimEnd()] : undefined;
}

function lineEnd(text: string, from: number): number {
  const feed = text.indexOf("\n", from);
  return feed === -1 ? text.length : feed;
}
