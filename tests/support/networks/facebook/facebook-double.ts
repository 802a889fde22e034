/**
 * A loopback stand-in for the Graph API of one Page. Every request is held to a strict description of what may be sent;
 * where Meta's own parameter lists lie beside the repository, to those as well. What does not fit is answered as
 * Facebook would, and kept in `violations`, so that a wrong field cannot pass unseen.
 */
import { existsSync, readFileSync } from "node:fs";
import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import path from "node:path";
import { z } from "zod";

export interface DoublePost {
  readonly id: string;
  readonly message: string;
  readonly link?: string;
  readonly alts: readonly string[];
  readonly createdAt: Date;
  readonly from?: string;
}

export interface FacebookDouble {
  readonly url: string;
  readonly page: string;
  readonly token: string;
  /** Newest first, as the feed lists them. */
  readonly posts: readonly DoublePost[];
  readonly violations: readonly string[];
  /** Posts that the ranked feed leaves out. */
  readonly hidden: Set<string>;
  /** Puts a post there that did not come through the API. */
  add(post: Partial<DoublePost>): DoublePost;
  stop(): Promise<void>;
}

const lists = path.resolve(import.meta.dirname, "../../../../../shared/specs/meta/Page.json");
export const description = existsSync(lists)
  ? "Meta's own parameter lists and a strict double"
  : "a strict double (Meta's parameter lists are not here)";

interface Api {
  readonly method: string;
  readonly endpoint: string;
  readonly params: readonly { readonly name: string }[];
}
const official: readonly Api[] = existsSync(lists) ? JSON.parse(readFileSync(lists, "utf8")).apis : [];

const text = z.string().min(1);
const fields = z.strictObject({ fields: z.string().regex(/^[a-z_]+(,[a-z_]+)*$/) });
const allowed = {
  "GET me": fields,
  "GET post": fields,
  "GET feed": fields.extend({
    limit: z.string().regex(/^(100|[1-9]\d?)$/),
    since: z.string().regex(/^\d{10}$/),
    after: text.optional(),
  }),
  "POST feed": z.strictObject({
    message: text.optional(),
    link: z.url().optional(),
    attached_media: z.array(z.strictObject({ media_fbid: z.string().regex(/^\d+$/) })).optional(),
  }),
  "POST photos": z.strictObject({
    published: z.literal("false"),
    alt_text_custom: z.string(),
    source: z.object({ type: z.enum(["image/jpeg", "image/png"]), size: z.number().min(1).max(4_000_000) }),
  }),
  "DELETE post": z.strictObject({}),
} as const;

class Refused extends Error {
  readonly error: { readonly code: number; readonly error_subcode?: number; readonly message: string };
  constructor(code: number, message: string, subcode?: number) {
    super(message);
    this.error = { code, message: `(#${code}) ${message}`, ...(subcode && { error_subcode: subcode }) };
  }
}

type Values = Readonly<Record<string, unknown>>;

/** `attached_media[0]={...}` and its like, as Facebook's forms have them. */
function unfolded(entries: Iterable<readonly [string, unknown]>): Values {
  const values: Record<string, unknown> = {};
  for (const [name, value] of entries) {
    const list = /^(?<base>\w+)\[(?<index>\d+)\]$/.exec(name)?.groups;
    if (list?.base === undefined) values[name] = value;
    else values[list.base] = [...((values[list.base] as unknown[]) ?? []), JSON.parse(String(value))];
  }
  return values;
}

async function bodyOf(request: IncomingMessage): Promise<Values> {
  const pieces: Uint8Array[] = [];
  for await (const piece of request) pieces.push(piece as Uint8Array);
  if (pieces.length === 0) return {};
  const type = request.headers["content-type"] ?? "";
  const body = new Response(Buffer.concat(pieces), { headers: { "content-type": type } });
  return unfolded((await body.formData()).entries());
}

