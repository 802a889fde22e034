/** The pictures of an import, each once, under names of our own: a file's name may say who is in it. */
import { createHash } from "node:crypto";
import path from "node:path";
import { sniff } from "../../../images/sniff.ts";
import type { PictureRef } from "../blocks.ts";
import type { LeftOver } from "../find/found.ts";
import { pictureEndings } from "../take/read-given.ts";

export interface TakenPicture {
  /** Its id among the assets. */
  readonly id: string;
  /** "picture-01.png". */
  readonly name: string;
  readonly bytes: Buffer;
  readonly alt: string;
}

export interface PictureSources {
  /** Of a document, by its name: those inside of it. */
  readonly inside: ReadonlyMap<string, ReadonlyMap<string, Buffer>>;
  /** By path: those beside the documents. */
  readonly beside: ReadonlyMap<string, Buffer>;
}

const dataLimit = 20_000_000;

function ofData(name: string): Buffer | undefined {
  const [, encoding, data] = /^data:image\/[\w.+-]+((?:;[\w=-]+)*),([\s\S]*)$/i.exec(name) ?? [];
  if (data === undefined || data.length > dataLimit) return undefined;
  return encoding?.includes("base64") === true ? Buffer.from(data, "base64") : Buffer.from(unescaped(data), "utf8");
}

function unescaped(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

function key(name: string): string {
  return unescaped(name).replaceAll("\\", "/").normalize("NFC").toLowerCase();
}

function bareKey(name: string): string {
  return path.posix.basename(key(name)).replace(/\.[a-z]{3,4}$/, "");
}

/** A name of a picture, or what a sentence calls it: "quote-1". */
export class Pictures {
  readonly #sources: PictureSources;
  readonly #beside: ReadonlyMap<string, string>;
  readonly #bare: ReadonlyMap<string, string>;
  readonly #taken = new Map<string, TakenPicture>();
  readonly #used = new Set<string>();
  readonly left: LeftOver[] = [];

  constructor(sources: PictureSources) {
    this.#sources = sources;
    const names = [...sources.beside.keys()];
    this.#beside = new Map(names.map((name) => [key(name), name]));
    this.#bare = new Map(names.map((name) => [bareKey(name), name]));
  }

  /** Its id, or undefined where it cannot be had: then it is listed. */
  take({ name, alt }: PictureRef, file: string, where: string): string | undefined {
    const bytes = this.#bytesOf(name, file);
    const shown = name.startsWith("data:") ? "a picture inside of the page" : name;
    if (bytes === undefined) {
      const words = [shown, alt].filter((each) => each !== "").join(": ");
      const isElsewhere = /^(?:https?:)?\/\//i.test(name);
      this.left.push({
        where,
        what: isElsewhere ? "a picture that lies elsewhere" : "a picture that is not there",
        text: words,
      });
      return undefined;
    }
    const ending = pictureEndings[sniff(bytes)];
    if (ending === undefined) {
      this.left.push({
        where,
        what: "a picture of a kind that is not read",
        text: [shown, alt].filter((each) => each !== "").join(": "),
      });
      return undefined;
    }
    return this.#keep(bytes, ending, alt).id;
  }

  #bytesOf(name: string, file: string): Buffer | undefined {
    if (name.startsWith("data:")) return ofData(name);
    const inside = this.#sources.inside.get(file)?.get(name);
    if (inside !== undefined) return inside;
    const folder = path.posix.dirname(file);
    const tried = [path.posix.join(folder, key(name)), key(name)].map((each) => this.#beside.get(each));
    const found = tried.find((each) => each !== undefined) ?? this.#bare.get(bareKey(name));
    if (found === undefined) return undefined;
    this.#used.add(found);
    return this.#sources.beside.get(found);
  }

  #keep(bytes: Buffer, ending: string, alt: string): TakenPicture {
    const hash = createHash("sha256").update(bytes).digest("hex");
    const known = this.#taken.get(hash);
    if (known !== undefined) {
      const better = known.alt === "" && alt !== "" ? { ...known, alt } : known;
      if (known.alt !== "" && alt !== "" && alt !== known.alt) {
        this.left.push({ where: known.name, what: "another alt text of this picture", text: alt });
      }
      this.#taken.set(hash, better);
      return better;
    }
    const id = `picture-${String(this.#taken.size + 1).padStart(2, "0")}`;
    const taken = { id, name: `${id}.${ending}`, bytes, alt };
    this.#taken.set(hash, taken);
    return taken;
  }

  /** Files beside the documents that none of them names. */
  takeRest(): void {
    for (const [name, bytes] of this.#sources.beside) {
      const ending = pictureEndings[sniff(bytes)];
      if (!this.#used.has(name) && ending !== undefined) this.#keep(bytes, ending, "");
    }
  }

  get all(): readonly TakenPicture[] {
    return [...this.#taken.values()];
  }
}
