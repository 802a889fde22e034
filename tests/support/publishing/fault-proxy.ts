/** A loopback server in front of a real one that does to the next matching request what bad days do. */
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

export type Fault =
  /** The server does it, the reply is lost. */
  | { readonly kind: "commit-then-drop" }
  /** The server does it, the reply never comes; `reached` says that it is done. */
  | { readonly kind: "commit-then-hang"; readonly reached: () => void }
  /** Nothing is done and nothing answered. */
  | { readonly kind: "hang"; readonly reached: () => void }
  /** The server does it, and answers, once `until` has come. */
  | { readonly kind: "wait"; readonly reached: () => void; readonly until: Promise<void> }
  /** The server does it, half of the reply arrives. */
  | { readonly kind: "commit-then-truncate" }
  /** The server does it, a gateway answers. */
  | { readonly kind: "commit-then-reply"; readonly reply: Reply }
  /** Answered without asking the server. */
  | { readonly kind: "reply"; readonly reply: Reply }
  | { readonly kind: "drop" };

export interface Reply {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

export interface FaultProxy {
  readonly url: string;
  /** The fault for the next request whose path holds `path`, and whose method is this one where one is given. */
  next(path: string, fault: Fault, method?: string): void;
  /** Forgets the faults that nobody met. */
  calm(): void;
  /** Paths asked for, in order. */
  readonly asked: readonly string[];
  stop(): Promise<void>;
}

async function bodyOf(request: IncomingMessage): Promise<Buffer> {
  const pieces: Buffer[] = [];
  for await (const piece of request) pieces.push(piece as Buffer);
  return Buffer.concat(pieces);
}

async function forwarded(
  target: string,
  request: IncomingMessage,
): Promise<{ status: number; headers: Headers; body: Buffer }> {
  const body = await bodyOf(request);
  const headers = new Headers();
  for (const [name, value] of Object.entries(request.headers)) {
    if (typeof value === "string" && !/^(host|connection|content-length|transfer-encoding)$/.test(name))
      headers.set(name, value);
  }
  const reply = await fetch(new URL(request.url ?? "/", target), {
    method: request.method ?? "GET",
    headers,
    ...(body.length > 0 && { body: new Uint8Array(body) }),
  });
  return { status: reply.status, headers: reply.headers, body: Buffer.from(await reply.arrayBuffer()) };
}

function answer(response: ServerResponse, { status, headers, body }: Reply): void {
  response.writeHead(status, headers).end(body);
}

function passOn(response: ServerResponse, reply: Awaited<ReturnType<typeof forwarded>>, part = 1): void {
  const headers = Object.fromEntries(
    [...reply.headers].filter(
      ([name]) => !/^(content-length|content-encoding|transfer-encoding|connection|keep-alive)$/.test(name),
    ),
  );
  response.writeHead(reply.status, headers).end(reply.body.subarray(0, Math.floor(reply.body.length * part)));
}

async function serve(
  target: string,
  fault: Fault | undefined,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  if (fault?.kind === "wait") {
    fault.reached();
    await fault.until;
  }
  if (fault === undefined || fault.kind === "wait") return passOn(response, await forwarded(target, request));
  switch (fault.kind) {
    case "commit-then-drop":
      await forwarded(target, request);
      request.socket.destroy();
      return;
    case "commit-then-hang":
      await forwarded(target, request);
      return fault.reached();
    case "hang":
      return fault.reached();
    case "commit-then-truncate":
      return passOn(response, await forwarded(target, request), 0.5);
    case "commit-then-reply":
      await forwarded(target, request);
      return answer(response, fault.reply);
    case "reply":
      return answer(response, fault.reply);
    case "drop":
      request.socket.destroy();
      return;
    default:
      return fault satisfies never;
  }
}

export async function startFaultProxy(target: string): Promise<FaultProxy> {
  const waiting: { path: string; fault: Fault; method?: string | undefined }[] = [];
  const asked: string[] = [];
  const server = createServer((request, response) => {
    const url = request.url ?? "";
    asked.push(url);
    const index = waiting.findIndex(
      ({ path, method = request.method }) => url.includes(path) && method === request.method,
    );
    const [planned] = index >= 0 ? waiting.splice(index, 1) : [];
    serve(target, planned?.fault, request, response).catch(() => request.socket.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    next: (path, fault, method) => waiting.push({ path, fault, method }),
    calm() {
      waiting.length = 0;
    },
    asked,
    stop: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}
