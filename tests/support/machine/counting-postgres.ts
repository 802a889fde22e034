/** In front of a PostgreSQL server: counts how often a client waits for it, and may stand there as a pooler does. */

import type { AddressInfo } from "node:net";
import { connect, createServer, type Socket } from "node:net";

export interface CountingPostgres {
  /** The same database by way of this. */
  readonly by: (url: string) => string;
  /** How often the server has said so far that it is ready for the next question: each is one way there and back. */
  readonly roundTrips: () => number;
  stop(): Promise<void>;
}

/** Each message of a server is one letter, its length in four bytes, and so much. */
const header = 5;
const readyForQuery = "Z".charCodeAt(0);
/** The number of the server's process, and a secret: what a client names to have a question ended. */
const keyData = "K".charCodeAt(0);

/** Each message once it is whole; `seen` may change it. */
function messages(seen: (message: Buffer) => void, pass: (message: Buffer) => void): (chunk: Buffer) => void {
  let rest = Buffer.alloc(0);
  return (chunk) => {
    rest = Buffer.concat([rest, chunk]);
    while (rest.length >= header) {
      const end = 1 + rest.readUInt32BE(1);
      if (rest.length < end) return;
      const message = rest.subarray(0, end);
      seen(message);
      pass(message);
      rest = rest.subarray(end);
    }
  };
}

/** `asPooler`: it says a number of its own instead of the server's process, as PgBouncer does. */
export async function startCountingPostgres(url: string, { asPooler = false } = {}): Promise<CountingPostgres> {
  const { hostname, port } = new URL(url);
  const sockets = new Set<Socket>();
  let ready = 0;
  const server = createServer((client) => {
    const database = connect(Number(port), hostname);
    const seen = (message: Buffer) => {
      if (message[0] === readyForQuery) ready += 1;
      if (asPooler && message[0] === keyData) message.writeInt32BE(1, header);
    };
    database.on(
      "data",
      messages(seen, (message) => client.write(message)),
    );
    database.on("end", () => client.end());
    client.pipe(database);
    for (const [socket, other] of [
      [client, database],
      [database, client],
    ] as const) {
      sockets.add(socket);
      socket.on("error", () => other.destroy());
      socket.on("close", () => sockets.delete(socket));
    }
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    by(of) {
      const through = new URL(of);
      through.port = String((server.address() as AddressInfo).port);
      return through.href;
    },
    roundTrips: () => ready,
    async stop() {
      const closed = new Promise((resolve) => server.close(resolve));
      for (const socket of sockets) socket.destroy();
      await closed;
    },
  };
}
