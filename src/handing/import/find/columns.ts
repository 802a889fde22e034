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

export function columnOf(title: string): Column | undefined {
  return known.get(titleKey(title));
}
