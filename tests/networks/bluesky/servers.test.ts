import { describe, expect, it } from "vitest";
import { connectBluesky } from "../../../src/networks/bluesky/connect.ts";
import { personalServerOf, serviceOf } from "../../../src/networks/bluesky/servers.ts";
import { anAccount } from "../../support/campaign/a-part.ts";

const secrets = (service?: string) => ({ get: () => "abcd-efgh-ijkl-mnop", service });
const account = (service?: string) =>
  anAccount({ network: "bluesky", handle: "nyscp.example.org", ...(service && { service }) });
const didDoc = (serviceEndpoint: string) => ({
  service: [{ id: "#atproto_pds", type: "AtprotoPersonalDataServer", serviceEndpoint }],
});

describe("where an app password may go", () => {
  it("goes to Bluesky's own host when nothing else is named", () => {
    expect(serviceOf(account(), secrets())).toMatchObject({ service: new URL("https://bsky.social") });
  });

  it.each([
    ["accounts.yaml alone names another server", account("https://evil.example.org"), secrets()],
    [
      "accounts.yaml and the environment differ",
      account("https://evil.example.org"),
      secrets("https://pds.example.org"),
    ],
    ["the environment names plain http", account(), secrets("http://pds.example.org")],
    ["the address carries a password", account(), secrets("https://me:secret@pds.example.org")],
  ])("goes nowhere when %s", (_why, of, from) => {
    expect(serviceOf(of, from)).toMatchObject({ kind: "unauthorized" });
  });

  it("asks nobody at all when it may go nowhere", async () => {
    const asked: unknown[] = [];
    const spy: typeof fetch = async (input) => {
      asked.push(input);
      return new Response("{}");
    };

    const answer = await connectBluesky(account("https://evil.example.org"), secrets(), {
      fetch: spy,
      now: () => new Date(0),
      root: "/",
      userAgent: "campaign-test",
    });

    expect(answer.kind).toBe("unauthorized");
    expect(asked).toEqual([]);
  });

  it("follows the login to a public server over https", () => {
    const service = new URL("https://bsky.social");

    expect(personalServerOf(service, didDoc("https://shiitake.host.bsky.network"))?.origin).toBe(
      "https://shiitake.host.bsky.network",
    );
    expect(personalServerOf(service, undefined)).toBe(service);
  });

  it.each([
    "http://pds.example.org",
    "https://localhost",
    "https://127.0.0.1",
    "https://10.0.0.8",
    "https://[::1]",
    "https://2130706433",
    "https://router.local",
    "https://intranet",
    "ftp://pds.example.org",
  ])("does not follow the login to %s", (endpoint) => {
    expect(personalServerOf(new URL("https://bsky.social"), didDoc(endpoint))).toBeUndefined();
  });

  it("never follows a redirect with the password", async () => {
    const seen: RequestInit[] = [];
    const spy: typeof fetch = async (_input, init) => {
      seen.push(init ?? {});
      return new Response('{"error":"AuthenticationRequired"}', {
        status: 401,
        headers: { "content-type": "application/json" },
      });
    };

    await connectBluesky(account(), secrets(), {
      fetch: spy,
      now: () => new Date(0),
      root: "/",
      userAgent: "campaign-test",
    });

    expect(seen.map(({ redirect }) => redirect)).toEqual(["error"]);
  });

  it("tells whose the password is, for the publisher to compare", async () => {
    const session = {
      did: "did:plc:abcdefghijklmnopqrstuvwx",
      handle: "else.example.org",
      accessJwt: "a.b.c",
      refreshJwt: "d.e.f",
    };
    const spy: typeof fetch = async () => Response.json(session);

    const answer = await connectBluesky(account(), secrets(), {
      fetch: spy,
      now: () => new Date(0),
      root: "/",
      userAgent: "campaign-test",
    });

    if (answer.kind !== "session") throw new Error(answer.reason);
    expect(await answer.session.whoAmI(new AbortController().signal)).toMatchObject({ handle: "else.example.org" });
  });

  it("gives up on an answer without end", async () => {
    const endless = new ReadableStream({ pull: (controller) => controller.enqueue(new Uint8Array(65_536)) });
    const spy: typeof fetch = async () => new Response(endless, { headers: { "content-type": "application/json" } });

    const answer = await connectBluesky(account(), secrets(), {
      fetch: spy,
      now: () => new Date(0),
      root: "/",
      userAgent: "campaign-test",
    });

    expect(answer.kind).toBe("later");
  });
});
