/** A partnership's toolkit as it is sent: a briefing, eleven messages for four audiences, five pictures. Our own words. */
import { zipSync } from "fflate";

export interface ToolkitMessage {
  readonly audience: string;
  /** Words, and links as `[words](address)`. */
  readonly marked: string;
  /** Its footnote. */
  readonly note?: string;
  /** Index of its picture. */
  readonly picture?: number;
}

const site = "https://northdale.example.org";

export const toolkitMessages: readonly ToolkitMessage[] = [
  {
    audience: "Children and Young People",
    marked: "“It’s not your fault.” Four words that every child should hear. #NorthdaleListens27",
    picture: 0,
  },
  {
    audience: "Children and Young People",
    marked: `A secret that hurts is one to share. [How to tell somebody](${site}/tell?from=post&day=1) #NorthdaleListens27`,
  },
  {
    audience: "Children and Young People",
    marked: "Your friend has gone quiet? Ask. Then ask again tomorrow. #NorthdaleListens27",
  },
  {
    audience: "Parents and Carers",
    marked: `Put the kettle on, sit down, and listen to the end. [${site}/listen](${site}/listen) #NorthdaleListens27`,
    note: "From our survey of 212 families.",
    picture: 1,
  },
  {
    audience: "Parents and Carers",
    marked: "“Who did you play with?” beats “How was school?” – try it tonight. #NorthdaleListens27",
  },
  {
    audience: "Parents and Carers",
    marked: `Worried about who they talk to online? [www.northdale.example.org/online](http://www.northdale.example.org/online) #NorthdaleListens27`,
  },
  {
    audience: "Professionals",
    marked: `You hold one piece, a colleague holds the other. [Share it & write it down](${site}/share). #NorthdaleListens27`,
    picture: 2,
  },
  {
    audience: "Professionals",
    marked: "Write what was done to a child, not what a child “chose”. #NorthdaleListens27 #WordsMatter",
  },
  {
    audience: "General Public",
    marked: `Taxi, hotel, late shop: you see what others cannot. Call 101. [Read more](${site}/notice) #NorthdaleListens27`,
  },
  {
    audience: "General Public",
    marked: "Join our listening day on Thursday 18 March 2027 – the whole town is invited. #NorthdaleListens27",
    picture: 3,
  },
  {
    audience: "General Public",
    marked: "One call can change a life. 999 in danger, 101 otherwise. #NorthdaleListens27",
  },
];

export const toolkitAlts: readonly string[] = [
  "A teal card that reads: “It’s not your fault.”",
  "Two cups on a table, one of them held by a child",
  "Two pieces of a puzzle, & a hand beside each",
  "A bell above a town square",
  "A yellow poster with five numbers to call",
];

export const toolkitTitle = "Northdale Listens: a briefing for partners";
const briefing: readonly (readonly [heading: string, ...paragraphs: string[]])[] = [
  [
    "What is it?",
    "One day a year the whole of Northdale listens to its children.",
    "It is held on Thursday 18 March 2027, and it is free to join.",
  ],
  [
    "Why we run it",
    "Children told us that they had to say it seven times.",
    "Every number in this briefing has its source.",
  ],
  ["What can you do?", "Share a message a day, pin up a poster, ring the bell at noon."],
];
const channels: readonly (readonly string[])[] = [
  ["Channel", "Who looks after it"],
  ["Newsletter", "Sam in the press office"],
  ["Screens", "The front desk"],
];

const linked = /\[([^\]]*)\]\(([^)]*)\)/g;

/** As a reader of a post would have it: the address behind its words, or instead of an address without its scheme. */
export function textOf({ marked }: ToolkitMessage): string {
  return marked.replace(linked, (_, words: string, href: string) =>
    words.startsWith("http") ? words : words.startsWith("www.") ? href : `${words} ${href}`,
  );
}

/** A picture of one colour: its bytes differ from those of the others. */
export function toolkitPicture(index: number): Buffer {
  return Buffer.from(
    `<svg xmlns="http://www.w3.org/2000/svg" width="1200" height="675"><rect width="1200" height="675" fill="#0${index}8080"/></svg>`,
  );
}

/** All words of the toolkit that are not in a message. */
export const otherWords: readonly string[] = [
  ...briefing.flat(),
  ...channels.flat(),
  "Please copy, change a word, and post.",
  "Five pictorial messages",
  ...toolkitMessages.flatMap(({ note }) => note ?? []),
];

function escaped(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll('"', "&quot;");
}

