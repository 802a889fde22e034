/** The account on the double: its posts and uploads, with the rules by which servers take and refuse them. */
import { graphemeLength } from "../../../../src/networks/text/graphemes.ts";
import { mediaEntity, type Scene, type StoredMedia, type StoredStatus, statusEntity } from "./mastodon-entities.ts";

export interface Outcome {
  readonly status: number;
  readonly body: unknown;
}

type Fields = Readonly<Record<string, unknown>>;

const keyLife = 3_600_000;

function refused(error: string, status = 422): Outcome {
  return { status, body: { error } };
}

function words(value: unknown): string {
  return typeof value === "string" ? value : "";
}

export class MastodonAccount {
  readonly scene: Scene;
  readonly statuses: StoredStatus[] = [];
  readonly media = new Map<string, StoredMedia>();
  /** Ids of the posts that the account has boosted, each as often as it was newly made. */
  readonly boosts: string[] = [];
  /** Posts on other servers, by address: what this one calls them once it has fetched them. */
  readonly elsewhere = new Map<string, string>();
  readonly #now: () => Date;
  readonly #keys = new Map<string, { readonly id: string; readonly at: number }>();
  #made = 0;

  constructor(scene: Scene, now: () => Date) {
    this.scene = scene;
    this.#now = now;
  }

