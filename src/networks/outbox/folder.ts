/**
 * Posts as folders: `2027-03-18/0900-<account>-<campaign>-<post>-1-<key>/` with post.json, text.txt and the pictures.
 * A folder appears whole or not at all (written aside, then renamed) and is known by its key, so that the same key
 * twice is one post. The page beside them is made from the post.json files alone.
 */
import { randomBytes } from "node:crypto";
import { readdirSync, renameSync, rmdirSync, rmSync } from "node:fs";
import path from "node:path";
import { writeFileAtomically } from "../../system/files/files.ts";
import {
  isOwnFile,
  makeDraftFolder,
  makeOwnFolder,
  ObstacleError,
  obstacleAt,
  obstacleOnWay,
  readOwnFile,
  touchOwnFile,
} from "../../system/files/own-folders.ts";
import type { FittedImage } from "../network.ts";
import { pictureBytes } from "../wire/picture-bytes.ts";
import { type OutboxKind, pageOf } from "./page/page.ts";
import { type Post, type PostFile, postFile, type StoredPost, samePost, toPostFile } from "./post-file.ts";

export type Written = "written" | "unchanged" | "replaced";

const day = /^\d{4}-\d{2}-\d{2}$/;
const staleMark = ".page-is-stale";
const pageName = "index.html";

/** A piece of a folder's name that is safe on every file system. */
function safe(text: string, length: number): string {
  return (
    text
      .toLowerCase()
      .replace(/[^a-z0-9.]+/g, "-")
      .replace(/^[-.]+|[-.]+$/g, "")
      .slice(0, length) || "post"
  );
}

function folderOf(post: PostFile): string {
  const local = post.local && /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/.test(post.local) ? post.local : undefined;
  const [date = "", time = ""] = (local ?? post.dueAt).split("T");
  const clock = `${time.slice(0, 5).replace(":", "")}${local ? "" : "z"}`;
  const [campaign = "", name = ""] = post.delivery.split("/");
  return `${date}/${clock}-${safe(post.account.id, 40)}-${safe(campaign, 30)}-${safe(name, 40)}-${post.part + 1}-${post.key.slice(0, 12)}`;
}