export function toolkitHtml(): string {
  const notes = toolkitMessages.flatMap(({ note }) => note ?? []);
  const item = ({ marked, note, picture }: ToolkitMessage) => {
    const words = escaped(marked).replace(linked, (_, text: string, href: string) => `<a href="${href}">${text}</a>`);
    const number = note === undefined ? "" : `<sup><a href="#footnote-1">[1]</a></sup>`;
    const image =
      picture === undefined
        ? ""
        : `<img src="pictures/card-${picture + 1}.svg" alt="${escaped(toolkitAlts[picture] ?? "")}">`;
    return `<li>${words}${number}${image}</li>`;
  };
  const audiences = [...Map.groupBy(toolkitMessages, ({ audience }) => audience)];
  return `<!doctype html><html><head><title>${toolkitTitle}</title><style>p { color: teal }</style><script>document.title = "run"</script></head><body>
<h1>${toolkitTitle}</h1>
${briefing.map(([heading, ...paragraphs]) => `<h2>${heading}</h2>\n${paragraphs.map((each) => `<p>${each}</p>`).join("\n")}`).join("\n")}
<table>${channels.map((row) => `<tr>${row.map((cell) => `<td>${cell}</td>`).join("")}</tr>`).join("")}</table>
<h2>Eleven messages</h2>
<p>Please copy, change a word, and post.</p>
${audiences.map(([audience, messages]) => `<h3>${audience}</h3><ol>${messages.map(item).join("\n")}</ol>`).join("\n")}
<h2>Five pictorial messages</h2>
<p><img src="pictures/card-5.svg" alt="${escaped(toolkitAlts[4] ?? "")}"></p>
<hr><ol><li id="footnote-1"><p>${notes[0]} <a href="#footnote-ref-1">↑</a></p></li></ol>
</body></html>`;
}

