/**
 * The files of a revision, written out without git's help: `checkout` and `archive` run the filters that a repository's
 * settings name, make links, and heed what a tree says of itself. Here a file is its bytes.
 */
import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { type GitWish, git, type Repository } from "./git.ts";

interface Entry {
  /** 100644 and 100755 are files, 120000 is a link, 160000 another repository. */
  readonly mode: string;
  readonly id: string;
  /** Bytes. */
  readonly size: number;
  readonly file: string;
}

/** Bytes of one file; a larger one is no picture that would be read. */
const mostOfOne = 50_000_000;
/** Bytes asked for at a time. */
const atATime = 100_000_000;
const mostFiles = 100_000;

const lacking = "this clone lacks some of them, and `git fetch --refetch` may bring them";

/** What a tree may be read for: never secrets or a record of what was sent, whatever it holds. */
const left = /^(\.env|\.campaign|\.git)$/i;

function isPlain(file: string): boolean {
  const parts = file.split("/");
  return parts.every(
    (part) => part !== "" && part !== "." && part !== ".." && !/^\.git$/i.test(part) && !part.includes("\\"),
  );
}

/** @throws {Error} for an answer that git did not give. */
function said(repository: Repository, args: readonly string[], wish: GitWish): Buffer {
  const answer = git(repository, args, wish);
  if (answer.kind === "done") return answer.bytes;
  throw new Error(answer.reason);
}

/** @throws {Error} where git cannot tell how long a file is, since this clone does not hold it. */
function entriesOf(listing: string): readonly Entry[] {
  return listing.split("\0").flatMap((line) => {
    const [, mode, id, size, file] = /^(\d{6}) blob ([0-9a-f]+) +(\S+)\t(.+)$/s.exec(line) ?? [];
    if (mode === undefined || id === undefined || file === undefined) return [];
    if (!/^\d+$/.test(size ?? "")) throw new Error(lacking);
    return [{ mode, id, size: Number(size), file }];
  });
}

function isWanted({ file, size }: Entry): boolean {
  return size <= mostOfOne && isPlain(file) && !left.test(file.split("/")[0] ?? "");
}

/** In lots that fit into memory. */
function* lots(entries: readonly Entry[]): Generator<readonly Entry[]> {
  let lot: Entry[] = [];
  let bytes = 0;
  for (const entry of entries) {
    if (bytes + entry.size > atATime && lot.length > 0) {
      yield lot;
      lot = [];
      bytes = 0;
    }
    lot.push(entry);
    bytes += entry.size;
  }
  if (lot.length > 0) yield lot;
}

/** What `cat-file --batch` answers: a line with id, type and size, the bytes, a line feed; or a line alone for "missing". */
function contentsIn(answer: Buffer): ReadonlyMap<string, Buffer> {
  const contents = new Map<string, Buffer>();
  for (let at = 0; at < answer.length; ) {
    const end = answer.indexOf(0x0a, at);
    const [, id, size] = /^([0-9a-f]+) blob (\d+)$/.exec(answer.subarray(at, end).toString("latin1")) ?? [];
    at = end + 1;
    if (id === undefined) continue;
    contents.set(id, answer.subarray(at, at + Number(size)));
    at += Number(size) + 1;
  }
  return contents;
}

/**
 * Writes the files of a tree into `folder`, which is empty. A link within the tree becomes a copy of the file it leads
 * to; every other link, other repositories, and files that no command would read are left out.
 * @throws {Error} when git gives no answer, lacks files, or the disk takes none.
 */
export function unpackTree(repository: Repository, tree: string, folder: string, wish: GitWish): void {
  const listing = said(repository, ["ls-tree", "-r", "-z", "-l", "--full-tree", tree], wish).toString("utf8");
  const wanted = entriesOf(listing).filter(isWanted);
  if (wanted.length > mostFiles) throw new Error(`it has more than ${mostFiles} files`);
  const files = wanted.filter(({ mode }) => mode.startsWith("100"));
  const named = new Map(files.map((entry) => [entry.file, entry]));
  const links = wanted.filter(({ mode, size }) => mode === "120000" && size < 4096);
  const targets = contentsOf(repository, links, wish);
  const copies = links.flatMap(({ file, id }) => {
    const target = path.posix.join(path.posix.dirname(file), targets.get(id)?.toString("utf8") ?? "");
    const found = named.get(target);
    return found === undefined || file.startsWith("campaigns/") ? [] : [{ ...found, file }];
  });
  for (const lot of lots([...files, ...copies])) {
    const contents = contentsOf(repository, lot, wish);
    for (const { id, file } of lot) {
      const bytes = contents.get(id);
      if (bytes === undefined) throw new Error(lacking);
      const place = path.join(folder, file);
      mkdirSync(path.dirname(place), { recursive: true });
      writeFileSync(place, bytes, { flag: "wx" });
    }
  }
}

function contentsOf(repository: Repository, entries: readonly Entry[], wish: GitWish): ReadonlyMap<string, Buffer> {
  if (entries.length === 0) return new Map();
  const input = [...new Set(entries.map(({ id }) => id))].map((id) => `${id}\n`).join("");
  const most = atATime + mostOfOne + 200 * entries.length;
  return contentsIn(said(repository, ["cat-file", "--batch"], { ...wish, input, most }));
}
