/** The files to read: those that were named, what lies in a folder, what lies in a zip. Nothing is written here. */
import { type Dirent, readdirSync, statSync } from "node:fs";
import path from "node:path";
import { type Fault, fault, isFault } from "../../../diagnostics/fault.ts";
import { readPlainFile } from "../../../system/files/plain-file.ts";
import { bytesText } from "../../../system/text/bytes.ts";
import { readZip, type Zip } from "../../../system/zip/read-zip.ts";
import { otherKindOfZip } from "./other-kinds.ts";

export interface Given {
  /** As people know it: of a zip or folder its path there. */
  readonly name: string;
  /** By whoever imports it, and not only a folder or a zip that it lies in. */
  readonly isNamed?: true;
  read(): Buffer | Fault;
}

export interface FaultyFile {
  readonly file: string;
  readonly fault: Fault & { readonly line?: number };
}

const fileLimit = 200_000_000;
const mostFiles = 2000;
const mostDepth = 6;

function unreadable(message: string, help: string): Fault {
  return fault("import-unreadable", message, help);
}

function bytesOf(file: string): Buffer | Fault {
  const read = readPlainFile(file, { limit: fileLimit });
  switch (read.kind) {
    case "bytes":
      return read.bytes;
    case "missing":
      return unreadable("There is no such file.", "Look at its name and its folder.");
    case "too-large":
      return fault(
        "import-too-large",
        `It is larger than ${bytesText(fileLimit)}.`,
        "Leave films out of it, and import the rest.",
      );
    case "link":
      return unreadable("It is a link, and links are not followed here.", "Name the file itself.");
    case "not-a-file":
      return unreadable(`It is ${read.what}, not a file.`, "Name a file or a folder.");
    case "unreadable":
      return unreadable(`It cannot be read: ${read.reason}.`, "Ask whoever owns it, or copy it to a folder of yours.");
    default:
      return read satisfies never;
  }
}

/** What begins with a dot is of the system's; links are left alone. */
function below(folder: string, depth: number): readonly string[] {
  if (depth > mostDepth) return [];
  const entries: readonly Dirent[] = readdirSync(folder, { withFileTypes: true });
  return entries
    .filter(({ name }) => !name.startsWith(".") && name !== "__MACOSX")
    .toSorted((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => {
      const file = path.join(folder, entry.name);
      if (entry.isDirectory()) return below(file, depth + 1);
      return entry.isFile() ? [file] : [];
    });
}

function inFolder(folder: string): readonly Given[] | Fault {
  const files = below(folder, 1);
  if (files.length > mostFiles) {
    return fault(
      "import-too-large",
      `The folder holds more than ${mostFiles} files.`,
      "Name the folder of the toolkit alone.",
    );
  }
  return files.map((file) => ({
    name: path.relative(folder, file).split(path.sep).join("/"),
    read: () => bytesOf(file),
  }));
}

/** What Office makes of its files, and what a toolkit is sent as, are zips both. */
export function isOffice(names: readonly string[]): "docx" | "xlsx" | undefined {
  if (!names.includes("[Content_Types].xml")) return undefined;
  if (names.some((name) => name.startsWith("word/"))) return "docx";
  return names.some((name) => name.startsWith("xl/")) ? "xlsx" : undefined;
}

/** A document of a kind that is not read is a zip, too. */
export function otherKindIn({ entries }: Zip): Fault | undefined {
  const mimetype = entries.find(({ name }) => name === "mimetype")?.read();
  return otherKindOfZip({
    names: entries.map(({ name }) => name),
    mimetype: mimetype === undefined || isFault(mimetype) ? "" : mimetype.toString("latin1", 0, 200),
  });
}

function inZip(bytes: Buffer): readonly Given[] | Fault | undefined {
  if (bytes.toString("latin1", 0, 2) !== "PK") return undefined;
  const zip = readZip(bytes);
  if (isFault(zip)) return zip;
  if (isOffice(zip.entries.map(({ name }) => name)) !== undefined || otherKindIn(zip) !== undefined) return undefined;
  return zip.entries.filter(({ name }) => !/(?:^|\/)(?:\.|__MACOSX)/.test(name));
}

export interface Taken {
  readonly files: readonly Given[];
  readonly faults: readonly FaultyFile[];
}

/** `targets`: as they were named, from `cwd`. */
export function takeFiles(targets: readonly string[], cwd: string): Taken {
  const files: Given[] = [];
  const faults: FaultyFile[] = [];
  for (const target of targets) {
    const file = path.resolve(cwd, target);
    const isFolder = statSync(file, { throwIfNoEntry: false })?.isDirectory() === true;
    const bytes = isFolder ? undefined : bytesOf(file);
    const found =
      bytes === undefined
        ? inFolder(file)
        : isFault(bytes)
          ? bytes
          : (inZip(bytes) ?? [{ name: path.basename(target), isNamed: true as const, read: () => bytes }]);
    if ("code" in found) faults.push({ file: target, fault: found });
    else files.push(...found);
  }
  return { files, faults };
}
