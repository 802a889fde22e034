/** One request to an address that is itself a secret: no redirect is followed, nothing of the address is ever said. */

import { isLoopback } from "../system/loopback.ts";

/** Milliseconds. */
const patience = 10_000;

/** @throws {Error} for an address that would carry what is said in the clear. */
export function safeAddress(name: string, value: string, protocols: readonly string[]): URL {
  const url = URL.canParse(value) ? new URL(value) : undefined;
  const safe = url !== undefined && (protocols.includes(url.protocol) || isLoopback(url.hostname));
  if (!safe) throw new Error(`${name} is not an address that begins with ${protocols[0]}//.`);
  return url;
}

export async function request(name: string, value: string, init: RequestInit = {}): Promise<void> {
  const url = safeAddress(name, value, ["https:"]);
  let response: Response;
  try {
    response = await fetch(url, { ...init, redirect: "manual", signal: AbortSignal.timeout(patience) });
  } catch (error) {
    const { name: kind } = error as Error;
    throw new Error(kind === "TimeoutError" ? "it did not answer within 10 seconds." : "it could not be reached.", {
      cause: error,
    });
  }
  // Whatever it answers is not read: only whether it took it.
  await response.body?.cancel();
  if (!response.ok) throw new Error(`it answered ${response.status}.`);
}
