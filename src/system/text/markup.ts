/**
 * Markup in which every value is escaped, and isolated where it could turn the direction of its neighbours, unless it is
 * markup already: the one escaper of every page that is written.
 */

export interface Html {
  readonly html: string;
}

type Value = string | number | Html | undefined | readonly Html[];

const entities: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

/** For an SVG of ours, whose words keep the direction that its own attributes give them. */
export function markupText(text: string): string {
  return escaped(text);
}

function escaped(text: string): string {
  return (
    text
      .replace(/[&<>"']/g, (character) => entities[character] ?? "")
      // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are not allowed in HTML
      .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/g, "\ufffd")
  );
}

/** Letters that are read from the right, and the signs that turn the direction. */
const turning =
  /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]|[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}\p{Script=Samaritan}\p{Script=Mandaic}\p{Script=Adlam}\p{Script=Hanifi_Rohingya}\p{Script=Mende_Kikakui}]/u;

const isolates = "\u2066\u2067\u2068";
const embeddings = "\u202a\u202b\u202d\u202e";

/** With an end for each sign that opens a direction, and without an end that would close one of ours. */
function balanced(text: string): string {
  let open: string[] = [];
  const kept = text.replace(/[\u202a-\u202e\u2066-\u2069\n\u2029]/g, (sign) => {
    if (isolates.includes(sign)) open.push("\u2069");
    else if (embeddings.includes(sign)) open.push("\u202c");
    else if (sign === "\u2069") {
      const at = open.lastIndexOf(sign);
      if (at === -1) return "";
      const within = open.slice(at + 1).toReversed();
      open = open.slice(0, at);
      return within.join("") + sign;
    } else if (sign === "\u202c") {
      if (open.at(-1) !== sign) return "";
      open.pop();
    } else {
      const ends = open.toReversed().join("");
      open = [];
      return ends + sign;
    }
    return sign;
  });
  return kept + open.toReversed().join("");
}

/** Where no element may stand: in a tag, or in a title, a box or a choice. Where the element says `dir="auto"` none is needed. */
const noElementHere = /<[^>]*$|<(?:title|textarea|option)\b[^>]*>[^<]*$|\bdir="auto"[^<>]*>[^<]*$/;

/** What is read from the right, or turns the direction, turns nothing but itself: not the place of what stands beside it. */
function isolated(text: string, before: string): string {
  if (!turning.test(text)) return escaped(text);
  const words = escaped(balanced(text));
  return noElementHere.test(before) ? words : `<bdi>${words}</bdi>`;
}

function shown(value: Value, before: string): string {
  if (value === undefined) return "";
  if (typeof value === "string") return isolated(value, before);
  if (typeof value === "number") return String(value);
  if ("html" in value) return value.html;
  return value.map(({ html }) => html).join("");
}

export function html(strings: TemplateStringsArray, ...values: readonly Value[]): Html {
  let before = "";
  return {
    html: strings
      .map((piece, index) => {
        // Only what was written by us tells where a value stands.
        before += piece;
        return piece + (index < values.length ? shown(values[index], before) : "");
      })
      .join(""),
  };
}

/** A piece of a text that stands as a whole in an element with `dir="auto"`: its direction is the whole's. */
export function pieceOf(text: string): Html {
  return { html: escaped(text) };
}

/** For our own constants only, such as the style sheet. */
export function trusted(markup: string): Html {
  return { html: markup };
}
