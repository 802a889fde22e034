/** What is wrong with who an account says it is: before anything is sent, and when a person asks. */
import type { Account, Identity } from "../networks/network.ts";
import { spans } from "./engine.ts";

function bare(handle: string): string {
  return handle.trim().replace(/^@/, "").toLowerCase();
}

/** `ann@social.example.org` and `ann` are one handle where only one of them names its server. */
function sameHandle(ours: string, theirs: string): boolean {
  const [a, b] = [bare(ours), bare(theirs)];
  return a === b || a.startsWith(`${b}@`) || b.startsWith(`${a}@`);
}

/** A sentence, or undefined when it is the account that accounts.yaml names. */
export function wrongHandle(account: Account, { handle }: Identity): string | undefined {
  if (account.handle === "" || handle === "" || sameHandle(account.handle, handle)) return undefined;
  return `The credentials belong to @${bare(handle)}, and accounts.yaml says @${bare(account.handle)}.`;
}

/** A sentence, or undefined when it may post. */
export function mayNotPost(account: Account, { handle, mayPost }: Identity): string | undefined {
  if (mayPost) return undefined;
  const who = bare(handle === "" ? account.handle : handle);
  return `${who === "" ? account.id : `@${who}`} may not post with these credentials.`;
}

/** A sentence, or undefined when the server's clock is near enough to ours, or it did not tell. */
export function wrongClock({ serverTime }: Identity, now: Date): string | undefined {
  if (serverTime === undefined) return undefined;
  const apart = serverTime.getTime() - now.getTime();
  if (Math.abs(apart) <= spans.clockFault) return undefined;
  const direction = apart > 0 ? "behind" : "ahead of";
  return `The clock of this machine is ${Math.round(Math.abs(apart) / 1000)} seconds ${direction} the server's. Set it right.`;
}
