/**
 * One connection for one request, with limits: twitter-api-v2 waits for ever and reads without end. A connection of its
 * own cannot have gone stale, can be cut without cutting another, and tells whether a request can have left at all.
 */
import http from "node:http";
import https from "node:https";
import type { Duplex } from "node:stream";
import { TLSSocket } from "node:tls";
import { type FetchLimits, ReplyTooLarge } from "../wire/guarded-fetch.ts";

export interface Wire {
  readonly agent: http.Agent;
  /** Whether the server was reached, so that the request may have been read. */
  reached(): boolean;
  /** Why it was cut, or what the socket said. */
  cause(): Error | undefined;
  /** Ends whatever is open. */
  close(): void;
}

export function openWire(origin: string, limits: FetchLimits, signal: AbortSignal): Wire {
  const secure = origin.startsWith("https:");
  const agent: http.Agent = secure ? new https.Agent({ keepAlive: false }) : new http.Agent({ keepAlive: false });
  const sockets: Duplex[] = [];
  const create = agent.createConnection.bind(agent);
  const until = AbortSignal.any([signal, AbortSignal.timeout(limits.timeout)]);
  let reached = false;
  let cause: Error | undefined;

  function cut(): void {
    cause ??= until.reason instanceof Error ? until.reason : undefined;
    for (const socket of sockets) socket.destroy(cause);
  }

  agent.createConnection = (options, callback) => {
    const socket = create(options, callback);
    if (!socket) return socket;
    sockets.push(socket);
    let bytes = 0;
    socket.once(socket instanceof TLSSocket ? "secureConnect" : "connect", () => {
      reached = true;
    });
    socket.on("error", (error) => {
      cause ??= error;
    });
    socket.on("data", (piece: Buffer) => {
      bytes += piece.length;
      if (bytes <= limits.replyBytes) return;
      cause ??= new ReplyTooLarge(`The answer of X is larger than ${limits.replyBytes} bytes.`);
      socket.destroy(cause);
    });
    if (until.aborted) cut();
    return socket;
  };
  until.addEventListener("abort", cut);

  return {
    agent,
    reached: () => reached,
    cause: () => cause,
    close() {
      until.removeEventListener("abort", cut);
      for (const socket of sockets) socket.destroy();
      agent.destroy();
    },
  };
}
