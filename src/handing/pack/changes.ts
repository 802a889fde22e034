/** What another edition of a pack changes, post by post, before anybody takes it. */
import { listOf, recordOf, textOf } from "../../campaign/written/written-data.ts";
import type { Data } from "../../campaign/yaml/data.ts";
import { yamlText } from "../../campaign/yaml/write-yaml.ts";

type Map = Readonly<Record<string, Data>>;

/** Bytes of each picture, by asset, as a sum. */
export type Sums = ReadonlyMap<string, string>;

export interface Edition {
  readonly data: Map;
  readonly sums: Sums;
}

export interface PostChange {
  /** Of the post; empty: of the campaign itself. */
  readonly post: string;
  readonly kind: "new" | "gone" | "changed";
  /** Each key that differs, with what it said and what it says. */
  readonly keys: readonly { readonly key: string; readonly before?: string; readonly after?: string }[];
}

const shown = (data: Data | undefined): string | undefined => {
  if (data === undefined) return undefined;
  return typeof data === "string" ? data.trimEnd() : yamlText(data).trimEnd();
};

function keysBetween(before: Map, after: Map): PostChange["keys"] {
  const keys = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  return keys.flatMap((key) => {
    const was = shown(before[key]);
    const is = shown(after[key]);
    if (was === is) return [];
    return [{ key, ...(was !== undefined && { before: was }), ...(is !== undefined && { after: is }) }];
  });
}

/** A file's name tells nothing of its picture: its bytes do. */
function assetsIn({ data, sums }: Edition): Map {
  const assets = Object.entries(recordOf(data.assets)).map(([id, asset]) => {
    return [id, { ...recordOf(asset), file: sums.get(id) ?? "" }] as const;
  });
  return Object.fromEntries(assets);
}

/** `before`: undefined where none was taken yet: then everything is new. */
export function changesBetween(before: Edition | undefined, after: Edition): readonly PostChange[] {
  const old = before ?? { data: {}, sums: new globalThis.Map<string, string>() };
  const whole = ({ data, sums }: Edition): Map => {
    const { posts: _, assets, ...rest } = data;
    return { ...rest, ...(assets !== undefined && { pictures: assetsIn({ data, sums }) }) };
  };
  const byId = ({ data }: Edition) =>
    new globalThis.Map(listOf(data.posts).map((post) => [textOf(recordOf(post).id) ?? "", recordOf(post)]));
  const was = byId(old);
  const is = byId(after);
  const ofCampaign = before === undefined ? [] : keysBetween(whole(old), whole(after));
  const ofPosts = [...new Set([...is.keys(), ...was.keys()])].flatMap((post): PostChange[] => {
    const keys = keysBetween(was.get(post) ?? {}, is.get(post) ?? {});
    if (keys.length === 0) return [];
    return [{ post, kind: !was.has(post) ? "new" : is.has(post) ? "changed" : "gone", keys }];
  });
  return [...(ofCampaign.length === 0 ? [] : [{ post: "", kind: "changed" as const, keys: ofCampaign }]), ...ofPosts];
}
