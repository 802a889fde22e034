import type { Place } from "./problem.ts";

/** Where a value stands in a parsed file: keys and indexes from the root, as in `["posts", 2, "text"]`. */
export type Path = readonly (string | number)[];

/** A stretch of a decoded text value, in UTF-16 code units, `end` exclusive. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** A file as it was read, which can say where each of its values stands. */
export interface Source {
  /** Relative to the workspace, with forward slashes. */
  readonly file: string;
  readonly text: string;
  /**
   * The place of a value, or with `on: "key"` of its key. A path that does not exist gives the place of its nearest
   * ancestor. With `span` the place of a part of a text value, as near as its YAML style allows.
   */
  place(path: Path, at?: { readonly on?: "key" | "value"; readonly span?: Span }): Place;
}