  /** Puts a post there as it stands: by a person with a phone, or long ago. */
  put(text: string, more: Partial<StoredStatus> = {}): StoredStatus {
    this.#made += 1;
    const status: StoredStatus = {
      id: this.scene.variant.newId(this.#made),
      text,
      spoiler: "",
      sensitive: false,
      language: "en",
      visibility: "public",
      createdAt: this.#now(),
      media: [],
      answers: null,
      ...more,
    };
    this.statuses.push(status);
    return status;
  }

  post(fields: Fields, key: string | undefined): Outcome {
    const again = key === undefined ? undefined : this.#seenBefore(key);
    if (again) return again;
    const { refusal, media } = this.#attached(fields);
    const text = words(fields.status).trim();
    const spoiler = words(fields.spoiler_text);
    const fault = refusal ?? this.#faultOf(text, spoiler, media) ?? this.#faultOfPlace(fields.in_reply_to_id);
    if (fault) return fault;
    const status = this.put(text, {
      media,
      spoiler,
      answers: words(fields.in_reply_to_id) || null,
      sensitive: fields.sensitive === true || spoiler !== "",
      language: words(fields.language) || null,
      visibility: words(fields.visibility) || "public",
      ...(key !== undefined && { key }),
    });
    if (key !== undefined && this.scene.variant.keys !== "ignored")
      this.#keys.set(key, { id: status.id, at: this.#now().getTime() });
    return this.#told(status);
  }

  list(query: URLSearchParams): Outcome {
    const newestFirst = this.statuses.toReversed();
    const maxId = query.get("max_id");
    const from = maxId === null ? 0 : newestFirst.findIndex(({ id }) => id === maxId) + 1;
    const limit = Math.min(Number(query.get("limit") ?? 20), 40);
    const page = newestFirst.slice(from, from + limit);
    return { status: 200, body: page.map((status) => statusEntity(status, this.scene)) };
  }

  source(id: string): Outcome {
    const status = this.statuses.find((each) => each.id === id);
    if (status === undefined || !this.scene.variant.source) return refused("Record not found", 404);
    return { status: 200, body: { id, text: status.text, spoiler_text: status.spoiler } };
  }

  one(id: string): Outcome {
    const status = this.statuses.find((each) => each.id === id);
    return status ? this.#told(status) : refused("Record not found", 404);
  }

  /** The boost that is there already, or a new one. */
  boost(id: string): Outcome {
    const status = this.statuses.find((each) => each.id === id);
    if (status === undefined || status.visibility === "direct") return refused("Record not found", 404);
    if (!this.boosts.includes(id)) this.boosts.push(id);
    const wrapper = { ...statusEntity({ ...status, id: `${id}-boost` }, this.scene) };
    return { status: 200, body: { ...wrapper, reblogged: true, reblog: this.#told(status).body } };
  }

  unboost(id: string): Outcome {
    const index = this.boosts.indexOf(id);
    if (index >= 0) this.boosts.splice(index, 1);
    return this.one(id);
  }

  search(query: URLSearchParams): Outcome {
    const wanted = query.get("q") ?? "";
    const id = query.get("resolve") === "true" ? this.elsewhere.get(wanted) : undefined;
    const found = this.statuses.filter((status) => status.id === id);
    const statuses = found.map((status) => ({ ...Object(this.#told(status).body), url: wanted, uri: wanted }));
    return { status: 200, body: { accounts: [], hashtags: [], statuses } };
  }

  remove(id: string): Outcome {
    const index = this.statuses.findIndex((status) => status.id === id);
    const [status] = index < 0 ? [] : this.statuses.splice(index, 1);
    return status ? this.#told(status) : refused("Record not found", 404);
  }

  upload(fields: Fields, bytes: number, how: { processing?: number; brokenPictures?: boolean }): Outcome {
    const { variant } = this.scene;
    if (bytes === 0) return refused("Validation failed: File can't be blank");
    if (bytes > variant.imageSize) return refused("Validation failed: File is too large");
    const description = words(fields.description) || null;
    const limit = variant.descriptionLimit ?? Number.MAX_SAFE_INTEGER;
    if ((description ?? "").length > limit) return refused("Validation failed: Description is too long");
    const media: StoredMedia = {
      id: String(this.media.size + 1),
      bytes,
      description,
      focus: words(fields.focus) || null,
      looks: how.processing ?? 0,
      ...(how.brokenPictures && { failed: "Error processing thumbnail for uploaded media" }),
    };
    this.media.set(media.id, media);
    return { status: media.looks > 0 || media.failed ? 202 : 200, body: this.#picture(media) };
  }

  look(id: string): Outcome {
    const media = this.media.get(id);
    if (media === undefined) return refused("Record not found", 404);
    media.looks -= 1;
    if (media.looks > 0) return { status: 206, body: this.#picture(media) };
    return media.failed ? refused(media.failed) : { status: 200, body: this.#picture(media) };
  }

  #seenBefore(key: string): Outcome | undefined {
    const before = this.#keys.get(key);
    if (before === undefined || this.#now().getTime() - before.at >= keyLife) return undefined;
    if (this.scene.variant.keys === "refused") return refused("Duplicate idempotency key.", 400);
    const status = this.statuses.find(({ id }) => id === before.id);
    return status ? this.#told(status) : refused("Record not found", 404);
  }

  /** Pixelfed is for pictures, and most of its servers refuse words alone; the double lets them in. */
  #faultOf(text: string, spoiler: string, media: readonly StoredMedia[]): Outcome | undefined {
    const { maxCharacters } = this.scene.variant;
    if (this.#tooLong(text, spoiler))
      return refused(`Validation failed: Text character limit of ${maxCharacters} exceeded`);
    return text === "" && media.length === 0 ? refused("Validation failed: Text can't be blank") : undefined;
  }

  #faultOfPlace(answers: unknown): Outcome | undefined {
    const there = answers === undefined || this.statuses.some(({ id }) => id === answers);
    return there ? undefined : refused("Record not found", 404);
  }

  #picture(media: StoredMedia): object {
    return mediaEntity(media.failed ? { ...media, looks: 1 } : media, this.scene);
  }

  #told(status: StoredStatus): Outcome {
    const reblogged = this.boosts.includes(status.id);
    return { status: 200, body: { ...statusEntity(status, this.scene), reblogged } };
  }

  #attached(fields: Fields): { readonly refusal?: Outcome; readonly media: readonly StoredMedia[] } {
    const ids = Array.isArray(fields.media_ids) ? fields.media_ids.map(String) : [];
    const media = ids.map((id) => this.media.get(id)).filter((found) => found !== undefined);
    if (ids.length > this.scene.variant.maxMedia) {
      return { refusal: refused("Validation failed: Cannot attach more files than the server allows"), media };
    }
    if (media.length < ids.length) {
      return { refusal: refused("Media not found or already attached to another post"), media };
    }
    const busy = media.some(({ looks }) => looks > 0);
    return busy
      ? { refusal: refused("Cannot attach files that have not finished processing. Try again in a moment!"), media }
      : { media };
  }

  #tooLong(text: string, spoiler: string): boolean {
    const { maxCharacters, perUrl } = this.scene.variant;
    const counted = text
      .replace(/https?:\/\/[^\s]+/g, "x".repeat(perUrl))
      .replace(/@([a-z0-9_]+)@[a-z0-9.-]+[a-z0-9]/gi, "@$1");
    return graphemeLength(spoiler) + graphemeLength(counted) > maxCharacters;
  }
}
