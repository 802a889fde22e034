/** Who the token belongs to, and what its server allows. */
import type { Identity, ServerFacts } from "../network.ts";
import { retried, type Sleep } from "../wire/retry.ts";
import type { Api } from "./api/api.ts";
import { credentialsReply, instanceReply, understood } from "./api/schema.ts";
import { worthwhile } from "./errors.ts";

export interface Owner {
  readonly id: string;
  readonly username: string;
  readonly mayPost: boolean;
  readonly serverTime?: Date;
}

export interface Asking {
  readonly api: Api;
  readonly signal: AbortSignal;
  readonly sleep: Sleep;
}

export async function ownerOf({ api, signal, sleep }: Asking): Promise<Owner> {
  const read = () => api(signal).v1.accounts.verifyCredentials.$raw();
  const { data, headers } = await retried(read, { signal, worthwhile, sleep });
  const { id, username, suspended } = understood(credentialsReply, data, "account");
  const date = Date.parse(headers.get("date") ?? "");
  return { id, username, mayPost: suspended !== true, ...(!Number.isNaN(date) && { serverTime: new Date(date) }) };
}

export interface InstanceFacts {
  /** What handles on it end with; it may be another name than the server's own. */
  readonly domain: string | undefined;
  readonly facts: ServerFacts;
}

/** JSON only; what the server does not tell is left out. */
export async function instanceOf(
  { api, signal, sleep }: Asking,
  told: { readonly origin: string; readonly on: Date },
): Promise<InstanceFacts> {
  const reply = await retried(() => api(signal).v2.instance.fetch(), { signal, worthwhile, sleep });
  const { configuration, domain, version } = understood(instanceReply, reply, "description of a server");
  const facts = {
    ...configuration?.statuses,
    ...configuration?.mediaAttachments,
    version,
    source: `${told.origin}/api/v2/instance`,
    checkedOn: told.on.toISOString().slice(0, 10),
  };
  return { domain, facts: Object.fromEntries(Object.entries(facts).filter(([, value]) => value !== undefined)) };
}

/** As accounts.yaml writes it: `ann`, or `ann@social.example.org` where that is the server's name. */
export function handleFor(written: string, username: string, domain: string): string {
  return written.includes("@") ? `${username}@${domain}` : username;
}

export function identityOf(owner: Owner, handle: string, facts: ServerFacts | undefined): Identity {
  const { id, mayPost, serverTime } = owner;
  return { handle, id, mayPost, ...(serverTime && { serverTime }), ...(facts && { facts }) };
}
