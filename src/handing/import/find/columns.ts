/** What the columns of a table are, by their titles. */

export type Column =
  | "text"
  | "audience"
  | "theme"
  | "date"
  | "time"
  | "picture"
  | "alt"
  | "link"
  | "hashtags"
  | "channel"
  | "number";

const titles: Readonly<Record<Column, string>> = {
  text: "message|messages|text|copy|post|posts|tweet|tweets|caption|content|post copy|post text|message text|suggested text|suggested copy|suggested wording|wording|words|message content|neges|testun",
  audience: "audience|audiences|target audience|target group|group|for|who for|cynulleidfa",
  theme: "theme|topic|subject|thema",
  date: "date|day|when|post date|publish date|publishing date|scheduled date|schedule date|date time|date and time|date & time|date/time|scheduled|scheduled for|schedule|send at|dyddiad",
  time: "time|post time|publish time|scheduled time|amser",
  picture:
    "image|images|picture|pictures|graphic|asset|media|visual|image file|picture file|image name|file|image url|picture url|delwedd",
  alt: "alt|alt text|alt texts|alternative text|image description|description of image|alt tag|picture description",
  link: "link|links|url|web link|web address|website|dolen",
  hashtags: "hashtag|hashtags|tags|hashnod",
  channel: "channel|channels|platform|platforms|network|account|profile|social network|sianel",
  number: "no|number|#|nr|message no|message number|rhif",
};

const known = new Map(
  (Object.keys(titles) as Column[]).flatMap((column) =>
    titles[column].split("|").map((title) => [title, column] as const),
  ),
);

export function titleKey(title: string): string {
  return title
    .toLowerCase()
    .replace(/[_*:.]+/g, " ")
    .replace(/\s*\([^)]*\)\s*/g, " ")
    .trim()
    .replace(/\s+/g, " ");
}

/** Beside a column of words these name the post: so it is in a pack's messages.csv. */
const names: ReadonlySet<string> = new Set(["post", "posts"]);

/** Of several columns that may be the same, the first is it; the others are none. */
export function columnsOf(titles: readonly string[]): readonly (Column | undefined)[] {
  const columns = titles.map((title) => known.get(titleKey(title)));
  const isName = (index: number) => names.has(titleKey(titles[index] ?? ""));
  const words = columns.findIndex((column, index) => column === "text" && !isName(index));
  return columns.map((column, index) => {
    const first = column === "text" && words !== -1 ? words : columns.indexOf(column);
    return first === index ? column : undefined;
  });
}
