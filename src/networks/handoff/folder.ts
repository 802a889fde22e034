/**
 * A task as a folder that a person opens. It appears whole or not at all (written aside, then renamed), and is known by
 * its key, so that the same key twice is one folder.
 */
import { randomBytes } from "node:crypto";
import { readdirSync, renameSync, rmSync } from "node:fs";
import path from "node:path";
import { writeFileAtomically } from "../../system/files/files.ts";
import { makeDraftFolder, ObstacleError, obstacleOnWay, readOwnFile } from "../../system/files/own-folders.ts";
import { pictureBytes } from "../wire/picture-bytes.ts";
import { pageOf } from "./page.ts";
import { reminderOf } from "./reminder.ts";
import { cardImageOf, folderName, imagesOf, type Task } from "./task.ts";

/** What `campaign` itself reads again; people need not. */
const ownFile = "hand-off.json";

function ownFileOf(task: Task): string {
  const { account, key, part, place } = task;
  const images = imagesOf(task).map(({ file, image: { asset, alt, sha256 } }) => ({ file, asset, alt, sha256 }));
  const entry = {
    version: 1,
    key: key.hash,
    delivery: key.delivery,
    part: key.part,
    account: account.id,
    channel: account.options.channel,
    dueAt: key.dueAt,
    createdAt: key.createdAt,
    text: part.text,
    lang: part.lang,
    images,
    facts: part.facts,
    share: part.share,
    answers: place.parent?.id,
  };
  return `${JSON.stringify(entry, null, 2)}\n`;
}

function altTextsOf(task: Task): string {
  return imagesOf(task)
    .map(({ file, image }) => `${file}\n${image.alt}\n`)
    .join("\n");
}

export class HandoffFolder {
  readonly directory: string;
  private readonly root: string;

  /**
   * @param directory absolute; made when something is written to it.
   * @param root absolute: below it nothing is written, read or deleted through a link.
   */
  constructor(directory: string, root: string) {
    this.directory = directory;
    this.root = root;
  }

  /** Absolute; undefined where there is none. */
  find(hash: string): string | undefined {
    const name = this.folders().find((each) => each.endsWith(`-${hash.slice(0, 12)}`) && this.keyIn(each) === hash);
    return name === undefined ? undefined : path.join(this.directory, name);
  }

  /**
   * Writes a task, unless one with its key is there, and says where. `shown` makes of a path what people call it.
   * @throws {ObstacleError} before anything is written, where a link or the like is in the way.
   */
  write(task: Task, shown: (folder: string) => string): string {
    const { hash } = task.key;
    const present = this.find(hash);
    if (present) return present;
    const target = path.join(this.directory, folderName(task.key));
    const obstacle = obstacleOnWay(this.root, target);
    if (obstacle !== undefined) throw new ObstacleError(obstacle);
    const name = `.${hash.slice(0, 12)}.${randomBytes(4).toString("hex")}.part`;
    const draft = makeDraftFolder(this.root, this.directory, name);
    try {
      this.fill(draft, task, shown(target));
      renameSync(draft, target);
      return target;
    } catch (error) {
      rmSync(draft, { recursive: true, force: true });
      // Another process was first: its folder is this task.
      const other = this.find(hash);
      if (other) return other;
      throw error;
    }
  }

  private fill(draft: string, task: Task, shown: string): void {
    const put = (name: string, content: string | Uint8Array) => writeFileAtomically(path.join(draft, name), content);
    const card = cardImageOf(task);
    for (const { file, image } of card ? [...imagesOf(task), card] : imagesOf(task)) put(file, pictureBytes(image));
    put("text.txt", `${task.part.share?.receipt?.url ?? task.part.text}\n`);
    if (task.part.images.length > 0) put("alt-texts.txt", altTextsOf(task));
    put("reminder.ics", reminderOf(task, shown));
    put("hand-off.html", pageOf(task));
    put(ownFile, ownFileOf(task));
  }

  /** False where there was none. */
  remove(hash: string): boolean {
    const folder = this.find(hash);
    if (folder === undefined) return false;
    // Renamed aside first, so that it is gone at once and whole.
    const aside = path.join(this.directory, `.gone.${randomBytes(4).toString("hex")}.part`);
    renameSync(folder, aside);
    rmSync(aside, { recursive: true, force: true });
    return true;
  }

  /** Real folders only: what lies behind a link is none of ours. */
  private folders(): string[] {
    if (obstacleOnWay(this.root, this.directory) !== undefined) return [];
    try {
      return readdirSync(this.directory, { withFileTypes: true })
        .filter((entry) => entry.isDirectory())
        .map((entry) => entry.name);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === "ENOENT") return [];
      throw error;
    }
  }

  private keyIn(name: string): string | undefined {
    try {
      const entry: unknown = JSON.parse(readOwnFile(path.join(this.directory, name, ownFile)));
      const { key } = entry as { key?: unknown };
      return typeof key === "string" ? key : undefined;
    } catch {
      // No such folder, or one of somebody else's: it is no task.
      return undefined;
    }
  }
}
