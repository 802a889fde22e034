/** What tells a reader who a child in a picture is: a given name, an age, a school, a team. */
import type { Span } from "../../../diagnostics/source.ts";
import { isGivenName } from "./given-names.ts";

export interface Mark {
  readonly kind: "given name" | "age" | "school or team";
  readonly span: Span;
}

const word = /(?<![\p{L}\p{N}#@/.'’-])\p{Lu}\p{Ll}{1,20}(?![\p{L}\p{N}])/gu;
/** A body that is named after somebody: its name is nobody's in the picture. */
const ofABody =
  /^(?: \p{Lu}[\p{L}'’]{1,30}){0,2} (?:Foundation|Trust|Charity|Centre|House|Hospital|Street|Road|Day|Week|Fund)\b/u;
/** One age: "aged 11 to 17" speaks of everybody. */
const age =
  /\baged? (?:of )?(?:\d|1[0-7])\b(?! ?(?:to|and|or|-|–) ?\d)|(?<!(?:to|and|or|-|–) ?)\b(?:\d|1[0-7])[- ]years?[- ]old\b/gi;
const school =
  /(?<![\p{L}\p{N}])(?:\p{Lu}[\p{L}'’.]{1,30} ){1,4}(?:School|Academy|College|Nursery|AFC|FC|RFC|Rovers|Juniors|U\d{1,2}s?|Under-?\d{1,2}s)(?![\p{L}\p{N}])/gu;
/** Before "School" they name none. */
const noName =
  /^(?:The|Our|Your|Their|Every|Any|Each|This|That|A|At|In|After|Before|Primary|Secondary|High|Sunday) \S+$/;

function all(text: string, pattern: RegExp, kind: Mark["kind"]): readonly Mark[] {
  return [...text.matchAll(pattern)].map((match) => ({
    kind,
    span: { start: match.index, end: match.index + match[0].length },
  }));
}

export function childMarks(text: string): readonly Mark[] {
  const names = all(text, word, "given name").filter(
    ({ span: { start, end } }) => isGivenName(text.slice(start, end)) && !ofABody.test(text.slice(end, end + 120)),
  );
  const schools = all(text, school, "school or team").filter(
    ({ span: { start, end } }) => !noName.test(text.slice(start, end)),
  );
  return [...names, ...all(text, age, "age"), ...schools];
}

const inFileName = /\b\p{L}{3,30} (?:primary |high |junior |infant )?(?:school|academy|college|fc)\b/iu;

/** Of a name such as `amira-aged-14.jpg`: its words, however they are joined. */
export function marksOfFileName(name: string): readonly Mark["kind"][] {
  const words = name
    .replace(/\.[a-z]+$/i, "")
    .replace(/(\p{Ll})(\p{Lu})/gu, "$1 $2")
    .split(/[^\p{L}\p{N}]+/u);
  const text = words.join(" ");
  return [
    ...(words.some(isGivenName) ? (["given name"] as const) : []),
    ...(text.search(age) === -1 ? [] : (["age"] as const)),
    ...(inFileName.test(text) ? (["school or team"] as const) : []),
  ];
}
