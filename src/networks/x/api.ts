/** twitter-api-v2 signs and sends; each call has its own connection, its limits, and a reply that is not believed. */
import { ApiPartialResponseError, ApiRequestError, ApiResponseError, TwitterApi } from "twitter-api-v2";
import type { ZodType } from "zod";
import { type FetchLimits, usualLimits } from "../wire/guarded-fetch.ts";
import type { ReplyHeaders } from "../wire/outcomes.ts";
import { GarbledReply, LostReply } from "../wire/wire-faults.ts";
import { errorOf } from "./errors.ts";
import { openWire } from "./wire.ts";

export interface Tokens {
  readonly appKey: string;
  readonly appSecret: string;
  readonly accessToken: string;
  readonly accessSecret: string;
}

export interface Reply<T> {
  readonly body: T;
  readonly headers: ReplyHeaders;
}

export interface Request<T> {
  readonly method: "get" | "post" | "delete";
  /** Below /2/. */
  readonly path: string;
  readonly query?: Readonly<Record<string, string>>;
  readonly body?: Readonly<Record<string, unknown>>;
  readonly multipart?: boolean;
  readonly schema: ZodType<T>;
}

/** Throws ErrorReply, ForeignReply, LostReply or GarbledReply; never anything that holds a secret. */
export type Call = <T>(request: Request<T>, signal: AbortSignal) => Promise<Reply<T>>;

export interface ApiSettings {
  readonly origin: string;
  readonly tokens: Tokens;
  readonly userAgent: string;
  readonly limits?: FetchLimits | undefined;
}

function plain(headers: Readonly<Record<string, string | string[] | undefined>>): ReplyHeaders {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, value?.toString()]));
}

export function xApi({ origin, tokens, userAgent, limits = usualLimits }: ApiSettings): Call {
  const settings = {
    prefix: `${origin}/2/`,
    // What is compressed could grow past every limit once it is unpacked.
    compression: false,
    fullResponse: true,
  } as const;

  return async ({ method, path, query, body, multipart, schema }, signal) => {
    signal.throwIfAborted();
    const wire = openWire(origin, limits, signal);
    const { v2 } = new TwitterApi({ ...tokens }, { httpAgent: wire.agent });
    const options = { ...settings, headers: { "user-agent": userAgent } };
    try {
      const { data, headers } =
        method === "post"
          ? await v2.post(path, { ...body }, { ...options, ...(multipart && { forceBodyMode: "form-data" }) })
          : await v2[method](path, { ...query }, options);
      const parsed = schema.safeParse(data);
      if (!parsed.success) throw new GarbledReply("X's answer could not be understood.");
      return { body: parsed.data, headers: plain(headers) };
    } catch (error) {
      // The library's errors hold the request with its signature, so nothing of them is handed on.
      if (error instanceof ApiResponseError) throw errorOf(error.code, plain(error.headers), error.data);
      if (error instanceof ApiRequestError || error instanceof ApiPartialResponseError)
        throw new LostReply(wire.reached(), wire.cause());
      throw error;
    } finally {
      wire.close();
    }
  };
}
