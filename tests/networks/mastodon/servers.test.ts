import { afterEach, describe, expect, it } from "vitest";
import { connectMastodon } from "../../../src/networks/mastodon/connect.ts";
import { receiptFor, receiptOfUrl } from "../../../src/networks/mastodon/find/receipts.ts";
import { mastodon as network } from "../../../src/networks/mastodon/index.ts";
import { serviceOf } from "../../../src/networks/mastodon/servers.ts";
import type { Secrets } from "../../../src/networks/network.ts";
import { wrongHandle } from "../../../src/publish/account/identity.ts";
import { anAccount } from "../../support/campaign/a-part.ts";
import { aMastodon, type Mastodon } from "../../support/networks/mastodon/a-mastodon.ts";
import { variants } from "../../support/networks/mastodon/mastodon-variants.ts";

const token = "zK3-secret-token";
const secrets = (service?: string, value: string | undefined = token) => ({ get: () => value, service });
const account = (service?: string) => anAccount({ network: "mastodon", handle: "nyscp", ...(service && { service }) });
const home = "https://social.example.org";

function connect(answer: typeof fetch, from: Secrets = secrets(home), of = account()) {
  return connectMastodon(of, from, {
    fetch: answer,
    now: () => new Date("2027-03-18T09:00:00Z"),
    root: "/",
    userAgent: "campaign-test",
    sleep: async () => undefined,
  });
}

describe("where an access token may go", () => {
  it("goes to the server that the environment names beside it", () => {
    expect(serviceOf(account(`${home}/`), secrets(home))).toEqual({ kind: "service", service: new URL(home) });
    expect(serviceOf(account(), secrets("http://127.0.0.1:3000"))).toMatchObject({ kind: "service" });
  });

  it.each([
    ["no server is named beside it", account(home), secrets(), "CAMPAIGN_NYSCP_SERVICE"],
    ["accounts.yaml names another", account("https://evil.example.org"), secrets(home), "https://evil.example.org"],
    ["the environment names plain http", account(), secrets("http://social.example.org"), "https"],
    ["the address carries a password", account(), secrets("https://me:pass@social.example.org"), "https"],
  ])("goes nowhere when %s", async (_why, of, from, told) => {
    const asked: unknown[] = [];
    const spy: typeof fetch = async (input) => {
      asked.push(input);
      return Response.json({});
    };

    const answer = await connect(spy, from, of);

    expect(answer).toMatchObject({ kind: "unauthorized", reason: expect.stringContaining(told) });
    expect(asked).toEqual([]);
  });

  it("is asked for when there is none, and refused when it is none", async () => {
    const spy: typeof fetch = async () => Response.json({});

    expect(await connect(spy, { get: () => undefined, service: home })).toMatchObject({
      reason: expect.stringContaining("no access token"),
    });
    const answer = await connect(spy, secrets(home, "two\nlines-of-token"));
    expect(answer.kind).toBe("unauthorized");
    expect(JSON.stringify(answer)).not.toContain("lines-of-token");
  });

  it("follows no redirect, and asks in its own name", async () => {
    const seen: RequestInit[] = [];
    const spy: typeof fetch = async (_input, init) => {
      seen.push(init ?? {});
      return Response.json({ error: "The access token is invalid" }, { status: 401 });
    };

    await connect(spy);

    expect(seen.map(({ redirect }) => redirect)).toEqual(["error"]);
    expect(new Headers(seen[0]?.headers).get("user-agent")).toBe("campaign-test");
    expect(new Headers(seen[0]?.headers).get("accept")).toBe("application/json");
  });

  it("gives up on an answer without end", async () => {
    const endless = new ReadableStream({ pull: (controller) => controller.enqueue(new Uint8Array(65_536)) });
    const spy: typeof fetch = async () => new Response(endless, { headers: { "content-type": "application/json" } });

    expect(await connect(spy)).toMatchObject({ kind: "later", reason: expect.stringContaining("larger") });
  });

  it("tries again when a gateway answers with a page, and says its status when that does not help", async () => {
    let asked = 0;
    const spy: typeof fetch = async () => {
      asked += 1;
      return new Response("<h1>502</h1>", { status: 502, headers: { "content-type": "text/html" } });
    };

    expect(await connect(spy)).toMatchObject({ kind: "later", reason: expect.stringContaining("502") });
    expect(asked).toBe(3);
  });
});

