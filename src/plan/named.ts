/** What a post is called in ids: itself, or each item of its series. */
import type { Post, SeriesItem } from "../campaign/model.ts";

export interface Named {
  /** The middle of the ids. */
  readonly name: string;
  readonly item: SeriesItem | undefined;
}

export function namedIn({ id, content }: Post): readonly Named[] {
  if (content.kind !== "series") return [{ name: id, item: undefined }];
  return content.items.map((item, index) => ({ name: `${id}.${item.id ?? index + 1}`, item }));
}
