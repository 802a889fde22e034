import { createServer, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { gzipSync } from "node:zlib";
import { afterEach, describe, expect, it } from "vitest";
import { connectX } from "../../../src/networks/x/connect.ts";
import { x } from "../../../src/networks/x/index.ts";
import { serviceOf } from "../../../src/networks/x/servers.ts";
import { anAccount } from "../../support/campaign/a-part.ts";
import { startXDouble, type XDouble } from "../../support/networks/x/x-double.ts";
import { connectTo } from "../../support/networks/x/x-session.ts";

const at = (service?: string) => anAccount({ network: "x", ...(service !== undefined && { service }) });
const secrets = (service?: string) => ({ get: () => "a-secret-of-x", service });
const stops: (() => unknown)[] = [];
afterEach(async () => {
  for (const stop of stops.splice(0)) await stop();
});

async function aDouble(settings = {}): Promise<XDouble> {
  const double = await startXDouble(settings);
  stops.push(double.stop);
  return double;
}
async function aServer(serve: (response: ServerResponse) => void): Promise<string> {
  const server: Server = createServer((_request, response) => serve(response));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  stops.push(() => {
    server.closeAllConnections();
    server.close();
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

describe("where the keys of X may go", () => {
  it("is X's own host when nothing else is named", () => {
    expect(serviceOf(at(), secrets())).toEqual({ kind: "service", service: new URL("https://api.x.com") });
  });

  it("is the origin that the environment names beside them, without its path", () => {
    expect(serviceOf(at(), secrets("https://x.example.org/2/"))).toMatchObject({
      service: new URL("https://x.example.org"),
    });
    expect(serviceOf(at(), secrets("http://127.0.0.1:8080"))).toMatchObject({
      service: new URL("http://127.0.0.1:8080"),
    });
  });

  it.each([
    ["accounts.yaml alone names another server", at("https://evil.example.org"), secrets()],
    ["accounts.yaml and the environment differ", at("https://evil.example.org"), secrets("https://x.example.org")],
    ["the environment names plain http", at(), secrets("http://x.example.org")],
    ["the address carries a password", at(), secrets("https://me:secret@x.example.org")],
  ])("is nowhere when %s", async (_why, account, from) => {
    const answer = await connectX(account, from, {
      fetch,
      now: () => new Date(0),
      root: "/",
      userAgent: "campaign-test",
    });

    expect(answer).toMatchObject({ kind: "unauthorized" });
    expect(JSON.stringify(answer)).not.toContain("a-secret-of-x");
  });
});

describe("signing in to X", () => {
  it("asks nobody while a key is missing, and names what is needed", async () => {
    const double = await aDouble();

    const answer = await connectTo(double, { secrets: { get: (field) => (field === "api-key" ? "one" : undefined) } });

    expect(answer).toMatchObject({ kind: "unauthorized", reason: expect.stringContaining("ACCESS_SECRET") });
    expect(double.asked).toEqual([]);
  });

  it("tells whose keys they are, for the publisher to compare, and asks X for it once", async () => {
    const double = await aDouble();

    const answer = await connectTo(double, { account: { handle: "yorkscp_example" } });
    if (answer.kind !== "session") throw new Error(answer.reason);

    expect(await answer.session.whoAmI(new AbortController().signal)).toMatchObject({ handle: "nyscp_example" });
    expect(double.asked.filter((asked) => asked.includes("users/me"))).toHaveLength(1);
  });

  it("takes the handle whatever its capitals", async () => {
    const double = await aDouble();

    expect(await connectTo(double, { account: { handle: "NYSCP_Example" } })).toMatchObject({ kind: "session" });
  });

  it("refuses a token that may only read, before anything is due", async () => {
    const double = await aDouble({ accessLevel: "read" });

    expect(await connectTo(double)).toMatchObject({
      kind: "unauthorized",
      reason: expect.stringContaining("Read and write"),
    });
  });

  it("waits when nobody listens", async () => {
    const double = await startXDouble();
    await double.stop();

    expect(await connectTo(double)).toMatchObject({ kind: "later", reason: "X cannot be reached (ECONNREFUSED)." });
  });

  it("gives up on an answer without end", async () => {
    const url = await aServer((response) => {
      response.writeHead(200, { "content-type": "application/json" });
      const write = () => {
        while (response.write("x".repeat(65_536)));
      };
      response.on("drain", write);
      write();
    });
    const double = await aDouble();

    const answer = await connectTo({ ...double, url }, { limits: { timeout: 20_000, replyBytes: 200_000 } });

    expect(answer).toMatchObject({ kind: "later", reason: expect.stringContaining("larger than 200000 bytes") });
  });

  it("does not unpack what could grow past every limit", async () => {
    const packed = gzipSync(`${" ".repeat(20_000_000)}{"data":{"id":"1","username":"nyscp_example"}}`);
    const url = await aServer((response) =>
      response.writeHead(200, { "content-type": "application/json", "content-encoding": "gzip" }).end(packed),
    );
    const double = await aDouble();

    expect(await connectTo({ ...double, url })).toMatchObject({ kind: "later" });
  });

  it("gives up on an answer that trickles for ever", async () => {
    const url = await aServer((response) => {
      response.writeHead(200, { "content-type": "application/json" });
      const trickle = setInterval(() => response.write(" "), 20);
      response.on("close", () => clearInterval(trickle));
    });
    const double = await aDouble();

    const answer = await connectTo({ ...double, url }, { limits: { timeout: 600, replyBytes: 200_000 } });

    expect(answer).toMatchObject({ kind: "later", reason: "X did not answer in time." });
  });

  it("does not carry the keys along a redirect", async () => {
    const double = await aDouble();
    const url = await aServer((response) => response.writeHead(307, { location: `${double.url}/2/users/me` }).end());

    expect(await connectTo({ ...double, url })).toMatchObject({ kind: "later" });
    expect(double.asked).toEqual([]);
  });
});

describe("the address of a post on X", () => {
  it.each([
    "https://x.com/nyscp_example/status/1900000000000000001",
    "https://twitter.com/nyscp_example/status/1900000000000000001?s=20",
    "https://www.x.com/nyscp_example/status/1900000000000000001/photo/1",
    "https://mobile.twitter.com/nyscp_example/statuses/1900000000000000001#m",
  ])("is read from %s", (url) => {
    expect(x.receiptOf?.(url, anAccount())).toEqual({
      id: "1900000000000000001",
      url: "https://x.com/nyscp_example/status/1900000000000000001",
    });
  });

  it.each([
    "https://x.com/nyscp_example",
    "https://x.com/nyscp_example/status/",
    "https://x.com/nyscp_example/status/12a",
    "http://x.com/nyscp_example/status/12",
    "https://x.com.evil.example.org/nyscp_example/status/12",
    "https://evil.example.org/https://x.com/nyscp_example/status/12",
    "javascript:alert(1)//x.com/a/status/1",
  ])("is not read from %s", (url) => {
    expect(x.receiptOf?.(url, anAccount())).toBeUndefined();
  });
});
