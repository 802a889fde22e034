/** Serves one page on loopback. No other site can read it: its path holds a token, and the Host header must be ours. */
import { createHash, randomBytes, timingSafeEqual } from "node:crypto";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

export interface PreviewServer {
  readonly url: string;
  /** Gives everybody who looks at it the new page. */
  show(page: string): void;
  close(): Promise<void>;
}

const headers = {
  "cache-control": "no-store",
  "cross-origin-resource-policy": "same-origin",
  "referrer-policy": "no-referrer",
  "x-content-type-options": "nosniff",
  "x-frame-options": "DENY",
};

/** Listens on 127.0.0.1, at a port that the system chooses. */
export async function servePreview(first: string): Promise<PreviewServer> {
  const token = randomBytes(24).toString("base64url");
  const listeners = new Set<ServerResponse>();
  let page = first;
  let hosts: readonly string[] = [];

  function answer(request: IncomingMessage, response: ServerResponse): void {
    const [, given = "", name, ...more] = (request.url ?? "").split("/");
    const known = same(given, token) && more.length === 0 && (name === "" || name === "events");
    const status = refusal(request, hosts) ?? (known ? 200 : 404);
    if (status !== 200) response.writeHead(status, { ...headers, "content-type": "text/plain" }).end("No.\n");
    else if (name === "events") listen(response);
    else response.writeHead(200, { ...headers, "content-type": "text/html; charset=utf-8" }).end(page);
  }

  function listen(response: ServerResponse): void {
    response.writeHead(200, { ...headers, "content-type": "text/event-stream" });
    response.write("retry: 1000\n\n");
    listeners.add(response);
    response.on("close", () => listeners.delete(response));
  }

  const server = createServer(answer);
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(0, "127.0.0.1", resolve);
  });
  const { port } = server.address() as AddressInfo;
  hosts = [`127.0.0.1:${port}`, `localhost:${port}`];
  return {
    url: `http://127.0.0.1:${port}/${token}/`,
    show(next) {
      page = next;
      for (const each of listeners) each.write("event: changed\ndata: \n\n");
    },
    close() {
      for (const each of listeners) each.end();
      server.closeAllConnections();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}

/** A name that points here by way of another's DNS, and whoever comes from another site, get nothing. */
function refusal({ headers: given, method }: IncomingMessage, hosts: readonly string[]): number | undefined {
  const { host = "", "sec-fetch-site": site = "none" } = given;
  if (!hosts.includes(host)) return 403;
  if (method !== "GET") return 405;
  return site === "none" || site === "same-origin" ? undefined : 403;
}

/** Takes as long for a near miss as for a far one. */
function same(given: string, token: string): boolean {
  const digest = (text: string) => createHash("sha256").update(text).digest();
  return timingSafeEqual(digest(given), digest(token));
}
