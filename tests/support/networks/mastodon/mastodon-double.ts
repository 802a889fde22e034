/** A server on loopback that answers as Mastodon and servers like it do, and notes what nobody has described. */
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { formFields } from "../multipart.ts";
import { MastodonAccount, type Outcome } from "./mastodon-account.ts";
import { type AskedFor, type Description, describedMastodon } from "./mastodon-description.ts";
import { credentialEntity, instanceEntity, type Scene, type StoredStatus } from "./mastodon-entities.ts";
import { type Variant, variants } from "./mastodon-variants.ts";

export interface DoubleSettings {
  readonly variant?: Variant;
  readonly description?: Description;
  /** What handles on this server end with. */
  readonly domain?: string;
  /** Looks that a picture is worked on before it is ready. */
  readonly processing?: number;
  /** The server cannot make anything of any picture. */
  readonly brokenPictures?: boolean;
  /** The server's clock, which dates posts. */
  readonly now?: () => Date;
  /** Awaited before a request is answered: whoever asked waits as long. */
  readonly hold?: (request: string) => Promise<void>;
  /** Changes what is answered before it is checked and sent. */
  readonly distort?: (request: string, body: unknown) => unknown;
}

export interface MastodonDouble {
  readonly url: string;
  readonly token: string;
  readonly username: string;
  readonly description: Description;
  readonly account: MastodonAccount;
  readonly statuses: readonly StoredStatus[];
  /** Requests in order: method and path. */
  readonly asked: readonly string[];
  /** What requests and replies had that the description does not know. */
  readonly complaints: readonly string[];
  /** Bodies of new posts, as they came. */
  readonly written: readonly Readonly<Record<string, unknown>>[];
  /** Requests come through a proxy: addresses of posts are told on it. */
  seenAt(origin: string): void;
  stop(): Promise<void>;
}

const routes: readonly (readonly [string, RegExp])[] = [
  ["/api/v1/accounts/verify_credentials", /^\/api\/v1\/accounts\/verify_credentials$/],
  ["/api/v2/instance", /^\/api\/v2\/instance$/],
  ["/api/v1/accounts/{id}/statuses", /^\/api\/v1\/accounts\/([\w-]+)\/statuses$/],
  ["/api/v1/statuses", /^\/api\/v1\/statuses$/],
  ["/api/v1/statuses/{id}", /^\/api\/v1\/statuses\/([\w-]+)$/],
  ["/api/v1/statuses/{id}/source", /^\/api\/v1\/statuses\/([\w-]+)\/source$/],
  ["/api/v1/statuses/{id}/reblog", /^\/api\/v1\/statuses\/([\w-]+)\/reblog$/],
  ["/api/v1/statuses/{id}/unreblog", /^\/api\/v1\/statuses\/([\w-]+)\/unreblog$/],
  ["/api/v2/search", /^\/api\/v2\/search$/],
  ["/api/v2/media", /^\/api\/v2\/media$/],
  ["/api/v1/media/{id}", /^\/api\/v1\/media\/([\w-]+)$/],
];
const token = "zK3-double-access-token_9fQ";
const username = "nyscp";

async function bytesOf(request: IncomingMessage): Promise<Buffer> {
  const pieces: Buffer[] = [];
  for await (const piece of request) pieces.push(piece as Buffer);
  return Buffer.concat(pieces);
}

/** A form's file becomes a word, so that its description can be checked; its bytes are counted. */
function bodyOf(bytes: Buffer, contentType = ""): { readonly body?: Record<string, unknown>; readonly size: number } {
  if (bytes.length === 0) return { size: 0 };
  if (!contentType.startsWith("multipart/form-data")) return { body: JSON.parse(bytes.toString("utf8")), size: 0 };
  const fields = formFields(bytes, contentType);
  const entries = [...fields].map(([name, value]) => [name, name === "file" ? "bytes" : value.toString("utf8")]);
  return { body: Object.fromEntries(entries), size: fields.get("file")?.length ?? 0 };
}

