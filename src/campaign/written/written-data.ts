/** Looks into a file's data without trusting its shape, so that names are checked even where the shape is wrong. */
import type { Path } from "../../diagnostics/source.ts";
import type { Data } from "../yaml/data.ts";
import { isRecord } from "./shape.ts";

type Record = Readonly<{ [key: string]: Data }>;

const nothing: Record = {};

export function recordOf(data: Data | undefined): Record {
  return isRecord(data) ? data : nothing;
}

export function entriesOf(data: Data | undefined): readonly (readonly [string, Data])[] {
  return Object.entries(recordOf(data));
}

export function listOf(data: Data | undefined): readonly Data[] {
  return Array.isArray(data) ? data : [];
}

export function textOf(data: Data | undefined): string | undefined {
  return typeof data === "string" ? data : undefined;
}

/** The texts of a list, each with its own path. */
export function textsAt(data: Data | undefined, path: Path): readonly (readonly [string, Path])[] {
  return listOf(data).flatMap((entry, index) =>
    typeof entry === "string" ? [[entry, [...path, index]] as const] : [],
  );
}
