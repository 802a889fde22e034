/** What was made before, found again by content. Every entry is checked when it is read: a damaged one is made anew. */
import { createHash } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import type { ImageFormat } from "../../networks/network.ts";
import { writeFileAtomically } from "../../system/files.ts";
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
  fileOf(image: FitEntry["image"]): string;
}

export function imageCache(folder: string): ImageCache {
  const entryFile = (kind: string, key: string) => path.join(folder, kind, `${key}.json`);
  const fileOf = (image: FitEntry["image"]) => path.join(folder, `${image.sha256}.${endings[image.format]}`);
  return {
    fileOf,
    facts: (key) => readEntry<ImageFacts>(entryFile("facts", key)),
    keepFacts(key, facts) {
      try {
        writeEntry(entryFile("facts", key), facts);
      } catch (error) {
        // Facts are cheap to find again: a read-only checkout can still be checked.
        if (!isUnwritable(error)) throw error;
      }
    },
    fit(key) {
      const entry = readEntry<FitEntry>(entryFile("fits", key));
      return entry !== undefined && holds(fileOf(entry.image), entry.image.sha256) ? entry : undefined;
    },
    keepFit(key, made) {
      const { bytes, format, width, height, done } = made;
      const image = { sha256: sha256(bytes), format, bytes: bytes.length, width, height };
      const file = fileOf(image);
      if (!holds(file, image.sha256)) writeFileAtomically(file, bytes);
      writeEntry(entryFile("fits", key), { image, done });
      return { image, done };
    },
  };
}

/** Whether a write failed because nothing may be written there, rather than because the disk is full. */
export function isUnwritable(error: unknown): boolean {
  return ["EACCES", "EPERM", "EROFS"].includes((error as NodeJS.ErrnoException).code ?? "");
}

function holds(file: string, hash: string): boolean {
  return existsSync(file) && sha256(readFileSync(file)) === hash;
}

/** The value beside its own hash. */
function writeEntry(file: string, value: object): void {
  const text = JSON.stringify(value);
  writeFileAtomically(file, `${sha256(text)}\n${text}\n`);
}

/** What this program wrote, unaltered: the hash stands for the shape, since only `writeEntry` makes it. */
function readEntry<Value>(file: string): Value | undefined {
  if (!existsSync(file)) return undefined;
  const [hash = "", text = ""] = readFileSync(file, "utf8").split("\n");
  return sha256(text) === hash ? (JSON.parse(text) as Value) : undefined;
}
