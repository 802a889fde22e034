/** Files of kinds that are not read, by what they hold and not by their names: what each is, and what to save it as. */
import path from "node:path";
import { type Fault, fault } from "../../../diagnostics/fault.ts";

function unread(what: string, help: string): Fault {
  return fault("import-unreadable", `${what}, which is not read.`, help);
}

const pdf = () =>
  unread(
    "It is a PDF",
    "Ask for the file that it was made from. Or open it in Word, save it as .docx, look whether its words are whole, and import that.",
  );
const text = () => unread("It is a text of LibreOffice", "Open it there, save it as .docx, and import that.");
const sheet = () => unread("It is a spreadsheet of LibreOffice", "Open it there, save it as .xlsx, and import that.");
const slides = () => unread("They are slides", "Copy its messages into a text, save that as .docx, and import it.");
const page = () =>
  unread("It is an e-mail, or a page saved as one", "Save it as .html (web page, filtered), and import that.");

/** By the media type of an OpenDocument file. */
function openDocument(kind: string): Fault {
  if (/spreadsheet/.test(kind)) return sheet();
  return /presentation|graphics/.test(kind) ? slides() : text();
}

interface Inside {
  readonly names: readonly string[];
  /** Of its entry `mimetype`; empty where it has none. */
  readonly mimetype: string;
}

/** Of a zip; undefined where it is one of files, or of a kind that is read. */
export function otherKindOfZip({ names, mimetype }: Inside): Fault | undefined {
  const [, kind] = /^application\/vnd\.oasis\.opendocument\.([a-z-]+)/.exec(mimetype) ?? [];
  if (kind !== undefined) return openDocument(kind);
  if (mimetype.startsWith("application/epub")) {
    return unread("It is an e-book", "Copy its messages into a text, save that as .docx, and import it.");
  }
  if (names.some((name) => /(?:^|\/)Index\/[^/]*\.iwa$|^Index\.zip$/.test(name))) {
    return unread(
      "It is of Apple's Pages, Numbers or Keynote",
      "Open it there, choose File, Export To, Word or Excel, and import that.",
    );
  }
  return names.includes("[Content_Types].xml") && names.some((name) => name.startsWith("ppt/")) ? slides() : undefined;
}

const byBeginning: readonly (readonly [RegExp, (head: string) => Fault])[] = [
  [/^\s*%PDF-/, pdf],
  [
    /^\xd0\xcf.\xe0/,
    () =>
      unread(
        "It is of Word or Excel before 2007, or has a password",
        "Open it. Take a password off, save it as .docx or .xlsx, and import that.",
      ),
  ],
  [/^\s*\{\\rtf/, () => unread("It is rich text (RTF)", "Open it in Word, save it as .docx, and import that.")],
  [/<office:document\b/, (head) => openDocument(/opendocument\.([a-z-]+)/.exec(head)?.[1] ?? "text")],
  [/^\s*(?:MIME-Version|From|Received|Return-Path|Subject|Date|Message-ID):\s/i, page],
  [
    /^\s*\{\s*"?(?:url|doc_id)"?\s*:/,
    () =>
      unread(
        "It is only a link to a document of Google",
        "Open it there, choose File, Download, Microsoft Word or Excel, and import that.",
      ),
  ],
];

/** Of what is no zip. Words that may begin like this in a table or a page are no sign of another kind there. */
export function otherKind(name: string, bytes: Buffer): Fault | undefined {
  const ending = path.extname(name).toLowerCase();
  const head = bytes.toString("latin1", 0, 2000);
  const isWords = [".csv", ".tsv", ".html", ".htm", ".xhtml"].includes(ending);
  const known = byBeginning.filter(([, kind]) => !isWords || kind !== page).find(([beginning]) => beginning.test(head));
  if (known !== undefined) return known[1](head);
  return [".txt", ".md", ".text"].includes(ending)
    ? unread("It is plain text", "Open it in Word, make a list of its messages, save it as .docx, and import that.")
    : undefined;
}
