/** Which values of a file may be written in several languages, as a map by language. */
import type { z } from "zod";

/**
 * What stands there without a language counts as: `words` those of the first language alone, `same` the same in all
 * (a number, an address, a hashtag).
 */
export type Plain = "words" | "same";

const marks = new WeakMap<object, Plain>();

/** The schema of one language's value, marked. Call it last but for `optional`: `meta` makes another one. */
export function worded<Schema extends z.ZodType>(schema: Schema, plain: Plain = "words"): Schema {
  const own = schema.clone() as Schema;
  marks.set(own, plain);
  return own;
}

/** Undefined where a map is no text. */
export function wordedAs(schema: object): Plain | undefined {
  return marks.get(schema);
}
