/**
 * A campaign file that is based on a pack: what the pack brings, with what the file says over it. All that comes after
 * sees one file; a problem of what the pack brought stands where the file names the pack.
 */
import path from "node:path";
import { type Fault, fault, isFault } from "../../diagnostics/fault.ts";
import type { Path, Source } from "../../diagnostics/source.ts";
import type { ReadPack } from "../file/packs/read-pack.ts";
import { valueAt } from "../written/shape.ts";
import { listOf, recordOf, textOf } from "../written/written-data.ts";
import type { Data } from "../yaml/data.ts";
import type { YamlFile } from "../yaml/read-yaml.ts";
import { broughtBy } from "./brought.ts";
import { dataOfPack, type PackContent, pictureOf, picturesFolder } from "./pack-file.ts";

type Map = Readonly<Record<string, Data>>;

const contents = ["text", "thread", "series"];
const merged = ["variables", "assets", "phases"];

function saysItself(post: Map): boolean {
  return contents.some((key) => post[key] !== undefined);
}

/** Words of its own are the words everywhere: those that the pack has for one network would not be. */
function over(brought: Map, own: Map): Map {
  if (!saysItself(own)) return { ...brought, ...own };
  const rest = Object.entries(brought).filter(([key]) => ![...contents, "for"].includes(key));
  return { ...Object.fromEntries(rest), ...own };
}

const idOf = (post: Data) => textOf(recordOf(post).id);

export interface Adapted {
  readonly file: YamlFile;
  readonly faults: readonly (readonly [path: Path, found: Fault])[];
}

/** The data of a pack as a workspace takes it: nothing that no pack may bring, its pictures where they were unpacked. */
export function takenFrom(
  pack: PackContent & { readonly file: string },
  folder: string,
): { readonly data: Map } | Fault {
  const read = dataOfPack(pack);
  if (isFault(read)) return read;
  const assets = recordOf(recordOf(read.data).assets);
  const pictures = path.posix.relative(folder, picturesFolder(pack.file, pack.sha256));
  const fileOf = (asset: string) => {
    const name = pictureOf(textOf(recordOf(assets[asset]).file) ?? "");
    return name && `${pictures}/${name}`;
  };
  return { data: broughtBy(read.data, { fileOf, keeps: () => true }) };
}

function sumFault(
  written: string | undefined,
  { file, sha256 }: { readonly file: string; readonly sha256: string },
): Fault | undefined {
  if (written?.toLowerCase() === sha256) return undefined;
  return fault(
    "pack-changed",
    written === undefined
      ? `Nobody has looked through ${file} yet: its sum is not written here.`
      : `${file} is not the pack that was looked through: it has other content.`,
    `\`campaign pack --take ${file}\` shows what is in it, post by post, and writes its sum here.`,
  );
}

/** `pack`: as it was read with the file; undefined: the file names none, and stays as it is. */
export function adapted(file: YamlFile, pack: ReadPack | undefined): Adapted {
  const own = recordOf(file.data);
  if (pack === undefined || file.data === undefined) return { file, faults: [] };
  const at = ["based-on", "pack"];
  if (pack.kind === "fault") return { file: withPosts(file, own), faults: [[at, pack.fault]] };
  const basedOn = recordOf(own["based-on"]);
  const changed = sumFault(textOf(basedOn.sha256), pack);
  const where = basedOn.sha256 === undefined ? at : ["based-on", "sha256"];
  if (changed !== undefined) return { file: withPosts(file, own), faults: [[where, changed]] };
  const brought = takenFrom(pack, path.posix.dirname(file.source.file));
  if (isFault(brought)) return { file: withPosts(file, own), faults: [[at, brought]] };

  const { posts, places, faults } = postsOver(brought.data, own);
  const maps = merged.flatMap((key) => {
    const both = { ...recordOf(brought.data[key]), ...recordOf(own[key]) };
    return Object.keys(both).length === 0 ? [] : [[key, both] as const];
  });
  // Whose campaign it is, the file says itself: another edition with another id would send everything once more.
  const { campaign: _, ...theirs } = brought.data;
  const data = { ...theirs, ...own, ...Object.fromEntries(maps), posts };
  return { file: { ...file, data, root: undefined, source: overlaid(file.source, file.data, places) }, faults };
}

/** So that a missing list of posts is not told beside what is wrong with the pack. */
function withPosts(file: YamlFile, own: Map): YamlFile {
  return { ...file, data: { title: "-", posts: [], ...own } };
}

interface Posts {
  readonly posts: readonly Data[];
  /** By place in `posts`, the place in the file; undefined where it says nothing of the post. */
  readonly places: readonly (number | undefined)[];
  readonly faults: Adapted["faults"];
}

function postsOver(brought: Map, own: Map): Posts {
  const names = listOf(recordOf(own["based-on"]).without);
  const without = new Set(names.flatMap((id) => textOf(id) ?? []));
  const ownPosts = listOf(own.posts);
  const indexOf = new globalThis.Map(ownPosts.map((post, index) => [idOf(post), index]));
  const theirs = listOf(brought.posts);
  const known = new Set(theirs.map(idOf));
  const kept = theirs
    .filter((post) => !without.has(idOf(post) ?? ""))
    .map((post) => ({ post: recordOf(post), index: indexOf.get(idOf(post)) }));
  const more = ownPosts.flatMap((post, index) => (known.has(idOf(post)) ? [] : [{ post, index }]));
  const mine = (index: number | undefined) => (index === undefined ? {} : recordOf(ownPosts[index]));
  return {
    posts: [...kept.map(({ post, index }) => over(post, mine(index))), ...more.map(({ post }) => post)],
    places: [...kept, ...more].map(({ index }) => index),
    faults: [
      ...kept.flatMap(({ post, index }) => {
        const fixed = (post["may-adapt"] ?? brought["may-adapt"]) === "false";
        if (index === undefined || !fixed || !saysItself(mine(index))) return [];
        return [[["posts", index], wordForWord(idOf(post) ?? "")] as const];
      }),
      ...names.flatMap((id, index) =>
        known.has(textOf(id)) ? [] : [[["based-on", "without", index], noSuchPost(textOf(id) ?? "")] as const],
      ),
    ],
  };
}

function wordForWord(id: string): Fault {
  return fault(
    "pack-words-fixed",
    `The pack asks that ${id} is posted word for word, and these are other words.`,
    "Ask whoever made it, or take your own words out.",
  );
}

function noSuchPost(id: string): Fault {
  return fault("pack-post-unknown", `The pack has no post "${id}".`, "Take it out of `without`, or correct it.");
}

/** What the file does not say itself stands where it names the pack. */
function overlaid(source: Source, own: Data, places: readonly (number | undefined)[]): Source {
  const mapped = (path: Path): Path | undefined => {
    const [first, second, ...rest] = path;
    if (first !== "posts" || typeof second !== "number") return path;
    const index = places[second];
    return index === undefined ? undefined : [first, index, ...rest];
  };
  return {
    ...source,
    place: (path, at) => {
      const there = mapped(path);
      const isOwn = there !== undefined && (there.length === 0 || valueAt(own, there) !== undefined);
      return isOwn ? source.place(there, at) : source.place(["based-on", "pack"]);
    },
  };
}
