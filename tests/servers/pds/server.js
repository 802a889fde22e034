/**
 * A Bluesky server with one account, on loopback, in a folder of its own. Started by tests/support/networks/bluesky/pds.ts as a child
 * process; it says where it listens and ends when its parent does.
 */
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { PDS } from "@atproto/pds";
import didPlc from "@did-plc/server";

const { Database, PlcServer } = didPlc;
const directory = mkdtempSync(path.join(tmpdir(), "campaign-pds-"));

const plc = PlcServer.create({ db: Database.mock(), port: 0 });
const plcListener = await plc.start();

const { version } = JSON.parse(
  readFileSync(path.join(import.meta.dirname, "node_modules/@atproto/pds/package.json"), "utf8"),
);

const environment = {
  version,
  devMode: true,
  port: 0,
  hostname: "localhost",
  dataDirectory: directory,
  blobstoreDiskLocation: path.join(directory, "blobs"),
  didPlcUrl: `http://127.0.0.1:${plcListener.address().port}`,
  jwtSecret: "jwt-secret-of-the-tests-0123456789abcdef",
  adminPassword: "admin-of-the-tests",
  plcRotationKeyK256PrivateKeyHex: "1".repeat(64),
  serviceHandleDomains: [".test"],
  inviteRequired: false,
  disableSsrfProtection: true,
  rateLimitsEnabled: process.argv.includes("--rate-limits"),
  crawlers: [],
};

const pds = await PDS.fromEnv(environment);
const server = await pds.start();
const url = `http://127.0.0.1:${server.address().port}`;

async function xrpc(method, body, token) {
  const reply = await fetch(`${url}/xrpc/${method}`, {
    method: "POST",
    headers: { "content-type": "application/json", ...(token && { authorization: `Bearer ${token}` }) },
    body: JSON.stringify(body),
  });
  if (!reply.ok) throw new Error(`${method}: ${reply.status} ${await reply.text()}`);
  return reply.json();
}

const handle = "partnership.test";
const account = await xrpc("com.atproto.server.createAccount", {
  handle,
  email: "partnership@example.org",
  password: "main-password-of-the-tests",
});
const { password } = await xrpc("com.atproto.server.createAppPassword", { name: "campaign" }, account.accessJwt);
process.send({ url, handle, did: account.did, appPassword: password });

process.on("disconnect", async () => {
  await pds.destroy().catch(() => undefined);
  rmSync(directory, { recursive: true, force: true });
  process.exit(0);
});
