/** Markup in which every value is escaped unless it is markup already: the one escaper of every page that is written. */

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

function escaped(text: string): string {
  return (
    text
      .replace(/[&<>"']/g, (character) => entities[character] ?? "")
      // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are not allowed in HTML
      .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/g, "\ufffd")
  );
}

function shown(value: Value): string {
  if (value === undefined) return "";
  if (typeof value === "string") return escaped(value);
  if (typeof value === "number") return String(value);
  if ("html" in value) return value.html;
  return value.map(({ html }) => html).join("");
}

export function html(strings: TemplateStringsArray, ...values: readonly Value[]): Html {
  return { html: strings.map((piece, index) => piece + shown(values[index])).join("") };
}

/** For our own constants only, such as the style sheet. */
export function trusted(markup: string): Html {
  return { html: markup };
}
