/** A server on loopback that answers as X does: signed requests, wrapped links, refused repeats, pages of posts. */
import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import twitterText from "twitter-text";
import { formFields } from "../multipart.ts";
import { type DescribedRequest, type Description, describedX } from "./x-description.ts";
import { isSigned, type XKeys } from "./x-oauth.ts";
import { invalidRequest, notFound, xErrors } from "./x-replies.ts";
import { type TimelineEntry, timelineEntry } from "./x-timeline.ts";

export interface StoredPost {
  readonly id: string;
  /** As it was sent. */
  readonly text: string;
  readonly createdAt: Date;
  readonly mediaIds: readonly string[];
  readonly answers?: string;
}

export interface StoredMedia {
  readonly id: string;
  readonly bytes: Buffer;
  alt?: string;
}

export interface XDouble {
  readonly url: string;
  readonly user: { readonly id: string; readonly handle: string };
  readonly keys: XKeys;
  readonly posts: readonly StoredPost[];
  readonly media: ReadonlyMap<string, StoredMedia>;
  readonly description: Description;
  /** What requests had that the description does not know. */
  readonly complaints: readonly string[];
  readonly asked: readonly string[];
  /** Requests come through a proxy and are signed for its address. */
  signedFor(origin: string): void;
  /** Somebody posts with a phone. */
  postByHand(text: string, createdAt?: Date): StoredPost;
  stop(): Promise<void>;
}

export interface XDoubleSettings {
  readonly description?: Description;
  /** What X called post.fields before. */
  readonly oldNames?: boolean;
  readonly accessLevel?: string;
  /** Changes a reply before it leaves. */
  readonly distort?: (entries: readonly TimelineEntry[]) => readonly TimelineEntry[];
}

type Answer = { readonly status: number; readonly body: unknown };
const routes: readonly (readonly [string, RegExp])[] = [
  ["/2/users/me", /^\/2\/users\/me$/],
  ["/2/users/{id}/tweets", /^\/2\/users\/(\w+)\/tweets$/],
  ["/2/tweets", /^\/2\/tweets$/],
  ["/2/tweets/{id}", /^\/2\/tweets\/(\w+)$/],
  ["/2/media/upload", /^\/2\/media\/upload$/],
  ["/2/media/metadata", /^\/2\/media\/metadata$/],
];

async function bytesOf(request: IncomingMessage): Promise<Buffer> {
  const pieces: Buffer[] = [];
  for await (const piece of request) pieces.push(piece as Buffer);
  return Buffer.concat(pieces);
}

function bodyOf(bytes: Buffer, contentType = ""): { body?: unknown; media?: Buffer } {
  if (bytes.length === 0) return {};
  if (!contentType.startsWith("multipart/form-data")) return { body: JSON.parse(bytes.toString("utf8")) };
  const fields = formFields(bytes, contentType);
  const media = fields.get("media");
  const body = Object.fromEntries([...fields].map(([name, value]) => [name, value.toString("latin1")]));
  return { body, ...(media && { media }) };
}

class Account {
  readonly user = { id: "2244994945", handle: "nyscp_example" };
  readonly posts: StoredPost[] = [];
  readonly media = new Map<string, StoredMedia>();
  readonly #settings: XDoubleSettings;
  #ids = 1_900_000_000_000_000_000n;
  #clock = Date.parse("2027-03-18T09:00:05Z");

  constructor(settings: XDoubleSettings) {
    this.#settings = settings;
  }

