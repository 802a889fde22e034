/** One server of Mastodon's kind with as many accounts as are asked for, each answer `delay` milliseconds late. */
import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import { MastodonAccount } from "../../tests/support/networks/mastodon/mastodon-account.ts";
import { credentialEntity, instanceEntity } from "../../tests/support/networks/mastodon/mastodon-entities.ts";
import { variants } from "../../tests/support/networks/mastodon/mastodon-variants.ts";

export interface ManyMastodon {
  readonly url: string;
  /** When each new post was there, in milliseconds of the real clock. */
  readonly written: readonly number[];
  readonly requests: () => number;
  stop(): void;
}

async function fieldsOf(request: IncomingMessage): Promise<Record<string, unknown>> {
  const pieces: Buffer[] = [];
  for await (const piece of request) pieces.push(piece as Buffer);
  return pieces.length === 0 ? {} : JSON.parse(Buffer.concat(pieces).toString("utf8"));
}

/** An account is known by its token alone: whatever the token is, that is its name. */
export async function startManyMastodon(delay: number): Promise<ManyMastodon> {
  const accounts = new Map<string, MastodonAccount>();
  const written: number[] = [];
  let requests = 0;
  let origin = "";
  const accountOf = (name: string): MastodonAccount => {
    const known = accounts.get(name);
    if (known) return known;
    const scene = { variant: variants.mastodon, origin, username: name, accountId: `${accounts.size + 1}` };
    const made = new MastodonAccount(scene, () => new Date());
    accounts.set(name, made);
    return made;
  };
  const server = createServer(async (request, response) => {
    requests += 1;
    const { pathname, searchParams } = new URL(request.url ?? "/", origin);
    const account = accountOf((request.headers.authorization ?? "").replace("Bearer ", "").replace("token-of-", ""));
    const fields = await fieldsOf(request);
    const answer = () => {
      if (pathname === "/api/v1/accounts/verify_credentials")
        return { status: 200, body: credentialEntity(account.scene) };
      if (pathname === "/api/v2/instance") return { status: 200, body: instanceEntity(account.scene, "127.0.0.1") };
      if (pathname.endsWith("/source")) return account.source(pathname.split("/").at(-2) ?? "");
      if (request.method !== "POST") return account.list(searchParams);
      written.push(Date.now());
      return account.post(fields, request.headers["idempotency-key"]?.toString());
    };
    setTimeout(() => {
      const { status, body } = answer();
      response.writeHead(status, { "content-type": "application/json; charset=utf-8" });
      response.end(JSON.stringify(body));
    }, delay);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    url: origin,
    written,
    requests: () => requests,
    stop() {
      server.closeAllConnections();
      server.close();
    },
  };
}
