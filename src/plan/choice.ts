/** What one account gets of a post: the overrides that concern it, the most specific first. */
import type { Body, Options, Override, PartContent, Post, PostFacts, SeriesItem } from "../campaign/model.ts";
import type { Account } from "../networks/network.ts";

/** item.for[account], item.for[network], post.for[account], post.for[network]: those that exist. */
export function overridesFor(account: Account, post: Post, item: SeriesItem | undefined): readonly Override[] {
  return [item?.for, post.for].flatMap((names) =>
    [account.id, account.network].flatMap((name) => names?.get(name) ?? []),
  );
}

/** All that a post says but its own id, place, time, words and recipients. */
export function factsOf({
  id,
  at,
  content,
  to,
  for: _,
  faults,
  mayAdapt,
  moment,
  late,
  path,
  ...facts
}: Post): PostFacts & Omit<Options, "late"> {
  return facts;
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

/** `skip: false` of an account takes it out of what its network skips. */
export function isSkipped(overrides: readonly Override[]): boolean {
  return overrides.find(({ skip }) => skip !== undefined)?.skip ?? false;
}

/**
 * The words and the images are two keys. A text has the images of the most specific place that names any, wherever its
 * words are from; a thread those of its own parts, unless a place as specific as it, or more, has `images` for the first.
 */
export function partsFor(own: Body, overrides: readonly Override[]): readonly PartContent[] {
  const at = overrides.findIndex((override) => override.body !== undefined);
  const body = overrides[at]?.body ?? own;
  const [first, ...rest] = body.parts;
  const reach = body.kind === "thread" && at !== -1 ? overrides.slice(0, at + 1) : overrides;
  const inherited = body.kind === "text" && own.kind === "text" ? own.parts[0] : undefined;
  const named = reach.map(imagesNamedBy).find((images) => images !== undefined) ?? inherited;
  if (first === undefined || named === undefined) return body.parts;
  return [{ ...first, images: named.images, imagesPath: named.imagesPath }, ...rest];
}

function imagesNamedBy({
  body,
  images,
  imagesPath,
  path,
}: Override): Pick<PartContent, "images" | "imagesPath"> | undefined {
  if (images !== undefined) return { images, imagesPath: imagesPath ?? [...path, "images"] };
  const first = body?.kind === "text" ? body.parts[0] : undefined;
  return first !== undefined && first.images.length > 0 ? first : undefined;
}
