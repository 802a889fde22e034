/** From a written post to the model: many spellings become one, and every part knows where it stands. */
import type { z } from "zod";
import type { Problem } from "../diagnostics/problem.ts";
import type { Path } from "../diagnostics/source.ts";
import type { Body, MomentWords, Options, Override, PartContent, Post, SeriesItem } from "./model.ts";
import { flagIn, present } from "./present.ts";
import { readInterval, readLength } from "./times/read-length.ts";
import { readTime } from "./times/read-time.ts";
import type { WrittenItem, WrittenPost } from "./written/campaign-schema.ts";
import type { overrides } from "./written/shared-schemas.ts";

type WrittenOverride = z.infer<typeof overrides>[string];

interface WrittenWords {
  readonly text?: string | undefined;
  readonly thread?: readonly { readonly text: string; readonly images?: readonly string[] | undefined }[] | undefined;
  readonly images?: readonly string[] | undefined;
}

function part(text: string, images: readonly string[], path: Path): PartContent {
  return { text, images, path, imagesPath: [...path, "images"] };
}

/** Pictures beside a thread go with its first part, where that has none of its own. */
function threadParts(written: WrittenWords, path: Path): readonly PartContent[] {
  return (written.thread ?? []).map((each, index) => {
    const own = part(each.text, each.images ?? [], [...path, "thread", index]);
    const takesOuter = index === 0 && each.images === undefined && written.images !== undefined;
    return takesOuter ? { ...own, images: written.images ?? [], imagesPath: [...path, "images"] } : own;
  });
}

function bodyOf(written: WrittenWords, path: Path): Body | undefined {
  if (written.thread !== undefined) return { kind: "thread", parts: threadParts(written, path) };
  if (written.text === undefined) return undefined;
  return { kind: "text", parts: [part(written.text, written.images ?? [], path)] };
}

const wordless: Body = { kind: "text", parts: [] };

function optionsOf(written: WrittenOverride | WrittenPost, path: Path): Options {
  const { card } = written;
  return present({
    lang: written.lang,
    bilingual: written.bilingual,
    late: written.late === undefined ? undefined : readLength(written.late),
    visibility: written.visibility,
    contentWarning: written["content-warning"],
    labels: written.labels,
    card: card && present({ ...card, path: [...path, "card"] }),
  });
}

function overrideOf(written: WrittenOverride, path: Path): Override {
  return {
    ...optionsOf(written, path),
    ...present({
      body: bodyOf(written, path),
      images: written.images,
      imagesPath: written.images && [...path, "images"],
      at: written.at === undefined ? undefined : readTime(written.at),
      skip: written.skip === undefined ? undefined : written.skip === "true",
      path,
    }),
  };
}

function overridesOf(
  written: Readonly<Record<string, WrittenOverride>> | undefined,
  path: Path,
): ReadonlyMap<string, Override> {
  return new Map(Object.entries(written ?? {}).map(([name, each]) => [name, overrideOf(each, [...path, "for", name])]));
}

/** A picture of the post is shown with each of its items that has none of its own. */
function itemOf(
  written: WrittenItem,
  post: WrittenPost,
  paths: { readonly post: Path; readonly item: Path },
): SeriesItem {
  const body = bodyOf(written, paths.item) ?? wordless;
  const [first, ...rest] = body.parts;
  const inherits = written.images === undefined && post.images !== undefined && first?.images.length === 0;
  const parts =
    inherits && first !== undefined
      ? [{ ...first, images: post.images ?? [], imagesPath: [...paths.post, "images"] }, ...rest]
      : body.parts;
  return present({
    id: written.id,
    body: { ...body, parts },
    for: overridesOf(written.for, paths.item),
    path: paths.item,
  });
}

function contentOf(written: WrittenPost, path: Path): Post["content"] {
  const { series, share, of = [] } = written;
  if (share !== undefined) return { kind: "share", post: share, of };
  if (series === undefined) return bodyOf(written, path) ?? wordless;
  const items = series.map((item, index) => itemOf(item, written, { post: path, item: [...path, "series", index] }));
  return { kind: "series", items };
}

export function neededIn({ approval }: Pick<WrittenPost, "approval">): number | undefined {
  return approval?.needed === undefined ? undefined : Number(approval.needed);
}

function whenIn({ when }: Pick<WrittenPost, "when">): Post["when"] {
  return when && Object.fromEntries(Object.entries(when).map(([name, at]) => [name, [at].flat()]));
}

function timeOf(written: WrittenPost["at"]): Post["at"] {
  if (typeof written === "string") return readTime(written);
  const from = readTime(written.from);
  if (written.every !== undefined) return { from, every: readInterval(written.every) };
  return { from, until: readTime(written.until ?? written.from) };
}

/** The pictures of the post go with the words of each partner too. */
function momentOf(written: WrittenPost, path: Path): MomentWords | undefined {
  if (written.moment === undefined) return undefined;
  const partners = Object.entries(written.moment).map(([id, text]): [string, Body] => {
    const own = { ...part(text, written.images ?? [], [...path, "moment", id]), imagesPath: [...path, "images"] };
    return [id, { kind: "text", parts: [own] }];
  });
  const places = [
    [written, path] as const,
    ...Object.entries(written.for ?? {}).map(([name, each]) => [each, [...path, "for", name]] as const),
  ];
  return { partners: new Map(partners), ours: places.flatMap(([each, at]) => bodyOf(each, at) ?? []) };
}

/** Trimmed as all texts are. */
function partnerWordsIn(moment: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(moment).map(([id, text]) => [id, text.trimEnd().normalize("NFC")]));
}

/** `written` has passed the shape and all checks but those of `faults`: it has exactly one kind of content. */
export function normalisePost(written: WrittenPost, index: number, faults?: readonly Problem[]): Post {
  const path = ["posts", index];
  return {
    ...optionsOf(written, path),
    ...present({
      id: written.id,
      at: timeOf(written.at),
      content: contentOf(written, path),
      to: written.to,
      audience: written.audience ?? [],
      theme: written.theme,
      phase: written.phase,
      critical: written.critical === "true",
      again: written.again === "true",
      when: whenIn(written),
      for: overridesOf(written.for, path),
      needed: neededIn(written),
      mayAdapt: flagIn(written["may-adapt"]),
      moment: momentOf(written, path),
      partnerWords: written.moment && partnerWordsIn(written.moment),
      faults,
      path,
    }),
  };
}