/** Real folders only: what lies behind a link is none of ours. */
function foldersIn(root: string, directory: string): string[] {
  if (obstacleOnWay(root, directory) !== undefined) return [];
  try {
    return readdirSync(directory, { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .map((entry) => entry.name)
      .sort();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return [];
    throw error;
  }
}

export class OutboxFolder {
  readonly directory: string;
  private readonly root: string;
  private readonly kind: OutboxKind;

  /**
   * @param directory absolute; made when something is written to it.
   * @param root absolute: below it nothing is written, read or deleted through a link. It may be `directory` itself.
   */
  constructor(directory: string, root: string, kind: OutboxKind = "outbox") {
    this.directory = directory;
    this.root = root;
    this.kind = kind;
  }

  /**
   * Writes a post. One with the same key stays as it is, or with `replace` is exchanged when its words, pictures or
   * labels differ. @throws {ObstacleError} before anything is written, where a link or the like is in the way.
   */
  write(post: Post, mode: "keep" | "replace" = "keep"): { readonly stored: StoredPost; readonly done: Written } {
    const entry = toPostFile(post);
    const present = this.find(post.key.hash, post.key.dueAt);
    if (present && (mode === "keep" || samePost(present.post, entry))) return { stored: present, done: "unchanged" };
    const stored = { folder: folderOf(entry), post: entry };
    const target = path.join(this.directory, stored.folder);
    this.refuseObstacles(target);
    const draft = this.draft(post, entry);
    try {
      if (present) this.discard(present.folder);
      makeOwnFolder(this.root, path.dirname(target));
      renameSync(draft, target);
    } catch (error) {
      rmSync(draft, { recursive: true, force: true });
      if (error instanceof ObstacleError) throw error;
      // Another process was first: its folder is this post.
      const other = this.find(post.key.hash, post.key.dueAt);
      if (other && samePost(other.post, entry)) return { stored: other, done: "unchanged" };
      throw error;
    }
    return { stored, done: present ? "replaced" : "written" };
  }

  private refuseObstacles(target: string): void {
    const files = [staleMark, pageName].map((name) => path.join(this.directory, name));
    const [obstacle] = [obstacleOnWay(this.root, target), ...files.map(obstacleAt)].filter(
      (each) => each !== undefined,
    );
    if (obstacle !== undefined) throw new ObstacleError(obstacle);
  }

  private draft(post: Post, entry: PostFile): string {
    const name = `.${entry.key.slice(0, 12)}.${randomBytes(4).toString("hex")}.part`;
    const draft = makeDraftFolder(this.root, this.directory, name);
    try {
      this.markStale();
      const put = (image: FittedImage | undefined, name: string | undefined) => {
        if (image !== undefined && name !== undefined) writeFileAtomically(path.join(draft, name), pictureBytes(image));
      };
      for (const [index, image] of post.part.images.entries()) put(image, entry.images[index]?.file);
      put(post.part.card?.image, entry.card?.image?.file);
      writeFileAtomically(path.join(draft, "text.txt"), `${entry.text}\n`);
      writeFileAtomically(path.join(draft, "post.json"), `${JSON.stringify(entry, null, 2)}\n`);
    } catch (error) {
      rmSync(draft, { recursive: true, force: true });
      throw error;
    }
    return draft;
  }

  /** By key. Looks on the due day and its neighbours, since folders are named by local days. */
  find(key: string, dueAt: Date): StoredPost | undefined {
    for (const offset of [0, -1, 1]) {
      const date = new Date(dueAt.getTime() + offset * 86_400_000).toISOString().slice(0, 10);
      for (const name of foldersIn(this.root, path.join(this.directory, date))) {
        if (!name.endsWith(`-${key.slice(0, 12)}`)) continue;
        const post = this.read(`${date}/${name}`);
        if (post?.key === key) return { folder: `${date}/${name}`, post };
      }
    }
    return undefined;
  }

  /** Every post, by due instant, then delivery and part. */
  list(): readonly StoredPost[] {
    const stored: StoredPost[] = [];
    for (const date of foldersIn(this.root, this.directory).filter((name) => day.test(name))) {
      for (const name of foldersIn(this.root, path.join(this.directory, date))) {
        const post = this.read(`${date}/${name}`);
        if (post) stored.push({ folder: `${date}/${name}`, post });
      }
    }
    const order = ({ post }: StoredPost) => `${post.dueAt} ${post.delivery} ${String(post.part).padStart(4, "0")}`;
    return stored.sort((a, b) => (order(a) < order(b) ? -1 : 1));
  }

  /** Removes a post by key; false where there was none. */
  remove(key: string, dueAt: Date): boolean {
    const present = this.find(key, dueAt);
    if (present) this.discard(present.folder);
    return present !== undefined;
  }

  /** Removes every post whose key is not among these, and says which deliveries that were. */
  prune(keys: ReadonlySet<string>): readonly string[] {
    const gone = this.list().filter(({ post }) => !keys.has(post.key));
    for (const { folder } of gone) this.discard(folder);
    return [...new Set(gone.map(({ post }) => post.delivery))];
  }

  /**
   * Makes index.html anew where posts have changed since it was made, by this process or one that died.
   * @throws {ObstacleError}
   */
  refreshPage(): void {
    const mark = path.join(this.directory, staleMark);
    if (!isOwnFile(mark)) return;
    this.refuseObstacles(this.directory);
    writeFileAtomically(path.join(this.directory, pageName), pageOf(this.list(), this.kind));
    rmSync(mark, { force: true });
  }

  private read(folder: string): PostFile | undefined {
    try {
      const parsed = postFile.safeParse(JSON.parse(readOwnFile(path.join(this.directory, folder, "post.json"))));
      return parsed.success ? parsed.data : undefined;
    } catch {
      // A folder of somebody else's, or one just being removed: it is no post.
      return undefined;
    }
  }

  private markStale(): void {
    touchOwnFile(path.join(this.directory, staleMark));
  }

  /** Renamed aside first, so that it is gone at once and whole. */
  private discard(folder: string): void {
    this.markStale();
    const target = path.join(this.directory, folder);
    const aside = path.join(this.directory, `.gone.${randomBytes(4).toString("hex")}.part`);
    renameSync(target, aside);
    rmSync(aside, { recursive: true, force: true });
    try {
      rmdirSync(path.dirname(target));
    } catch {
      // The day has other posts.
    }
  }
}
