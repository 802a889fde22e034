/** All the files of a pack, in one zip whose bytes depend on nothing but what is in it. */
import { readFileSync } from "node:fs";
import { type ZipOptions, zipSync } from "fflate";
import { calendarOf } from "./calendar.ts";
import { briefingDocument } from "./documents/briefing-document.ts";
import { messagesDocument } from "./documents/messages-document.ts";
import type { BytesOf } from "./documents/paragraphs.ts";
import { fileNameOf, laidOut } from "./layout.ts";
import { packJson } from "./pack-json.ts";
import { originalName, type Packed } from "./packed.ts";
import { pageOf } from "./page.ts";
import { sameBytes, zipDay } from "./same-bytes.ts";
import { bulkFiles, manifestCsv, messagesCsv } from "./tables.ts";

export interface MadePack {
  readonly bytes: Buffer;
  /** How many files are in it. */
  readonly files: number;
  /** In whole sentences: what is not in it, and why. */
  readonly leftOut: readonly string[];
}

const bytesOf: BytesOf = ({ file }) => readFileSync(file);

/** `masked`: without secrets, whatever a campaign says. */
export async function makePack(packed: Packed, masked: (text: string) => string): Promise<MadePack> {
  const messages = laidOut(packed);
  const bulk = bulkFiles(messages, packed.campaign.timezone);
  const named = (name: string) => fileNameOf(name, packed);
  const documents = [
    [named("briefing.docx"), sameBytes(await briefingDocument(packed, messages, bulk.leftOut), masked)],
    [named("messages.docx"), sameBytes(await messagesDocument(packed, messages, bytesOf), masked)],
  ] as const;
  const tables = [
    [named("messages.csv"), messagesCsv(packed, messages)],
    [named("calendar.ics"), calendarOf(packed, messages)],
    ...bulk.files.map(({ channel, text }) => [named(`hootsuite-${channel}.csv`), text] as const),
  ] as const;
  const listed = [...documents, ...tables].map(([name]) => name);
  const texts = [
    [named("index.html"), pageOf(packed, messages, listed)],
    ...tables,
    ["pictures/manifest.csv", manifestCsv(packed, messages)],
    ["campaign.yaml", packed.campaignYaml],
    ["pack.json", packJson(packed, messages)],
  ] as const;
  const originals = packed.originals.map(
    ({ image }, index) => [originalName(index, image.format), bytesOf(image)] as const,
  );
  const fitted = messages.flatMap(({ placed }) =>
    placed.flatMap(({ pictures }) => pictures.map(({ file, image }) => [file, bytesOf(image)] as const)),
  );
  const files = [
    ...texts.map(([name, text]) => [name, Buffer.from(masked(text))] as const),
    ...documents,
    ...originals,
    ...fitted,
  ];
  // Pictures are packed already: packing them again costs time and saves nothing.
  const entries = files.map(([name, content]) => {
    const level = /\.(png|jpg|docx)$/.test(name) ? (0 as const) : (9 as const);
    return [name, [new Uint8Array(content), { level }] as [Uint8Array, ZipOptions]] as const;
  });
  return {
    bytes: Buffer.from(zipSync(Object.fromEntries(entries), { mtime: zipDay })),
    files: entries.length,
    leftOut: [...packed.leftOut, ...bulk.leftOut],
  };
}
