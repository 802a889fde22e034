/** What an error of fetch says about a request: whether it can have left this machine, and why its answer is lost. */
import { ForeignReply, mayRefuse, ReplyTooLarge } from "./guarded-fetch.ts";

/**
 * The connection was never made, so nothing can have been written. A way that is lost under a connection that stands
 * gives some of the same codes; `connect` alone tells that there was none.
 */
const unreachable = new Set([
  "ECONNREFUSED",
  "ENOTFOUND",
  "EAI_AGAIN",
  "EHOSTUNREACH",
  "ENETUNREACH",
  "UND_ERR_CONNECT_TIMEOUT",
]);

/** A success whose words make no sense: half of it, a page, another thing than was asked for. */
export class GarbledReply extends Error {
  override readonly name = "GarbledReply";
}

/** No whole answer came, as a client library without fetch tells it. Where the server was never `reached`, nothing was sent. */
export class LostReply extends Error {
  override readonly name = "LostReply";
  readonly reached: boolean;

  constructor(reached: boolean, cause: Error | undefined) {
    super("The answer was lost.", { cause });
    this.reached = reached;
  }
}

/** The error, its cause, the cause of that, and so on. */
export function causesOf(error: unknown): readonly Error[] {
  const chain: Error[] = [];
  for (let at = error; at instanceof Error && chain.length < 6; at = at.cause) {
    chain.push(at);
    if (at instanceof AggregateError && at.errors[0] instanceof Error) chain.push(at.errors[0]);
  }
  return chain;
}

/** The first code that the system gave, such as ECONNRESET. */
export function codeOf(error: unknown): string | undefined {
  return causesOf(error)
    .map((cause) => (cause as NodeJS.ErrnoException).code)
    .find((code) => typeof code === "string");
}

/** The system's name for why no connection was made; undefined where one may have been. */
export function neverSent(error: unknown): string | undefined {
  const cause = causesOf(error).find((each) => typeof (each as NodeJS.ErrnoException).code === "string");
  const { code, syscall } = (cause ?? {}) as NodeJS.ErrnoException;
  const stood = syscall === "read" || syscall === "write" || syscall === "writev" || syscall === "shutdown";
  return code !== undefined && unreachable.has(code) && !stood ? code : undefined;
}

/** Why nothing can have been sent, in a word; undefined where it may have been. */
export function unreachedBy(error: unknown): string | undefined {
  if (!(error instanceof LostReply)) return neverSent(error);
  return error.reached ? undefined : (codeOf(error) ?? "no connection");
}

/** Whether the time limit was over, or somebody said stop. */
export function ranOut(chain: readonly Error[]): boolean {
  return chain.some(({ name }) => name === "TimeoutError" || name === "AbortError");
}

export function isRedirect(error: unknown): boolean {
  return causesOf(error).some(({ message }) => message === "unexpected redirect");
}

/** A no of something in front of the network: it proves nothing about a write, and soon says the same to a read. */
export function isForeignNo(error: unknown): boolean {
  return causesOf(error).some((cause) => cause instanceof ForeignReply && mayRefuse(cause.httpStatus));
}

/** Why nobody knows what the server did, in words for people. `server` begins the sentence. */
export function whyLost(
  error: unknown,
  server: string,
  ownWords: (error: unknown) => string | undefined = () => undefined,
): string {
  const chain = causesOf(error);
  const foreign = chain.find((cause) => cause instanceof ForeignReply || cause instanceof ReplyTooLarge);
  if (foreign) return foreign.message;
  if (ranOut(chain)) return `${server} did not answer in time.`;
  if (error instanceof GarbledReply) return error.message;
  const words = ownWords(error);
  if (words !== undefined) return words;
  const code = codeOf(error);
  return `The answer of ${server.replace(/^The /, "the ")} was lost${code ? ` (${code})` : ""}.`;
}
