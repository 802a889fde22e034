/** A real Bluesky server on loopback, from the package in tests/servers/pds. */
import { type ChildProcess, fork } from "node:child_process";
import { existsSync } from "node:fs";
import path from "node:path";

export interface Pds {
  readonly url: string;
  readonly handle: string;
  readonly did: string;
  readonly appPassword: string;
  stop(): Promise<void>;
}

const folder = path.join(import.meta.dirname, "../../../servers/pds");

function started(child: ChildProcess): Promise<Omit<Pds, "stop">> {
  let errors = "";
  child.stderr?.on("data", (piece: Buffer) => {
    errors += piece.toString();
  });
  return new Promise((resolve, reject) => {
    child.once("message", (facts) => resolve(facts as Omit<Pds, "stop">));
    child.once("exit", (code) => reject(new Error(`The Bluesky server ended with ${code}:\n${errors}`)));
  });
}

export async function startPds(options: { readonly rateLimits?: boolean } = {}): Promise<Pds> {
  if (!existsSync(path.join(folder, "node_modules/@atproto/pds"))) {
    throw new Error("The Bluesky server of the tests is not installed. Run: npm ci --prefix tests/servers/pds");
  }
  const child = fork(path.join(folder, "server.js"), options.rateLimits ? ["--rate-limits"] : [], {
    cwd: folder,
    env: { PATH: process.env.PATH, TMPDIR: process.env.TMPDIR, LOG_ENABLED: "false", NODE_ENV: "production" },
    stdio: ["ignore", "ignore", "pipe", "ipc"],
  });
  const facts = await started(child);
  child.removeAllListeners("exit");
  const stop = () =>
    new Promise<void>((resolve) => {
      child.once("exit", () => resolve());
      child.disconnect();
    });
  return { ...facts, stop };
}
