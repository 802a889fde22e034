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

/** An error reply that the network's own server cannot have written, such as a gateway's HTML page. */
export class ForeignReply extends Error {
  override readonly name = "ForeignReply";
  /** Not `status`: client libraries take that for their own. */
  readonly httpStatus: number;

  constructor(httpStatus: number) {
    super(`The server answered ${httpStatus} with a page that is no answer of the network.`);
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

export type GuardedFetch = (url: URL, init: RequestInit) => Promise<Response>;

export function guardedFetch(
  real: typeof fetch,
  allowed: (origin: string) => boolean,
  limits: FetchLimits = usualLimits,
): GuardedFetch {
  return async (url, init) => {
    if (!allowed(url.origin)) throw new ForbiddenOrigin(`${url.origin} is not a server that may be asked.`);
    const timeout = AbortSignal.timeout(limits.timeout);
    const signal = init.signal ? AbortSignal.any([init.signal, timeout]) : timeout;
    const response = await real(url, { ...init, redirect: "error", signal });
    const json = /^application\/(?:[a-z.+-]*\+)?json\b/i.test(response.headers.get("content-type") ?? "");
    // 408 says as little as a page does: the request may have been read to its end.
    if ((!response.ok && !json) || response.status === 408) {
      await response.body?.cancel();
      throw new ForeignReply(response.status);
    }
    const body = await bodyOf(response, limits.replyBytes);
    const empty = response.status === 204 || response.status === 205 || response.status === 304;
    return new Response(empty ? null : body, { status: response.status, headers: response.headers });
  };
}
