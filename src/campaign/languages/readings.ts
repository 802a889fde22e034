/**
 * A file in several languages is read once in each: every map by language becomes the text of that language, and all
 * that comes after sees a file in one language. Its places stay those of the file.
 */
import type { z } from "zod";
import type { Path, Source } from "../../diagnostics/source.ts";
import { bare, inside } from "../written/schema-walk.ts";
import { isRecord } from "../written/shape.ts";
import type { Data } from "../yaml/data.ts";
import { type Plain, wordedAs } from "./worded.ts";

/** By the path of a value, as a key: the language of what stands there in this reading. */
export type Spoken = ReadonlyMap<string, string>;

export interface Reading {
  readonly lang: string;
  readonly data: Data;
  readonly source: Source;
  readonly spoken: Spoken;
  /** Where a value of this reading stands in the file. */
  readonly placed: (path: Path) => Path;
}

export function pathKey(path: Path): string {
  return JSON.stringify(path);
}

export interface Written {
  readonly data: Data;
  readonly source: Source;
  readonly schema: z.ZodType;
  /** Those that the file declares. */
  readonly languages: readonly string[];
}

/** A map whose keys are all languages of the file. */
function isByLanguage(data: Data, languages: readonly string[]): data is Readonly<Record<string, Data>> {
  if (!isRecord(data)) return false;
  const keys = Object.keys(data);
  return keys.length > 0 && keys.every((key) => languages.includes(key));
}

/** The language whose words are taken: where there are none, others stand in, so that all else can be judged. */
function taken(map: Readonly<Record<string, Data>>, lang: string, languages: readonly string[]): string {
  return [lang, ...languages].find((each) => each in map) ?? lang;
}

/** `lang` is one of its languages. */
export function readingIn(lang: string, { data, source, schema, languages }: Written): Reading {
  const spoken = new Map<string, string>();

  function read(value: Data, form: z.ZodType | undefined, path: Path): Data {
    const plain: Plain | undefined = form && wordedAs(bare(form));
    if (plain !== undefined && isByLanguage(value, languages)) {
      const used = taken(value, lang, languages);
      spoken.set(pathKey(path), used);
      return read(value[used] ?? null, undefined, path);
    }
    if (form === undefined) return value;
    if (Array.isArray(value)) return value.map((each, index) => read(each, inside(form, index), [...path, index]));
    if (!isRecord(value)) return value;
    // Without a prototype a key such as `constructor` is a key like any other.
    const record: Record<string, Data> = Object.create(null);
    for (const [key, each] of Object.entries(value)) record[key] = read(each, inside(form, key), [...path, key]);
    return record;
  }

  const placed = (path: Path): Path => {
    const whole: (string | number)[] = [];
    for (let depth = 0; depth <= path.length; depth += 1) {
      if (depth > 0) whole.push(path[depth - 1] ?? "");
      const used = spoken.get(pathKey(path.slice(0, depth)));
      if (used !== undefined) whole.push(used);
    }
    return whole;
  };
  return {
    lang,
    data: read(data, schema, []),
    source: { ...source, place: (path, at) => source.place(placed(path), at) },
    spoken,
    placed,
  };
}

/** Of a file without languages of its own: as it stands there. */
export function unread({ data, source }: Pick<Written, "data" | "source">): Reading {
  return { lang: "", data, source, spoken: new Map(), placed: (path) => path };
}

/** One for each language, the first language's first; at least one. */
export function readingsOf(written: Written): readonly [Reading, ...Reading[]] {
  const [first, ...others] = written.languages;
  if (first === undefined) return [unread(written)];
  return [readingIn(first, written), ...others.map((lang) => readingIn(lang, written))];
}

/** Whether a map by language has nothing in the language of this reading. */
export function isUnspoken({ lang, spoken }: Pick<Reading, "lang" | "spoken">, path: Path): boolean {
  const used = spoken.get(pathKey(path));
  return used !== undefined && used !== lang;
}
