/**
 * masto over requests that are guarded: to the account's own server only, without redirects, within a time and a size.
 * Its own wire calls the global fetch, reads replies of any size, and loses the status of an error told in HTML; masto's
 * parts are exported one by one, so the rest of it is kept and the wire is ours.
 */
import type { mastodon } from "masto";
import { HttpActionDispatcherHookMastodon } from "masto/adapters/action/dispatcher-http-hook-mastodon.js";
import { createActionProxy, HttpActionDispatcher } from "masto/adapters/action/index.js";
import { BaseHttp } from "masto/adapters/http/base-http.js";
import { SerializerNativeImpl } from "masto/adapters/serializers/index.js";
import type { HttpRequestParams, HttpResponse, Serializer } from "masto/interfaces/index.js";
import type { GuardedFetch } from "../../wire/guarded-fetch.ts";
import { GarbledReply } from "../../wire/wire-faults.ts";
import { ServerError } from "../errors.ts";

export interface ApiSettings {
  readonly origin: URL;
  readonly token: string;
  readonly userAgent: string;
  readonly ask: GuardedFetch;
}

/** Every request of the client ends with the signal. */
export type Api = (signal: AbortSignal) => mastodon.rest.Client;

const serializer: Serializer = new SerializerNativeImpl();

function wordsOf(body: unknown): string {
  const { error, error_description: description } = (body ?? {}) as Record<string, unknown>;
  return [error, description].filter((word) => typeof word === "string").join(": ");
}

function isJson(response: Response): boolean {
  return /^application\/(?:[a-z.+-]*\+)?json\b/i.test(response.headers.get("content-type") ?? "");
}

/** Undefined for what is no JSON. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** The whole of a reply, with keys as masto spells them. */
function dataOf<T>(response: Response, text: string): T {
  if (!isJson(response))
    throw new GarbledReply(`The server answered ${response.status} with something that is no JSON.`);
  try {
    return serializer.deserialize<T>("json", text);
  } catch {
    throw new GarbledReply("The server's answer could not be read; it may be only half of one.");
  }
}

class GuardedHttp extends BaseHttp {
  readonly #settings: ApiSettings;
  readonly #signal: AbortSignal;

  constructor(settings: ApiSettings, signal: AbortSignal) {
    super();
    this.#settings = settings;
    this.#signal = signal;
  }

  override async request<T>(params: HttpRequestParams): Promise<HttpResponse<T>> {
    const response = await this.#ask(params);
    // By its definition still being worked on; some servers send nothing with it.
    if (response.status === 206) return { headers: response.headers, data: {} as T };
    const text = await response.text();
    if (!response.ok) throw new ServerError(response.status, wordsOf(parsed(text)), response.headers);
    return { headers: response.headers, data: dataOf<T>(response, text) };
  }

  async #ask({ method, path, search, body, encoding = "json", requestInit }: HttpRequestParams): Promise<Response> {
    const { origin, token, userAgent, ask } = this.#settings;
    const url = new URL(path, origin);
    if (search !== undefined) {
      url.search = typeof search === "string" ? search : serializer.serialize("querystring", search);
    }
    const headers = new Headers(requestInit?.headers);
    headers.set("accept", "application/json");
    headers.set("authorization", `Bearer ${token}`);
    headers.set("user-agent", userAgent);
    if (body === undefined) return ask(url, { method, headers, signal: this.#signal });
    // masto's own switch, which is not for the server.
    const { skipPolling: _, ...told } = body;
    if (encoding === "json") headers.set("content-type", "application/json");
    return ask(url, { method, headers, body: serializer.serialize(encoding, told), signal: this.#signal });
  }
}

export function apiOf(settings: ApiSettings): Api {
  return (signal) => {
    const http = new GuardedHttp(settings, signal);
    const dispatcher = new HttpActionDispatcher(http, new HttpActionDispatcherHookMastodon(http));
    return createActionProxy<mastodon.rest.Client>(dispatcher as Parameters<typeof createActionProxy>[0], {
      context: ["api"],
    });
  };
}