interface Asked extends AskedFor {
  readonly id: string;
  readonly fields: Readonly<Record<string, unknown>>;
  readonly size: number;
  readonly key: string | undefined;
}

function answerTo(asked: Asked, account: MastodonAccount, settings: DoubleSettings): Outcome {
  const { method, route, id, fields } = asked;
  switch (`${method} ${route}`) {
    case "GET /api/v1/accounts/verify_credentials":
      return { status: 200, body: credentialEntity(account.scene) };
    case "GET /api/v2/instance":
      return { status: 200, body: instanceEntity(account.scene, settings.domain ?? "127.0.0.1") };
    case "GET /api/v1/accounts/{id}/statuses":
      return account.list(asked.query);
    case "POST /api/v1/statuses":
      return account.post(fields, asked.key);
    case "DELETE /api/v1/statuses/{id}":
      return account.remove(id);
    case "GET /api/v1/statuses/{id}":
      return account.one(id);
    case "POST /api/v1/statuses/{id}/reblog":
      return account.boost(id);
    case "POST /api/v1/statuses/{id}/unreblog":
      return account.unboost(id);
    case "GET /api/v2/search":
      return account.search(asked.query);
    case "GET /api/v1/statuses/{id}/source":
      return account.source(id);
    case "POST /api/v2/media":
      return account.upload(fields, asked.size, settings);
    case "GET /api/v1/media/{id}":
      return account.look(id);
    default:
      return { status: 404, body: { error: "The page you are looking for isn't here." } };
  }
}

export async function startMastodonDouble(settings: DoubleSettings = {}): Promise<MastodonDouble> {
  const { variant = variants.mastodon, description = describedMastodon(), now = () => new Date() } = settings;
  const asked: string[] = [];
  const complaints: string[] = [];
  const written: Record<string, unknown>[] = [];
  const scene: { -readonly [Key in keyof Scene]: Scene[Key] } = { variant, origin: "", username, accountId: "109" };
  const account = new MastodonAccount(scene, now);

  async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { pathname, searchParams: query } = new URL(request.url ?? "/", scene.origin);
    const method = request.method ?? "GET";
    asked.push(`${method} ${pathname}`);
    const found = routes.map(([name, shape]) => [name, shape.exec(pathname)] as const).find(([, match]) => match);
    const route = found?.[0] ?? pathname;
    const { body, size } = bodyOf(await bytesOf(request), request.headers["content-type"]);
    const described = { method, route, query, ...(body !== undefined && { body }) };
    complaints.push(...description.request(described));
    if (route === "/api/v1/statuses" && body) written.push(body);
    const key = request.headers["idempotency-key"];
    const all = { ...described, id: found?.[1]?.[1] ?? "", fields: body ?? {}, size, key: key?.toString() };
    await settings.hold?.(`${method} ${route}`);
    const known = request.headers.authorization === `Bearer ${token}`;
    const answer = known
      ? answerTo(all, account, settings)
      : { status: 401, body: { error: "The access token is invalid" } };
    const told = settings.distort ? settings.distort(`${method} ${route}`, answer.body) : answer.body;
    complaints.push(...description.reply(described, answer.status, told));
    response.writeHead(answer.status, {
      "content-type": "application/json; charset=utf-8",
      "x-ratelimit-limit": "300",
      "x-ratelimit-remaining": "299",
      "x-ratelimit-reset": variant.reset(new Date(Date.now() + 300_000)),
    });
    response.end(JSON.stringify(told));
  }

  const server = createServer((request, response) => {
    serve(request, response).catch((error: unknown) => {
      complaints.push(`The double failed: ${String(error)}`);
      request.socket.destroy();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  scene.origin = url;
  return {
    url,
    token,
    username,
    description,
    account,
    statuses: account.statuses,
    asked,
    complaints,
    written,
    seenAt(origin) {
      scene.origin = origin;
    },
    stop: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}
