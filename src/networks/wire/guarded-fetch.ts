/**
 * fetch for servers that are not trusted: only to origins that may see the secret, never through a redirect, within
 * a time and a size. The reply is read here to its end, so that the limits hold for its body too.
 */

export interface FetchLimits {
  /** Milliseconds for one request with its whole reply. */
  readonly timeout: number;
  /** Bytes of one reply. */
  readonly replyBytes: number;
}

export const usualLimits: FetchLimits = { timeout: 30_000, replyBytes: 5_000_000 };

/** The request was not made at all. */
export class ForbiddenOrigin extends Error {
  override readonly name = "ForbiddenOrigin";
}

/** An error reply that is none of the network's own: a page of something in front, JSON of another make, half a reply. */
export class ForeignReply extends Error {
  override readonly name = "ForeignReply";
  /** Not `status`: client libraries take that for their own. */
  readonly httpStatus: number;

  constructor(httpStatus: number) {
    super(`The server answered ${httpStatus} with something that is no answer of the network.`);
    this.httpStatus = httpStatus;
  }
}

export class ReplyTooLarge extends Error {
  override readonly name = "ReplyTooLarge";
}

async function bodyOf(response: Response, limit: number): Promise<Uint8Array<ArrayBuffer>> {
  const pieces: Uint8Array[] = [];
  let size = 0;
  for await (const piece of response.body ?? []) {
    size += piece.length;
    if (size > limit) throw new ReplyTooLarge(`The server's answer is larger than ${limit} bytes.`);
    pieces.push(piece);
  }
  const bytes = new Uint8Array(size);
  let offset = 0;
  for (const piece of pieces) {
    bytes.set(piece, offset);
    offset += piece.length;
  }
  return bytes;
}

/** Undefined for what is no JSON. */
function parsed(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(bytes));
  } catch {
    return undefined;
  }
}

/**
 * Whether a reply with this status can be a network's word that it did not take a request. 408 says as little as a page
 * does: the request may have been read to its end.
 */
export function mayRefuse(status: number): boolean {
  return status >= 400 && status < 500 && status !== 408;
}

export type GuardedFetch = (url: URL, init: RequestInit) => Promise<Response>;

export interface Guard {
  readonly allowed: (origin: string) => boolean;
  /** Whether the parsed body of an error is in the network's own words: nothing else is handed on as its refusal. */
  readonly isOwnError: (body: unknown) => boolean;
  readonly limits?: FetchLimits | undefined;
}

/** Throws ForbiddenOrigin, ForeignReply, ReplyTooLarge, or what fetch throws. */
export function guardedFetch(real: typeof fetch, { allowed, isOwnError, limits = usualLimits }: Guard): GuardedFetch {
  return async (url, init) => {
    if (!allowed(url.origin)) throw new ForbiddenOrigin(`${url.origin} is not a server that may be asked.`);
    const timeout = AbortSignal.timeout(limits.timeout);
    const signal = init.signal ? AbortSignal.any([init.signal, timeout]) : timeout;
    const response = await real(url, { ...init, redirect: "error", signal });
    const json = /^application\/(?:[a-z.+-]*\+)?json\b/i.test(response.headers.get("content-type") ?? "");
    const broken = response.status >= 500;
    if (!response.ok && !(json && (broken || mayRefuse(response.status)))) {
      await response.body?.cancel();
      throw new ForeignReply(response.status);
    }
    const body = await bodyOf(response, limits.replyBytes);
    if (!response.ok && !broken && !isOwnError(parsed(body))) throw new ForeignReply(response.status);
    const empty = response.status === 204 || response.status === 205 || response.status === 304;
    return new Response(empty ? null : body, { status: response.status, headers: response.headers });
  };
}