/** `now` is what the double dates posts by. */
export async function startFacebookDouble(
  now: () => Date = () => new Date("2027-03-18T09:00:02Z"),
): Promise<FacebookDouble> {
  const page = "1029384756";
  const token = "EAAB-page-token-of-the-double-7731";
  const posts: DoublePost[] = [];
  const photos = new Map<string, string>();
  const violations: string[] = [];
  const hidden = new Set<string>();
  let number = 5000;

  function nextNumber(): string {
    number += 1;
    return String(number);
  }
  function add(post: Partial<DoublePost>): DoublePost {
    const added = { id: `${page}_${nextNumber()}`, message: "", alts: [], createdAt: now(), from: page, ...post };
    posts.unshift(added);
    return added;
  }
  function hold(action: keyof typeof allowed, values: Values): Values {
    const [method, endpoint] = action.split(" ");
    const parsed = allowed[action].safeParse(values);
    const problems = parsed.success
      ? []
      : parsed.error.issues.map(({ path: at, message }) => `${at.join(".")} ${message}`);
    const known = official.find((api) => api.method === method && api.endpoint === endpoint)?.params;
    // The lists name no files, and a reader's fields and cursors go for every edge.
    const common = new Set(["source", "fields", "since", "after"]);
    for (const name of known ? Object.keys(values) : []) {
      if (!common.has(name) && !known?.some((param) => param.name === name)) problems.push(`${name} is no parameter`);
    }
    if (problems.length === 0) return values;
    violations.push(`${action}: ${problems.join("; ")}`);
    throw new Refused(100, `Invalid parameter: ${problems.join("; ")}`);
  }
  function found(id: string): DoublePost {
    const post = posts.find((each) => each.id === id);
    if (post) return post;
    throw new Refused(100, `Unsupported request. Object with ID '${id}' does not exist`, 33);
  }

  function publish(values: Values): Values {
    const message = String(values.message ?? "");
    if (message.length > 63_206) throw new Refused(100, "Param message is too long.");
    if (message !== "" && posts[0]?.message === message) throw new Refused(506, "Duplicate status message");
    const alts = ((values.attached_media ?? []) as { media_fbid: string }[]).map(({ media_fbid }) => {
      const alt = photos.get(media_fbid);
      if (alt === undefined) throw new Refused(100, `Invalid photo ${media_fbid}`);
      return alt;
    });
    const { id } = add({
      message: message.trim(),
      alts,
      ...(values.link !== undefined && { link: String(values.link) }),
    });
    return { id };
  }
  function feed({ limit, since, after }: Values): Values {
    const from = Number(after ?? 0);
    const listed = posts
      .filter(({ id, createdAt }) => !hidden.has(id) && createdAt.getTime() >= Number(since) * 1000)
      .slice(from, from + Number(limit));
    const data = listed.map(({ id, message, createdAt, from: author }) => ({
      id,
      ...(message !== "" && { message }),
      created_time: createdAt.toISOString().replace(/\.\d+Z$/, "+0000"),
      from: { id: author, name: "Example Partnership" },
    }));
    const next = `${page}/feed?access_token=${token}`;
    return { data, paging: { cursors: { before: "0", after: String(from + listed.length) }, next } };
  }
  function upload(values: Values): Values {
    const id = nextNumber();
    photos.set(id, String(values.alt_text_custom));
    return { id };
  }
  function remove(id: string): Values {
    posts.splice(posts.indexOf(found(id)), 1);
    return { success: true };
  }

  function route(action: string, name: string, values: Values): Values {
    switch (action) {
      case "GET me":
        hold(action, values);
        return { id: page, name: "Example Partnership" };
      case "GET feed":
        return feed(hold(action, values));
      case "POST feed":
        return publish(hold(action, values));
      case "POST photos":
        return upload(hold(action, values));
      case "GET post":
        hold(action, values);
        return { id: found(name).id };
      case "DELETE post":
        hold(action, values);
        return remove(name);
      default:
        violations.push(action);
        throw new Refused(100, "Unsupported request", 33);
    }
  }

  async function answer(request: IncomingMessage): Promise<Values> {
    const url = new URL(request.url ?? "", "http://127.0.0.1");
    const body = await bodyOf(request);
    if (url.searchParams.has("access_token")) violations.push("The token is in the address.");
    if (request.headers.authorization !== `Bearer ${token}`) {
      throw new Refused(190, `Invalid OAuth access token ${request.headers.authorization}`);
    }
    const [, version, name = "", edge] = url.pathname.split("/");
    if (version !== "v26.0") violations.push(`Version ${version}`);
    if (edge !== undefined && name !== page) violations.push(`Not the Page: ${name}`);
    const node = name === "me" ? "me" : "post";
    return route(`${request.method} ${edge ?? node}`, name, { ...Object.fromEntries(url.searchParams), ...body });
  }

  const server = createServer((request, response) => {
    const headers = { "content-type": "application/json; charset=UTF-8" };
    answer(request)
      .then((reply) => response.writeHead(200, headers).end(JSON.stringify(reply)))
      .catch((error: unknown) => {
        if (!(error instanceof Refused)) violations.push(String(error));
        const reply = error instanceof Refused ? error.error : { code: 1, message: "An unknown error occurred" };
        const body = JSON.stringify({ error: { type: "OAuthException", fbtrace_id: "Adouble", ...reply } });
        response.writeHead(error instanceof Refused ? 400 : 500, headers).end(body);
      });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    page,
    token,
    posts,
    violations,
    hidden,
    add,
    stop: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}
