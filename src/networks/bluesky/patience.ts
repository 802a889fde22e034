/** Trying again what may be done twice, reads and uploads, after a passing fault. All else goes out once. */
import { ForeignReply } from "../wire/guarded-fetch.ts";
import { retried, type Sleep } from "../wire/retry.ts";
import { causesOf } from "../wire/wire-faults.ts";

/** Said by the server itself, in its own words. */
class PassingFault extends Error {
  override readonly name = "PassingFault";
  readonly response: Response;

  constructor(response: Response) {
    super(`The server answered ${response.status}.`);
    this.response = response;
  }
}

/** An upload shows nowhere until a post names it, and the same bytes are the same upload. */
export function isRepeatable(path: string, { method = "GET", body }: RequestInit): boolean {
  if (method.toUpperCase() === "GET") return true;
  return path.startsWith("/xrpc/com.atproto.repo.uploadBlob") && !(body instanceof ReadableStream);
}

/** Who was silent for the whole time limit is not asked twice. */
function worthwhile(error: unknown): boolean {
  if (error instanceof PassingFault) return true;
  const chain = causesOf(error);
  if (chain.some(({ name }) => name === "TimeoutError" || name === "AbortError")) return false;
  const foreign = chain.find((cause) => cause instanceof ForeignReply);
  return foreign ? foreign.httpStatus >= 500 : error instanceof TypeError;
}

/** The last answer, whatever it is. Throws what the last attempt threw. */
export async function patiently(
  send: () => Promise<Response>,
  { signal, sleep }: { readonly signal: AbortSignal; readonly sleep?: Sleep | undefined },
): Promise<Response> {
  async function attempt(): Promise<Response> {
    const response = await send();
    if (response.status >= 500 && !response.headers.has("retry-after")) throw new PassingFault(response);
    return response;
  }
  try {
    return await retried(attempt, { signal, worthwhile, ...(sleep && { sleep }) });
  } catch (error) {
    if (error instanceof PassingFault) return error.response;
    throw error;
  }
}
