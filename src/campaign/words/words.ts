/** campaigns/words.yaml: whom to turn to, how names are spelt, and what a workspace says in place of other words. */
import type { Nation } from "../../calendar/bank-holidays/nations.ts";
import type { Path, Source } from "../../diagnostics/source.ts";

export interface Signpost {
  readonly id: string;
  /** As a text says it. */
  readonly name: string;
  /** Telephone numbers and text codes, the one to write first; never empty. */
  readonly numbers: readonly string[];
  readonly audiences: readonly string[];
  /** Absent: everywhere. */
  readonly nation?: Nation;
  readonly source?: string;
  /** YYYY-MM-DD: when somebody last looked; absent: nobody says. */
  readonly checked?: string;
  readonly path: Path;
}

export interface Words {
  readonly signposts: readonly Signpost[];
  /** Spelt so, and never nearly so. */
  readonly names: readonly string[];
  /** What to say, by what not to say. */
  readonly instead: readonly (readonly [phrase: string, say: string])[];
  /** Words that are no mistake, in small letters. */
  readonly spelling: ReadonlySet<string>;
  /** Ids of signposts, ours and the built-in ones, by `audienceKey`: one of them has to be named. */
  readonly required: ReadonlyMap<string, readonly string[]>;
  /** Where it stands; absent where there is no such file. */
  readonly source?: Source;
}

export const noWords: Words = { signposts: [], names: [], instead: [], spelling: new Set(), required: new Map() };