  nextId(): string {
    this.#ids += 1n;
    return String(this.#ids);
  }

  store(text: string, more: Partial<StoredPost> = {}): StoredPost {
    this.#clock += 1000;
    const post = { id: this.nextId(), text, createdAt: new Date(this.#clock), mediaIds: [], ...more };
    this.posts.unshift(post);
    return post;
  }

  create(body: { text: string; media?: { media_ids: string[] }; reply?: { in_reply_to_tweet_id: string } }): Answer {
    const mediaIds = body.media?.media_ids ?? [];
    const answers = body.reply?.in_reply_to_tweet_id;
    if (twitterText.parseTweet(body.text).weightedLength > 280) return invalidRequest("Your Tweet text is too long.");
    if (mediaIds.some((id) => !this.media.has(id))) return xErrors.media;
    if (answers !== undefined && !this.posts.some(({ id }) => id === answers)) return xErrors.notYours;
    if (this.posts.some(({ text }) => text === body.text)) return xErrors.duplicate;
    const post = this.store(body.text, { mediaIds, ...(answers !== undefined && { answers }) });
    const { id, text } = timelineEntry(post, this.user.handle);
    return { status: 201, body: { data: { id, text, edit_history_post_ids: [id] } } };
  }

  timeline(query: URLSearchParams): Answer {
    const wanted = this.#settings.oldNames ? "tweet.fields" : "post.fields";
    const since = Date.parse(query.get("start_time") ?? "2010-11-06T00:00:00Z");
    const size = Number(query.get("max_results") ?? 10);
    const from = Number(query.get("pagination_token")?.slice(4) ?? 0);
    const all = this.posts.filter(({ createdAt }) => createdAt.getTime() >= since);
    const detailed = (query.get(wanted) ?? "").includes("entities");
    const entries = all.slice(from, from + size).map((post) => timelineEntry(post, this.user.handle, detailed));
    const next_token = from + size < all.length ? `page${from + size}` : undefined;
    const meta = { result_count: entries.length, ...(next_token !== undefined && { next_token }) };
    const data = this.#settings.distort?.(entries) ?? entries;
    return { status: 200, body: { ...(data.length > 0 && { data }), meta } };
  }

  remove(id: string): Answer {
    const index = this.posts.findIndex((post) => post.id === id);
    if (index < 0) return notFound(id);
    this.posts.splice(index, 1);
    return { status: 200, body: { data: { deleted: true } } };
  }

  upload(bytes: Buffer | undefined): Answer {
    if (bytes === undefined) return invalidRequest("media is required");
    const id = this.nextId();
    this.media.set(id, { id, bytes });
    return {
      status: 200,
      body: { data: { id, media_key: `3_${id}`, expires_after_secs: 86_400, size: bytes.length } },
    };
  }

  describe(body: { id: string; metadata: { alt_text: { text: string } } }): Answer {
    const media = this.media.get(body.id);
    if (media === undefined) return notFound(body.id);
    media.alt = body.metadata.alt_text.text;
    return { status: 200, body: { data: { id: body.id, associated_metadata: body.metadata } } };
  }

  answer(request: DescribedRequest, media: Buffer | undefined): Answer {
    const { id = "" } = request.parameters;
    switch (`${request.method} ${request.route}`) {
      case "GET /2/users/me":
        return { status: 200, body: { data: { id: this.user.id, name: "Example", username: this.user.handle } } };
      case "GET /2/users/{id}/tweets":
        return this.timeline(request.query);
      case "POST /2/tweets":
        return this.create(request.body as Parameters<Account["create"]>[0]);
      case "DELETE /2/tweets/{id}":
        return this.remove(id);
      case "POST /2/media/upload":
        return this.upload(media);
      case "POST /2/media/metadata":
        return this.describe(request.body as Parameters<Account["describe"]>[0]);
      default:
        return { status: 404, body: xErrors.unauthorized.body };
    }
  }
}

export async function startXDouble(settings: XDoubleSettings = {}): Promise<XDouble> {
  const description = settings.description ?? describedX();
  const account = new Account(settings);
  const keys: XKeys = {
    "api-key": "api-key-of-the-app",
    "api-secret": "api-secret-5f3a/+=",
    "access-token": "2244994945-token",
    "access-secret": "access-secret-9c1d&",
  };
  const complaints: string[] = [];
  const asked: string[] = [];
  let origin = "";

  function complaintsOf(request: DescribedRequest): readonly string[] {
    const found = description.request(request);
    // A server that speaks the old names refuses the new ones, whatever the description says.
    if (!settings.oldNames) return found;
    return request.query.has("post.fields") ? ["The query parameter [post.fields] is not one of [tweet.fields]"] : [];
  }

  async function serve(incoming: IncomingMessage): Promise<Answer> {
    const url = new URL(incoming.url ?? "/", origin);
    const method = incoming.method ?? "GET";
    asked.push(`${method} ${url.pathname}`);
    const { body, media } = bodyOf(await bytesOf(incoming), incoming.headers["content-type"]);
    const match = routes.find(([, pattern]) => pattern.test(url.pathname));
    const [route, pattern] = match ?? [url.pathname, /$^/];
    const id = pattern.exec(url.pathname)?.[1];
    const request = { method, route, query: url.searchParams, body, parameters: id === undefined ? {} : { id } };
    const wrong = complaintsOf(request);
    if (!settings.oldNames) complaints.push(...wrong);
    if (!isSigned({ method, url, authorization: incoming.headers.authorization }, keys)) return xErrors.unauthorized;
    if (wrong.length > 0) return invalidRequest(wrong.join("; "));
    const answer = account.answer(request, media);
    if (!settings.oldNames) complaints.push(...description.reply(request, answer.status, answer.body));
    return answer;
  }

  const server = createServer((incoming, response) => {
    serve(incoming).then(
      ({ status, body }) =>
        response
          .writeHead(status, {
            "content-type": `application/${status < 400 ? "json" : "problem+json"}; charset=utf-8`,
            "x-access-level": settings.accessLevel ?? "read-write",
            "x-rate-limit-limit": "100",
            "x-rate-limit-remaining": "99",
            "x-rate-limit-reset": "1800000000",
          })
          .end(JSON.stringify(body)),
      (error: unknown) => response.writeHead(500).end(String(error)),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  origin = url;
  return {
    url,
    user: account.user,
    keys,
    posts: account.posts,
    media: account.media,
    description,
    complaints,
    asked,
    signedFor(address) {
      origin = address;
    },
    postByHand: (text, createdAt) => account.store(text, createdAt ? { createdAt } : {}),
    stop: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}
