/** What is found in a document: messages, pictures, and all that is neither. */
import type { PictureRef } from "../blocks.ts";

export interface FoundMessage {
  readonly text: string;
  readonly pictures: readonly PictureRef[];
  readonly audience: readonly string[];
  readonly theme?: string;
  /** As the file says it: "Monday 8 March, 9am", or cells of a date and a time. */
  readonly when?: { readonly date: string; readonly time: string };
  /** What follows it in a thread. */
  readonly thread?: readonly Pick<FoundMessage, "text" | "pictures">[];
  /** Other words for an account or a network, a text for each part. */
  readonly for: ReadonlyMap<string, readonly string[]>;
  /** Accounts that it is for; empty: the campaign's. */
  readonly to: readonly string[];
  readonly file: string;
  readonly where: string;
}

export interface LeftOver {
  readonly where: string;
  /** "a paragraph", "the column Owner". */
  readonly what: string;
  readonly text: string;
}

export interface FoundPicture extends PictureRef {
  readonly file: string;
  readonly where: string;
}

export interface Found {
  readonly messages: readonly FoundMessage[];
  /** Pictures that stand beside no message. */
  readonly pictures: readonly FoundPicture[];
  readonly left: readonly LeftOver[];
  readonly title?: string;
  /** Columns of tables that `--accounts` may name. */
  readonly columns: readonly string[];
  /** And what stands in their column of channels. */
  readonly channels: readonly string[];
}
