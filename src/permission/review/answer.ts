/**
 * What a reviewer's mail says: a stranger's text, of which only the plainest sentence counts. Whatever could be read
 * otherwise agrees to nothing, and says so; a person then asks.
 */
import { ownLines } from "./own-words.ts";
import { codeIn } from "./sheet.ts";

export interface Wish {
  readonly number: number;
  readonly words: string;
}

/** Numbers of messages; `all` with those that are left out. */
export type Agreed = { readonly all: true; readonly but: readonly number[] } | { readonly numbers: readonly number[] };

export interface Answer {
  /** 24 hex digits; absent where it names no page. */
  readonly code?: string;
  /** Absent where it agrees to nothing. */
  readonly agreed?: Agreed;
  /** Why it agrees to nothing although it may mean to; a sentence each. */
  readonly doubts: readonly string[];
  readonly wishes: readonly Wish[];
  /** Lines of its own that are none of these. */
  readonly besides: readonly string[];
}

/** The last line of an answer that the page makes begins so; the code behind it shows that nothing was cut. */
export const endMark = "END OF ANSWER";

const number = "(?:(?:and|no\\.?|nos\\.?|numbers?|#) )*#?(\\d{1,4})(?:(?: ?- ?| to )(\\d{1,4}))?";
const separator = "(?: ?[,;&] ?(?:and )?| and )";
const listed = `${number.replaceAll("(\\d", "(?:\\d")}(?:${separator}${number.replaceAll("(\\d", "(?:\\d")})*`;
const codeWords = "(?:[,;.]? ?(?:the )?code:? ?((?:[0-9a-f][ -]?){23}[0-9a-f])(?![0-9a-z]))?";
const polite = "[ ,.!-]*(?:(?:many )?(?:thanks|thank you)(?: very much| \\p{L}+)?)?[ .!]*";
const greeting = "(?:(?:hi|hello|dear|thanks|thank you|yes|ok|okay)(?: \\p{L}+){0,2}[,.!:]? )?";
const statement = new RegExp(
  `^${greeting}(?:i |we )?agree (?:to |with )?(?:(all)(?: (?:messages|of them))?(?:,? (?:but|except|apart from) (${listed}))?|(${listed}))${codeWords}${polite}$`,
  "iu",
);
const refusal = /^(?:i |we )?(?:agree (?:to |with )?(?:none|nothing)|disagree)[ .!]*$/i;
const codeLine = new RegExp(`^(?:${endMark.toLowerCase()})?${codeWords}[ .!]*$`, "iu");
const wish =
  /^(?:please )?(?:change (?:to )?(?:no\.? ?|nos\.? ?|number ?|#)?(\d{1,4})\b ?[:.,-]? ?(.*)|(?:no\.? ?|number ?|#)?(\d{1,4}) ?[:)] ?(.*))$/i;

const condition =
  /n't\b|\b(but|except|excluding|if|unless|until|only|however|not|no|never|none|nothing|cannot|wait|hold|stop|provid(ed|ing)|subject to|as long as|once|after|before|later|instead|change|remove|delete|apart from|withdraw|refuse|reject|wrong|incorrect|mistake|typo|object|p\.?s)\b/i;
const signOff =
  /^(?:(?:(?:kind|kindest|best|warm|many|with)?\s*(?:regards|wishes|thanks)|thank you|cheers|yours|sincerely|diolch)(?:[ ,]+[\p{L}'.-]+){0,3}[ ,.!]*$|sent from |-+$|_{2,}$|get outlook)/iu;
/** Of a statement that takes its thanks along. */
const endsInThanks = /\b(?:thanks|thank you)(?: very much| \p{L}+)?[ .!]*$/iu;
/** Beside what it agrees to an answer says nothing but this: whatever else stands there may be an objection. */
const courtesy =
  /^(?:hi|hello|helo|hey|dear|annwyl|good (?:morning|afternoon|evening)|bore da|prynhawn da|thanks|thank you|many thanks|diolch|great|lovely|perfect|yes|ok|okay|all good|all fine|looks? (?:good|great|fine)(?: to me)?)(?:[ ,]+[\p{L}'.-]+){0,3}[ ,.!:]*$/iu;
/** Words of a request, in any line that is no plain courtesy. */
const request =
  /\b(use|replace|swap|need(s|ed)?|should|must|rather|add|fix|amend|correct|edit|redo|different|another|other|please|first|second|third|last|number|picture|photo|post|ond|nid|na|ddim|peidiwch|newid(iwch)?|rhif)\b/i;
/** What a house writes below a name: telephone numbers, addresses of pages and mail, postcodes. */
const contact =
  /\S+@\S+|\bhttps?:\/\/\S+|\bwww\.\S+|\b[a-z]{1,2}\d[a-z\d]? ?\d[a-z]{2}\b|(?:\+|\b)[\d][\d ()-]{4,}\d\b/gi;

/** A name, a role, a house and how to reach it, below a greeting at the end. */
function isSignature(line: string): boolean {
  const words = line.replaceAll(contact, "");
  return !/\d/.test(words) && !condition.test(words) && !request.test(words) && !/agree/i.test(words);
}

function isCourtesy(line: string): boolean {
  return (signOff.test(line) || courtesy.test(line)) && !condition.test(line) && !request.test(line);
}

const joined = (lines: readonly string[]) => lines.join(" ").replaceAll(/ {2,}/g, " ").trim();

const startsAnew = (line: string) =>
  /\b(?:dis)?agree/i.test(line) || wish.test(line) || line.toLowerCase().startsWith(endMark.toLowerCase());

/** A mail program breaks lines where it likes: of each thing that is said all of its lines in one. */
function blocksOf(lines: readonly string[]): readonly string[] {
  const blocks: string[] = [];
  for (let at = 0; at < lines.length; ) {
    const size = sizeAt(lines, at);
    blocks.push(joined(lines.slice(at, at + size)));
    at += size;
  }
  return blocks.filter((words) => words !== "");
}

/** How many lines belong together: the most that make a statement or a code, a wish up to the next thing, else one. */
function sizeAt(lines: readonly string[], at: number): number {
  const line = lines[at] ?? "";
  if (wish.test(line)) {
    let end = at + 1;
    while (end < lines.length && lines[end] !== "" && !startsAnew(lines[end] ?? "")) end += 1;
    return end - at;
  }
  if (!/agree/i.test(line) && !codeStarts(line)) return 1;
  const whole = (size: number) => joined(lines.slice(at, at + size));
  const understood = (words: string) => statement.test(words) || (codeStarts(line) && codeLine.test(words));
  return [6, 5, 4, 3, 2].find((size) => at + size <= lines.length && understood(whole(size))) ?? 1;
}

const codeStarts = (line: string) => /^(end of answer|code)\b/i.test(line);

/** `1-5, 8` as numbers; undefined where a range runs backwards. */
function numbersIn(list: string): readonly number[] | undefined {
  const found = [...list.matchAll(new RegExp(number, "giu"))].map(([, from, to]) => [Number(from), Number(to ?? from)]);
  if (found.some(([from = 0, to = 0]) => to < from)) return undefined;
  return found.flatMap(([from = 0, to = 0]) => Array.from({ length: to - from + 1 }, (_, index) => from + index));
}

function agreedIn([, all, but, list]: readonly (string | undefined)[]): Agreed | undefined {
  const numbers = numbersIn(but ?? list ?? "");
  if (numbers === undefined) return undefined;
  return all === undefined ? { numbers } : { all: true, but: numbers };
}

const same = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other);

type Heard =
  /** `agreed`: absent where its numbers count backwards. */
  | { readonly kind: "agrees"; readonly agreed?: Agreed; readonly code?: string }
  | { readonly kind: "refuses" }
  | { readonly kind: "code"; readonly code: string }
  | ({ readonly kind: "wishes" } & Wish)
  | { readonly kind: "beside" };

function heardIn(words: string): Heard {
  const said = statement.exec(words);
  const code = codeIn(said?.[4] ?? codeLine.exec(words)?.[1] ?? "");
  const coded = code === undefined ? {} : { code };
  if (said !== null) {
    const agreed = agreedIn(said);
    return { kind: "agrees", ...(agreed === undefined ? {} : { agreed }), ...coded };
  }
  if (code !== undefined) return { kind: "code", code };
  if (refusal.test(words)) return { kind: "refuses" };
  const [, number, change = "", other, own = ""] = wish.exec(words) ?? [];
  if (number === undefined && other === undefined) return { kind: "beside" };
  return { kind: "wishes", number: Number(number ?? other), words: (change || own).trim() };
}

type Said = Heard & { readonly line: string };

/** Every line of its own that could be read as more than courtesy, or, below the greeting at its end, than a signature. */
function doubtfulAmong(said: readonly Said[]): readonly string[] {
  const agrees = said.findIndex(({ kind }) => kind === "agrees");
  const settled = said.findIndex((each, index) => index >= agrees && codeOfSaid(each) !== undefined);
  const closes = ({ kind, line }: Said) =>
    (kind === "beside" && isCourtesy(line) && signOff.test(line)) || (kind === "agrees" && endsInThanks.test(line));
  const closing = agrees < 0 || settled < 0 ? -1 : said.findIndex((each, index) => index >= settled && closes(each));
  return said
    .filter(({ kind, line }, index) => {
      if (kind !== "beside") return false;
      return closing >= 0 && index > closing ? !isSignature(line) : !isCourtesy(line);
    })
    .map(({ line }) => `It says "${line}".`);
}

const codeOfSaid = (said: Heard) => (said.kind === "agrees" || said.kind === "code" ? said.code : undefined);

function doubtsIn(said: readonly Said[]): readonly string[] {
  const statements = said.filter((each) => each.kind === "agrees");
  const codes = said.map(codeOfSaid).filter((code) => code !== undefined);
  const cut =
    said.findLastIndex((each) => codeOfSaid(each) !== undefined) < said.findLastIndex(({ kind }) => kind === "agrees");
  const found: readonly (readonly [boolean, string])[] = [
    [statements.some(({ agreed }) => agreed === undefined), "It counts backwards."],
    [statements.some(({ agreed }) => !same(agreed, statements[0]?.agreed)), "It agrees twice, and not to the same."],
    [statements.length > 0 && said.some(({ kind }) => kind === "refuses"), "It agrees, and it agrees to nothing."],
    [codes.some((code) => code !== codes[0]), "It names more than one code."],
    [cut, "No whole code stands behind what it agrees to, so it may have been cut."],
  ];
  return [...doubtfulAmong(said), ...found.flatMap(([holds, words]) => (holds ? [words] : []))];
}

/** `text`: of a mail as it was saved or pasted, HTML turned to text before. */
export function answerIn(text: string): Answer {
  const said = blocksOf(ownLines(text)).map((line) => ({ ...heardIn(line), line }));
  const doubts = doubtsIn(said);
  const agreed = said.flatMap((each) => (each.kind === "agrees" && each.agreed !== undefined ? [each.agreed] : []))[0];
  const code = said.map(codeOfSaid).find((each) => each !== undefined);
  return {
    ...(code === undefined ? {} : { code }),
    ...(doubts.length === 0 && agreed !== undefined ? { agreed } : {}),
    doubts,
    wishes: said.flatMap((each) => (each.kind === "wishes" ? [{ number: each.number, words: each.words }] : [])),
    besides: said.flatMap(({ kind, line }) => (kind === "beside" ? [line] : [])),
  };
}

/** Of a sheet with so many messages: what is agreed, or why that is doubtful. */
export function numbersAgreed(
  { agreed, wishes }: Answer,
  count: number,
): { readonly numbers: readonly number[]; readonly doubt?: string } {
  if (agreed === undefined) return { numbers: [] };
  const named = "all" in agreed ? agreed.but : agreed.numbers;
  const unknown = [...named, ...wishes.map((each) => each.number)].find((each) => each < 1 || each > count);
  if (unknown !== undefined) return { numbers: [], doubt: `There is no number ${unknown}: the page has ${count}.` };
  const every = Array.from({ length: count }, (_, index) => index + 1);
  const numbers =
    "all" in agreed ? every.filter((each) => !named.includes(each)) : [...new Set(named)].toSorted((a, b) => a - b);
  const both = wishes.find((each) => numbers.includes(each.number));
  if (both !== undefined)
    return { numbers: [], doubt: `It agrees to number ${both.number}, and wishes a change of it.` };
  return { numbers };
}
