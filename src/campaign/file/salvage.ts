/** A file that cannot be used, as far as it can be read. */
import type { z } from "zod";
import { isRecord, valueAt } from "../written/shape.ts";
import type { Data } from "../yaml/data.ts";

/** What is left of a file without what does not fit; `posts` are those that were left out, by index. */
export interface Salvaged<Written> {
  readonly written: Written;
  readonly posts: ReadonlySet<number>;
}

/** A file of a few faults has few rounds: an entry is taken out as a whole where a key alone will not do. */
const rounds = 4;

/**
 * For checking only: so that one key too many does not hide every other problem of its file. Nothing of this is ever
 * planned or published.
 */
export function salvaged<Written>(schema: z.ZodType<Written>, data: Data): Salvaged<Written> | undefined {
  const rest = structuredClone(data) as Record<string, Data>;
  const posts = new Set<number>();
  for (let round = 0; round < rounds; round += 1) {
    const result = schema.safeParse(rest);
    if (result.success) return { written: result.data, posts };
    for (const issue of result.error.issues) takeOut(rest, issue, posts);
  }
  return undefined;
}

function takeOut(rest: Record<string, Data>, issue: z.core.$ZodIssue, posts: Set<number>): void {
  const path = issue.path as (string | number)[];
  const keys = issue.code === "unrecognized_keys" ? issue.keys : [];
  const holder = valueAt(rest, path);
  if (keys.length > 0 && isRecord(holder)) {
    for (const key of keys) delete (holder as Record<string, Data>)[key];
    return;
  }
  const [first, second] = path;
  const list = typeof first === "string" ? rest[first] : undefined;
  if (first === "posts" && typeof second === "number" && Array.isArray(list)) {
    list[second] = { at: "day 00:00", text: "-" };
    posts.add(second);
  } else if (typeof second === "string" && isRecord(list)) delete (list as Record<string, Data>)[second];
  else if (typeof first === "string") delete rest[first];
}
