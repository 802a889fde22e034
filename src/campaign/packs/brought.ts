/**
 * What a pack brings of a campaign, and nothing else: never accounts, recipients, what changes when or whether something
 * goes out, or who has to agree. The same list makes a pack and takes one.
 */
import { isRecord } from "../written/shape.ts";
import { listOf, recordOf, textOf } from "../written/written-data.ts";
import type { Data } from "../yaml/data.ts";

type Keys = readonly string[];

const ofCampaign: Keys = [
  ...["campaign", "title", "day", "year", "date", "timezone", "on-weekend", "holidays", "embargo"],
  ...["lang", "languages", "bilingual", "hashtags", "variables", "may-adapt", "phases"],
];
const words: Keys = ["text", "thread", "images", "lang", "content-warning", "card"];
const ofPost: Keys = ["id", "at", "audience", "theme", "phase", "may-adapt", "bilingual", ...words, "labels"];
const ofItem: Keys = ["id", ...words];
const ofAsset: Keys = ["alt", "fit", "focus", "origin", "rights"];
/** Accounts are whoever's file it is; networks are the same for all. */
const networks: Keys = ["bluesky", "x", "mastodon", "facebook", "handoff"];

function only(data: Data | undefined, keys: Keys): Readonly<Record<string, Data>> {
  const known = recordOf(data);
  return Object.fromEntries(keys.flatMap((key) => (known[key] === undefined ? [] : [[key, known[key]]])));
}

function overrides(data: Data | undefined): Readonly<Record<string, Data>> {
  const kept = Object.entries(only(data, networks)).map(([network, each]) => [network, only(each, words)] as const);
  return Object.fromEntries(kept.filter(([, each]) => Object.keys(each).length > 0));
}

function withOverrides(data: Data, keys: Keys): Readonly<Record<string, Data>> {
  const networksOf = overrides(recordOf(data).for);
  return { ...only(data, keys), ...(Object.keys(networksOf).length > 0 && { for: networksOf }) };
}

function postOf(data: Data): Data {
  const { series } = recordOf(data);
  const items = listOf(series).map((item) => withOverrides(item, ofItem));
  return { ...withOverrides(data, ofPost), ...(series !== undefined && { series: items }) };
}

/** The picture of an asset in a pack; absent: it is left out. */
export type PackedFile = (asset: string) => string | undefined;

/** Pictures that are left out are named by no post. */
function withoutImages(data: Data, gone: ReadonlySet<string>): Data {
  if (Array.isArray(data)) return data.map((each: Data) => withoutImages(each, gone));
  if (!isRecord(data)) return data;
  return Object.fromEntries(
    Object.entries(data).flatMap(([key, each]) => {
      if (key === "image" && gone.has(textOf(each) ?? "")) return [];
      if (key !== "images") return [[key, withoutImages(each, gone)] as const];
      return [[key, listOf(each).filter((id) => !gone.has(textOf(id) ?? ""))] as const];
    }),
  );
}

/** `keeps`: of a post's id, whether it is brought. */
export function broughtBy(
  data: Data,
  { fileOf, keeps }: { readonly fileOf: PackedFile; readonly keeps: (post: string) => boolean },
): Readonly<Record<string, Data>> {
  const { assets, posts } = recordOf(data);
  const files = Object.keys(recordOf(assets)).map((id) => [id, fileOf(id)] as const);
  const gone = new Set(files.flatMap(([id, file]) => (file === undefined ? [id] : [])));
  const kept = files.flatMap(([id, file]) =>
    file === undefined ? [] : [[id, { file, ...only(recordOf(assets)[id], ofAsset) }] as const],
  );
  return {
    ...only(data, ofCampaign),
    ...(kept.length > 0 && { assets: Object.fromEntries(kept) }),
    posts: listOf(posts)
      .filter((post) => keeps(textOf(recordOf(post).id) ?? ""))
      .map((post) => withoutImages(postOf(post), gone)),
  };
}
