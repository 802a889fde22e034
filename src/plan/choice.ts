/** What one account gets of a post: the overrides that concern it, the most specific first. */
import type { Body, Options, Override, PartContent, Post, SeriesItem } from "../campaign/model.ts";
import type { Account } from "../networks/network.ts";

/** item.for[account], item.for[network], post.for[account], post.for[network]: those that exist. */
export function overridesFor(account: Account, post: Post, item: SeriesItem | undefined): readonly Override[] {
  return [item?.for, post.for].flatMap((names) =>
    [account.id, account.network].flatMap((name) => names?.get(name) ?? []),
  );
}

/** Each key is taken whole from the most specific place that has it. */
export function option<Key extends keyof Options>(
  key: Key,
  places: readonly Options[],
): Pick<Required<Options>, Key> | Record<string, never> {
  for (const place of places) {
    const value = place[key];
    if (value !== undefined) return { [key]: value } as Pick<Required<Options>, Key>;
  }
  return {};
}

/**
 * The words and the images are two keys: a text from one place takes its images from the most specific place that
 * has any. A thread carries the images of its own parts.
 */
export function partsFor(own: Body, overrides: readonly Override[]): readonly PartContent[] {
  const withBody = overrides.findIndex((override) => override.body !== undefined);
  const body = overrides[withBody]?.body ?? own;
  const nearer = overrides.slice(0, withBody === -1 ? undefined : withBody);
  const withImages = nearer.find((override) => override.images !== undefined);
  const [first, ...rest] = body.parts;
  if (first === undefined || withImages === undefined) return body.parts;
  const { images = [], imagesPath = [...withImages.path, "images"] } = withImages;
  return [{ ...first, images, imagesPath }, ...rest];
}