function csvCell(text: string): string {
  return /[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** With a column that has no place in a campaign. */
export const toolkitRows: readonly (readonly string[])[] = [
  ["No", "Audience", "Message", "Link", "Hashtags", "Image", "Alt text", "Date", "Time", "Owner"],
  ...toolkitMessages.map((message, index) => {
    const [tags = ""] = /#.*$/.exec(message.marked) ?? [];
    const text = message.marked
      .replace(/\s*#.*$/, "")
      .replace(linked, (_, words: string, href: string) => (words.startsWith("http") ? href : words));
    const [, , href = ""] = new RegExp(linked.source).exec(message.marked) ?? [];
    const picture = message.picture ?? (index === 10 ? 4 : undefined);
    return [
      String(index + 1),
      message.audience,
      text,
      href,
      tags,
      picture === undefined ? "" : `card-${picture + 1}.svg`,
      picture === undefined ? "" : (toolkitAlts[picture] ?? ""),
      `${12 + Math.floor(index / 2)}/03/2027`,
      index % 2 === 0 ? "09:00" : "17:30",
      `Officer ${String.fromCharCode(65 + index)}`,
    ];
  }),
];

export function toolkitCsv(): string {
  return `\ufeff${toolkitRows.map((row) => row.map(csvCell).join(",")).join("\r\n")}\r\n`;
}

const xmlHead = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const packageRelations = "http://schemas.openxmlformats.org/package/2006/relationships";

type Files = Readonly<Record<string, string | Uint8Array>>;

export function zipOf(files: Files): Buffer {
  const bytes = Object.fromEntries(
    Object.entries(files).map(([name, content]) => [
      name,
      typeof content === "string" ? new TextEncoder().encode(content) : content,
    ]),
  );
  return Buffer.from(zipSync(bytes, { mtime: new Date("2026-11-02T00:00:00Z") }));
}

/** Rows as inline texts of one sheet; `more` adds or replaces parts. */
export function xlsxOf(rows: readonly (readonly string[])[], more: Files = {}): Buffer {
  const cells = rows.map(
    (row, index) =>
      `<row r="${index + 1}">${row.map((cell, column) => `<c r="${String.fromCharCode(65 + column)}${index + 1}" t="inlineStr"><is><t xml:space="preserve">${escaped(cell)}</t></is></c>`).join("")}</row>`,
  );
  return zipOf({
    "[Content_Types].xml": `${xmlHead}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>`,
    "_rels/.rels": `${xmlHead}<Relationships xmlns="${packageRelations}"><Relationship Id="rId1" Type="${relations}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    "xl/workbook.xml": `${xmlHead}<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="${relations}"><sheets><sheet name="Messages" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    "xl/_rels/workbook.xml.rels": `${xmlHead}<Relationships xmlns="${packageRelations}"><Relationship Id="rId1" Type="${relations}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
    "xl/worksheets/sheet1.xml": `${xmlHead}<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>${cells.join("")}</sheetData></worksheet>`,
    ...more,
  });
}

export function toolkitXlsx(more: Files = {}): Buffer {
  return xlsxOf(toolkitRows, more);
}

const wordMain = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
const drawing = "http://schemas.openxmlformats.org/drawingml/2006";

function run(text: string): string {
  return text === "" ? "" : `<w:r><w:t xml:space="preserve">${escaped(text)}</w:t></w:r>`;
}

function paragraph(inner: string, style = ""): string {
  const properties =
    style === ""
      ? ""
      : style === "list"
        ? '<w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr>'
        : `<w:pPr><w:pStyle w:val="${style}"/></w:pPr>`;
  return `<w:p>${properties}${inner}</w:p>`;
}

/** As Word writes it: a numbered list, headings by their styles, pictures with their description, one footnote. */
export function toolkitDocx(more: Files = {}): Buffer {
  const links: string[] = [];
  const link = (words: string, href: string) => {
    links.push(href);
    return `<w:hyperlink r:id="link${links.length}">${run(words)}</w:hyperlink>`;
  };
  const words = (marked: string) => {
    let from = 0;
    const parts: string[] = [];
    for (const { 0: whole, 1: text = "", 2: href = "", index } of marked.matchAll(linked)) {
      parts.push(run(marked.slice(from, index)), link(text, href));
      from = index + whole.length;
    }
    return `${parts.join("")}${run(marked.slice(from))}`;
  };
  const picture = (index: number) =>
    `<w:r><w:drawing><wp:inline><wp:extent cx="1" cy="1"/><wp:docPr id="${index + 1}" name="Picture ${index + 1}" descr="${escaped(toolkitAlts[index] ?? "")}"/><a:graphic><a:graphicData uri="${drawing}/picture"><pic:pic><pic:blipFill><a:blip r:embed="image${index + 1}"/></pic:blipFill></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>`;
  const audiences = [...Map.groupBy(toolkitMessages, ({ audience }) => audience)];
  const body = [
    paragraph(run(toolkitTitle), "Heading1"),
    ...briefing.flatMap(([heading, ...paragraphs]) => [
      paragraph(run(heading), "Heading2"),
      ...paragraphs.map((each) => paragraph(run(each))),
    ]),
    `<w:tbl>${channels.map((row) => `<w:tr>${row.map((cell) => `<w:tc>${paragraph(run(cell))}</w:tc>`).join("")}</w:tr>`).join("")}</w:tbl>`,
    paragraph(run("Eleven messages"), "Heading2"),
    paragraph(run("Please copy, change a word, and post.")),
    ...audiences.flatMap(([audience, messages]) => [
      paragraph(run(audience), "Heading3"),
      ...messages.map((each) =>
        paragraph(
          `${words(each.marked)}${each.note === undefined ? "" : '<w:r><w:footnoteReference w:id="2"/></w:r>'}${each.picture === undefined ? "" : picture(each.picture)}`,
          "list",
        ),
      ),
    ]),
    paragraph(run("Five pictorial messages"), "Heading2"),
    paragraph(picture(4)),
  ];
  const note = toolkitMessages.flatMap((each) => each.note ?? [])[0] ?? "";
  const relation = (id: string, type: string, target: string, mode = "") =>
    `<Relationship Id="${id}" Type="${relations}/${type}" Target="${escaped(target)}"${mode}/>`;
  return zipOf({
    "[Content_Types].xml": `${xmlHead}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Default Extension="svg" ContentType="image/svg+xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>`,
    "_rels/.rels": `${xmlHead}<Relationships xmlns="${packageRelations}">${relation("rId1", "officeDocument", "word/document.xml")}</Relationships>`,
    "word/document.xml": `${xmlHead}<w:document xmlns:w="${wordMain}" xmlns:r="${relations}" xmlns:wp="${drawing}/wordprocessingDrawing" xmlns:a="${drawing}/main" xmlns:pic="${drawing}/picture"><w:body>${body.join("")}</w:body></w:document>`,
    "word/_rels/document.xml.rels": `${xmlHead}<Relationships xmlns="${packageRelations}">${links.map((href, index) => relation(`link${index + 1}`, "hyperlink", href, ' TargetMode="External"')).join("")}${toolkitAlts.map((_, index) => relation(`image${index + 1}`, "image", `media/image${index + 1}.svg`)).join("")}${relation("styles", "styles", "styles.xml")}${relation("numbers", "numbering", "numbering.xml")}${relation("notes", "footnotes", "footnotes.xml")}${relation("head", "header", "header1.xml")}</Relationships>`,
    "word/styles.xml": `${xmlHead}<w:styles xmlns:w="${wordMain}">${[1, 2, 3].map((level) => `<w:style w:type="paragraph" w:styleId="Heading${level}"><w:name w:val="heading ${level}"/></w:style>`).join("")}</w:styles>`,
    "word/numbering.xml": `${xmlHead}<w:numbering xmlns:w="${wordMain}"><w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:numFmt w:val="decimal"/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>`,
    "word/footnotes.xml": `${xmlHead}<w:footnotes xmlns:w="${wordMain}"><w:footnote w:id="2">${paragraph(run(note))}</w:footnote></w:footnotes>`,
    "word/header1.xml": `${xmlHead}<w:hdr xmlns:w="${wordMain}">${paragraph(run("Northdale partners only"))}</w:hdr>`,
    ...Object.fromEntries(toolkitAlts.map((_, index) => [`word/media/image${index + 1}.svg`, toolkitPicture(index)])),
    ...more,
  });
}
