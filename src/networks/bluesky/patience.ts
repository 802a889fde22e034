/** Trying again what may be done twice, reads and uploads, after a passing fault. All else goes out once. */
import { retried, type Sleep } from "../wire/retry.ts";
import { worthwhile } from "./errors.ts";

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
    // Below the client, where its errors are not made yet.
    const again = (error: unknown) => error instanceof PassingFault || worthwhile(error);
    return await retried(attempt, { signal, worthwhile: again, sleep });
  } catch (error) {
    if (error instanceof PassingFault) return error.response;
    throw error;
  }
}
