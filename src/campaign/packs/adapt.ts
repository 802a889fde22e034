/**
 * A campaign file that is based on a pack: what the pack brings, with what the file says over it. All that comes after
 * sees one file; a problem of what the pack brought stands where the file names the pack.
 */
import path from "node:path";
import { type Fault, fault, isFault } from "../../diagnostics/fault.ts";
import type { Path, Source } from "../../diagnostics/source.ts";
import type { ReadPack } from "../file/packs/read-pack.ts";
import type { PackFault } from "../surroundings.ts";
import { isRecord, valueAt } from "../written/shape.ts";
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

/** A text and a thread replace each other. */
function without(data: Map, keys: readonly string[]): Map {
  return Object.fromEntries(Object.entries(data).filter(([key]) => !keys.includes(key)));
}

/** Words of its own are the words everywhere: those that the pack has for one network would not be. */
function over(brought: Map, own: Map): Map {
  if (saysItself(own)) return { ...without(brought, [...contents, "for"]), ...own };
  const [theirs, ours] = [recordOf(brought.for), recordOf(own.for)];
  const both = { ...theirs, ...ours };
  const merged = Object.keys(both).map((name) => {
    const [each = {}, mine = {}] = [theirs[name], ours[name]].map(recordOf);
    return [name, { ...(saysItself(mine) ? without(each, contents) : each), ...mine }] as const;
  });
  const overrides = own.for === undefined || isRecord(own.for) ? Object.fromEntries(merged) : own.for;
  return { ...brought, ...own, ...((brought.for ?? own.for) !== undefined && { for: overrides }) };
}

/** What a post says that is to be posted word for word: its words, and what stands beside them. */
const said = ["text", "thread", "series", "images", "lang", "content-warning", "card"];

/** Where the file says of it what is not its own to say. */
function wordsIn(own: Map): readonly Path[] {
  const overrides = Object.entries(recordOf(own.for)).flatMap(([name, each]) =>
    said.flatMap((key) => (recordOf(each)[key] === undefined ? [] : [["for", name, key]])),
  );
  return [...said.flatMap((key) => (own[key] === undefined ? [] : [[key]])), ...overrides];
}

/** Ids of the pictures that it names, wherever in it. */
function picturesIn(data: Data | undefined): readonly string[] {
  if (Array.isArray(data)) return data.flatMap((each: Data) => picturesIn(each));
  if (!isRecord(data)) return [];
  return Object.entries(data).flatMap(([key, each]) =>
    key === "images" || key === "image" ? [each].flat().flatMap((id) => textOf(id) ?? []) : picturesIn(each),
  );
}

const idOf = (post: Data) => textOf(recordOf(post).id);

export interface Adapted {
  readonly file: YamlFile;
  readonly faults: readonly PackFault[];
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
      ...kept.flatMap(({ post, index }, place) => {
        if ((post["may-adapt"] ?? brought["may-adapt"]) !== "false") return [];
        const found = wordForWord(idOf(post) ?? "");
        const words = wordsIn(mine(index)).map((path): PackFault => [["posts", place, ...path], found, place]);
        const pictures = picturesIn(post).filter((id) => recordOf(own.assets)[id] !== undefined);
        return [...words, ...pictures.map((id): PackFault => [["assets", id], found, place])];
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
    `The pack asks that ${id} is posted word for word, and this says otherwise.`,
    "Ask whoever made it, or take this out. Under `for`, `skip`, `at` and `late` are yours.",
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