describe("who a token belongs to", () => {
  let mastodon: Mastodon | undefined;
  afterEach(async () => {
    await mastodon?.stop();
    mastodon = undefined;
  });

  it.each([
    ["its name alone", "NYSCP", undefined],
    ["its name and the server's", "nyscp@127.0.0.1", undefined],
    ["its name and that of the server above", "nyscp@example.org", "example.org"],
  ])("may be written as %s", async (_what, handle, domain) => {
    mastodon = await aMastodon({ account: { handle }, ...(domain && { domain }) });

    const identity = await mastodon.session.whoAmI(new AbortController().signal);

    expect(identity).toMatchObject({ handle: handle.toLowerCase(), id: "109", mayPost: true });
  });

  it.each(["somebody-else", "nyscp@elsewhere.example.org"])(
    "is found to be another when accounts.yaml says @%s",
    async (handle) => {
      mastodon = await aMastodon({ account: { handle } });

      const identity = await mastodon.session.whoAmI(new AbortController().signal);

      if ("kind" in identity) throw new Error(identity.reason);
      const account = anAccount({ network: "mastodon", handle });
      expect(wrongHandle(account, identity)).toMatch(/belong to @nyscp/);
    },
  );

  it.each(Object.values(variants))("comes with the limits of $name", async (variant) => {
    mastodon = await aMastodon({ variant });

    const identity = await mastodon.session.whoAmI(new AbortController().signal);

    if (!("facts" in identity) || identity.facts === undefined) throw new Error("No facts.");
    expect(identity.facts).toMatchObject({
      maxCharacters: variant.maxCharacters,
      maxMediaAttachments: variant.maxMedia,
      charactersReservedPerUrl: variant.perUrl,
      imageMatrixLimit: 33_177_600,
      checkedOn: "2027-03-18",
    });
    // The ledger keeps them.
    expect(JSON.parse(JSON.stringify(identity.facts))).toEqual(identity.facts);
    const { images, measure } = network.profile(account(), identity.facts);
    expect(measure({ text: "", images: [] }).limit).toBe(variant.maxCharacters);
    expect(images).toMatchObject({ count: variant.maxMedia, bytes: variant.imageSize });
    expect(images.formats).toEqual(["jpeg", "png", "webp"]);
  });

  it("comes without limits from a server that cannot tell them", async () => {
    mastodon = await aMastodon();
    const missing = { status: 404, headers: { "content-type": "application/json" }, body: '{"error":"Not found"}' };
    mastodon.proxy.next("/api/v2/instance", { kind: "reply", reply: missing });

    const identity = await mastodon.session.whoAmI(new AbortController().signal);

    expect(identity).toMatchObject({ handle: "nyscp", serverTime: expect.any(Date) });
    expect(identity).not.toHaveProperty("facts");
  });

  it("keeps the defaults where a limit makes no sense", async () => {
    mastodon = await aMastodon({
      distort: (request, reply) =>
        request === "GET /api/v2/instance"
          ? { configuration: { statuses: { max_characters: "many", max_media_attachments: 6 } } }
          : reply,
    });

    const identity = await mastodon.session.whoAmI(new AbortController().signal);

    if (!("facts" in identity)) throw new Error("No facts.");
    const profile = network.profile(account(), identity.facts);
    expect(profile.measure({ text: "", images: [] }).limit).toBe(500);
    expect(profile.images.count).toBe(6);
  });
});

describe("the address of a post", () => {
  it.each([
    ["https://social.example.org/@nyscp/115000000000000001", "115000000000000001"],
    ["https://social.example.org/users/nyscp/statuses/115000000000000001", "115000000000000001"],
    ["https://gts.example.org/@nyscp/statuses/01KA0123456789ABCDEFGHJKMN", "01KA0123456789ABCDEFGHJKMN"],
    ["https://pixelfed.example.org/p/nyscp/770000000000000001", "770000000000000001"],
    ["https://hollo.example.org/@nyscp/019a0000-1111-7222-8333-444455556666", "019a0000-1111-7222-8333-444455556666"],
  ])("names a post: %s", (url, id) => {
    expect(receiptOfUrl(url)).toEqual({ id, url });
  });

  it.each([
    "https://social.example.org/@nyscp",
    "https://social.example.org/@nyscp@elsewhere.example.org/115000000000000001",
    "http://social.example.org/@nyscp/115000000000000001",
    "javascript:alert(1)",
    "nonsense",
  ])("names none: %s", (url) => {
    expect(receiptOfUrl(url)).toBeUndefined();
  });

  it.each([
    ["https://social.example.org/@nyscp/1", true],
    ["https://evil.example.org/@nyscp/1", false],
    ["http://social.example.org/@nyscp/1", false],
    ["javascript:alert(1)", false],
    [undefined, false],
  ])("is kept only on the account's own server: %s", (url, kept) => {
    expect(receiptFor({ id: "1", url }, new URL(home))).toEqual(kept ? { id: "1", url } : { id: "1" });
  });
});
