/** From an account to its Page: where the token may go, and whether it is the Page's own. */

import { maskerFor } from "../../system/secrets/mask.ts";
import { printableLine } from "../../system/text/printable.ts";
import type { Account, Deps, Refusal, Secrets, Session } from "../network.ts";
import type { FetchLimits } from "../wire/guarded-fetch.ts";
import { retried, type Sleep } from "../wire/retry.ts";
import { type Graph, graphApi } from "./api.ts";
import { refusalOfRead, worthwhile } from "./errors.ts";
import { whoReply } from "./schema.ts";
import { serviceOf } from "./servers.ts";
import { facebookSession } from "./session.ts";

/** Of 29 July 2026; each lives for about two years. */
export const usualVersion = "v26.0";

function unauthorized(reason: string): Refusal {
  return { kind: "unauthorized", reason };
}

function settingsOf(
  account: Account,
): { readonly kind: "settings"; readonly page: string; readonly version: string } | Refusal {
  const { page = "", "api-version": version = usualVersion } = account.options;
  if (!/^\d{1,32}$/.test(page)) {
    return unauthorized(
      `${account.id} needs the number of its Page: write "page: 1234567890" in accounts.yaml. The Page's About tab shows it.`,
    );
  }
  if (!/^v\d{1,3}\.\d{1,2}$/.test(version)) {
    return unauthorized(`The api-version of ${account.id} is "${version}"; write one such as ${usualVersion}.`);
  }
  return { kind: "settings", page, version };
}

interface Asking {
  readonly reads: Graph;
  readonly account: Account;
  readonly page: string;
}

async function wrongPage({ reads, account, page }: Asking): Promise<Refusal | undefined> {
  const never = new AbortController().signal;
  const { body } = await reads({ method: "GET", path: "me", query: { fields: "id,name" }, schema: whoReply }, never);
  if (body.id === page) return undefined;
  return unauthorized(
    `The token of ${account.id} belongs to ${printableLine(body.name ?? "somebody").slice(0, 100)} (${body.id}), but accounts.yaml says page ${page}. ` +
      "It must be the Page's own token, not a person's: docs/networks/facebook.md.",
  );
}

/** `limits` and `sleep` are for tests, which do not wait. */
export async function connectFacebook(
  account: Account,
  secrets: Secrets,
  deps: Deps & { readonly limits?: FetchLimits; readonly sleep?: Sleep },
): Promise<{ readonly kind: "session"; readonly session: Session } | Refusal> {
  const token = secrets.get("page-token");
  if (!token) return unauthorized(`There is no page token for ${account.id} in the environment.`);
  if (!/^[\x21-\x7e]+$/.test(token))
    return unauthorized(`The page token of ${account.id} has blanks or odd characters in it.`);
  const place = serviceOf(account, secrets);
  if (place.kind !== "service") return place;
  const settings = settingsOf(account);
  if (settings.kind !== "settings") return settings;
  const { page, version } = settings;
  const mask = maskerFor({ CAMPAIGN_TOKEN: token });
  const { fetch, userAgent, limits, sleep } = deps;
  const graph = graphApi({ fetch, origin: place.service.origin, version, token, userAgent, limits });
  // For reads and uploads, which may be done twice; never for the write of a post.
  const reads: Graph = (request, signal) => retried(() => graph(request, signal), { signal, worthwhile, sleep });
  try {
    const refusal = await wrongPage({ reads, account, page });
    if (refusal) return refusal;
  } catch (error) {
    return refusalOfRead(error, { now: deps.now(), mask });
  }
  return {
    kind: "session",
    session: facebookSession({ graph, patient: reads, page, handle: account.handle, mask, deps }),
  };
}
