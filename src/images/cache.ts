/**
 * What was made before, found again by content. Every entry is sealed with a key that lies outside of the workspace: the
 * folder may have come with a stranger's files, and a picture with its maker's home in it must never be taken for one of ours.
 */
import { createHash, randomBytes } from "node:crypto";
import { lstatSync } from "node:fs";
import path from "node:path";
import type { ImageFormat } from "../networks/network.ts";
import { writeFileAtomically } from "../system/files/files.ts";
import { readPlainFile } from "../system/files/plain-file.ts";
import { type TemporaryFolder, temporaryFolder } from "../system/files/temporary-folder.ts";
import { readSealed, writeSealed } from "../system/secrets/sealed.ts";
import type { FitReport, ImageFacts } from "./fit.ts";
import type { Made } from "./jobs.ts";

export function sha256(content: Uint8Array | string): string {
  return createHash("sha256").update(content).digest("hex");
}

export const endings: Readonly<Record<ImageFormat, string>> = { jpeg: "jpg", png: "png", webp: "webp" };

export interface FitEntry {
  readonly image: Omit<FitReport["image"], "file">;
  readonly done: readonly string[];
}

export interface ImageCache {
  facts(key: string): ImageFacts | undefined;
  keepFacts(key: string, facts: ImageFacts): void;
  fit(key: string): FitEntry | undefined;
  /** Writes the image before the entry that names it. */
  keepFit(key: string, made: Made): FitEntry;
  /** Whether this picture was given up before, because it took longer than this many milliseconds. */
  tookLonger(key: string): boolean;
  keepTookLonger(key: string): void;
  fileOf(image: FitEntry["image"]): string;
  /** Removes what could not be kept in the folder. */
  close(): void;
}

type Kind = "facts" | "fits" | "given-up";

const kinds = ["facts", "fits", "given-up"] as const satisfies readonly Kind[];

/** Bytes: more than any network takes. */
const mostOfImage = 100_000_000;
const mostOfEntry = 100_000;

/** `seal`: the key; without one that is kept, only what this process made is believed. */
export function imageCache(folder: string, seal: Uint8Array = randomBytes(32)): ImageCache {
  let away: TemporaryFolder | undefined;
  const place = () => away?.folder ?? folder;
  const entryFile = (kind: Kind, key: string) => path.join(place(), kind, `${key}.json`);
  const fileOf = (image: FitEntry["image"]) => path.join(place(), `${image.sha256}.${endings[image.format]}`);

  /** Our seal stands for the shape too, since only `writeEntry` makes it. */
  function readEntry<Value>(kind: Kind, key: string): Value | undefined {
    const text = readSealed(entryFile(kind, key), { seal, name: `${kind} ${key}`, limit: mostOfEntry });
    return text === undefined ? undefined : (JSON.parse(text) as Value);
  }

  function writeEntry(kind: Kind, key: string, value: object): void {
    writeSealed(entryFile(kind, key), { seal, name: `${kind} ${key}`, text: JSON.stringify(value) });
  }

  /** In a folder for this process alone where ours takes nothing, or is a link that leads who knows where. */
  function writing(work: () => void): void {
    try {
      if (away === undefined && isLinked(folder)) away = temporaryFolder("images");
      work();
    } catch (error) {
      if (away !== undefined || !isUnwritable(error)) throw error;
      away = temporaryFolder("images");
      work();
    }
  }

  return {
    fileOf,
    facts: (key) => readEntry<ImageFacts>("facts", key),
    keepFacts: (key, facts) => writing(() => writeEntry("facts", key, facts)),
    tookLonger: (key) => readEntry<{ readonly kind: "time-out" }>("given-up", key) !== undefined,
    keepTookLonger: (key) => writing(() => writeEntry("given-up", key, { kind: "time-out" })),
    fit(key) {
      const entry = readEntry<FitEntry>("fits", key);
      return entry !== undefined && holds(fileOf(entry.image), entry.image.sha256) ? entry : undefined;
    },
    keepFit(key, made) {
      const { bytes, format, width, height, done } = made;
      const image = { sha256: sha256(bytes), format, bytes: bytes.length, width, height };
      writing(() => {
        const file = fileOf(image);
        if (!holds(file, image.sha256)) writeFileAtomically(file, bytes);
        writeEntry("fits", key, { image, done });
      });
      return { image, done };
    },
    close() {
      away?.remove();
    },
  };
}

/** Whether a write failed because nothing may be written there, rather than because the disk is full. */
export function isUnwritable(error: unknown): boolean {
  const { code = "" } = error as NodeJS.ErrnoException;
  return ["EACCES", "EPERM", "EROFS", "ENOTDIR", "EEXIST", "EISDIR", "ELOOP", "ENOTEMPTY"].includes(code);
}

/** Whether one of the folders that we write into, or `.campaign` above them, is a link. */
function isLinked(folder: string): boolean {
  return [path.dirname(folder), folder, ...kinds.map((kind) => path.join(folder, kind))].some(
    (each) => linkAt(each) === true,
  );
}

function linkAt(file: string): boolean | undefined {
  try {
    return lstatSync(file, { throwIfNoEntry: false })?.isSymbolicLink();
  } catch {
    // Something above it is no folder: the write itself says so.
    return undefined;
  }
}

function holds(file: string, hash: string): boolean {
  const read = readPlainFile(file, { limit: mostOfImage });
  return read.kind === "bytes" && sha256(read.bytes) === hash;
}
