/** Requests to the Graph API: the token in a header, never in an address; replies limited and checked. */
import type { ZodType } from "zod";
import { type FetchLimits, type GuardedFetch, guardedFetch } from "../wire/guarded-fetch.ts";
import type { ReplyHeaders } from "../wire/outcomes.ts";
import { GarbledReply } from "../wire/wire-faults.ts";
import { errorReply, type GraphErrorBody, isOwnError } from "./schema.ts";

/** The Graph API itself said no. */
export class GraphError extends Error {
  override readonly name = "GraphError";
  readonly status: number;
  readonly body: GraphErrorBody;
  readonly headers: ReplyHeaders;

  constructor(reply: { readonly status: number; readonly body: GraphErrorBody; readonly headers: ReplyHeaders }) {
    super(`Graph API error ${reply.body.code}`);
    this.status = reply.status;
    this.body = reply.body;
    this.headers = reply.headers;
  }
}

export interface GraphRequest<T> {
  readonly method: "GET" | "POST" | "DELETE";
  /** Below the version: `me`, `<page>/feed`. */
  readonly path: string;
  readonly query?: Readonly<Record<string, string>>;
  readonly body?: URLSearchParams | FormData;
  readonly schema: ZodType<T>;
}

export interface GraphReply<T> {
  readonly body: T;
  readonly headers: ReplyHeaders;
}

export interface GraphSettings {
  readonly fetch: typeof fetch;
  readonly origin: string;
  /** Such as `v26.0`. */
  readonly version: string;
  readonly token: string;
  readonly userAgent: string;
  readonly limits?: FetchLimits | undefined;
}

/** Throws GraphError, GarbledReply, or what fetch throws. */
export type Graph = <T>(request: GraphRequest<T>, signal: AbortSignal) => Promise<GraphReply<T>>;

function json(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // Cut short, or a page: the caller takes it for a reply that says nothing.
    return undefined;
  }
}

async function read<T>(response: Response, schema: ZodType<T>): Promise<GraphReply<T>> {
  const headers = Object.fromEntries(response.headers);
  const body = json(await response.text());
  const failed = errorReply.safeParse(body);
  // Some errors come with status 200.
  if (failed.success) throw new GraphError({ status: response.status, body: failed.data.error, headers });
  const parsed = schema.safeParse(body);
  if (!response.ok || !parsed.success)
    throw new GarbledReply(`Facebook's answer (${response.status}) could not be understood.`);
  return { body: parsed.data, headers };
}

export function graphApi({ fetch, origin, version, token, userAgent, limits }: GraphSettings): Graph {
  const ask: GuardedFetch = guardedFetch(fetch, { allowed: (asked) => asked === origin, isOwnError, limits });
  return async ({ method, path, query, body, schema }, signal) => {
    signal.throwIfAborted();
    const url = new URL(`/${version}/${path}`, origin);
    for (const [name, value] of Object.entries(query ?? {})) url.searchParams.set(name, value);
    const headers = { accept: "application/json", authorization: `Bearer ${token}`, "user-agent": userAgent };
    const response = await ask(url, { method, headers, signal, ...(body && { body }) });
    return read(response, schema);
  };
}
