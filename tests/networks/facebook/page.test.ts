import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { connectFacebook } from "../../../src/networks/facebook/connect.ts";
import { facebook } from "../../../src/networks/facebook/index.ts";
import type { Account, Part, Session } from "../../../src/networks/network.ts";
import { aKey, anAccount, anImage, aPart } from "../../support/a-part.ts";
import { description, type FacebookDouble, startFacebookDouble } from "../../support/facebook-double.ts";

const never = new AbortController().signal;
const since = new Date("2027-03-18T08:55:00Z");

describe(`a Facebook Page, against ${description}`, () => {
  let double: FacebookDouble;
  let folder: string;

  beforeEach(async () => {
    double = await startFacebookDouble();
    folder = mkdtempSync(path.join(tmpdir(), "campaign-facebook-"));
  });
  afterEach(async () => {
    await double.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  interface Changes {
    readonly account?: Partial<Account>;
    readonly token?: string;
    readonly service?: string | undefined;
    readonly fetch?: typeof globalThis.fetch;
  }
  function connect({ account = {}, token = double.token, fetch = globalThis.fetch, ...rest }: Changes = {}) {
    return connectFacebook(
      anAccount({ network: "facebook", options: { page: double.page }, ...account }),
      { get: () => token, service: "service" in rest ? rest.service : double.url },
      { fetch, now: () => new Date("2027-03-18T09:00:00Z"), root: folder, userAgent: "campaign-test" },
    );
  }
  async function connected(changes: Changes = {}): Promise<Session> {
    const answer = await connect(changes);
    if (answer.kind !== "session") throw new Error(answer.reason);
    return answer.session;
  }
  async function post(session: Session, part: Part) {
    const answer = await session.prepare(part, never);
    if (answer.kind !== "prepared") return answer;
    return session.send(answer.prepared, aKey(), {}, never);
  }
  async function look(session: Session, text: string, exclude: readonly string[] = []) {
    return session.find?.(aPart(text), aKey(), { since, exclude }, never);
  }

  it("gives a card's address as the link of the post", async () => {
    const card = { url: "https://example.org/signs", title: "Signs", description: "What to look for" };

    const outcome = await post(await connected(), aPart("Know the signs.", { card }));

    expect(outcome).toEqual({
      kind: "published",
      receipt: { id: double.posts[0]?.id, url: `https://www.facebook.com/${double.posts[0]?.id}` },
    });
    expect(double.posts[0]).toMatchObject({ message: "Know the signs.", link: "https://example.org/signs" });
    expect(double.violations).toEqual([]);
  });

  it("keeps the order of pictures, and uploads them again without publishing anything", async () => {
    const session = await connected();
    const images = [3, 1, 2].map((number) => anImage(folder, number));
    const part = aPart("Three signs", { images });

    await session.prepare(part, never);
    expect(double.posts).toEqual([]);
    await post(session, part);

    expect(double.posts.map(({ alts }) => alts)).toEqual([images.map(({ alt }) => alt)]);
    expect(double.violations).toEqual([]);
  });

  it.each<[string, Partial<Part>]>([
    ["a content warning", { contentWarning: "Abuse" }],
    ["content labels", { labels: ["graphic-media"] }],
    ["another visibility than public", { visibility: "unlisted" }],
    ["a card beside pictures", { card: { url: "https://example.org", title: "", description: "" } }],
    ["neither words nor pictures", { text: " ", images: [] }],
  ])("refuses %s before anything is sent", async (_what, more) => {
    const part = aPart("Know the signs.", { images: [anImage(folder, 1)], ...more });

    const answer = await (await connected()).prepare(part, never);

    expect(answer.kind).toBe("rejected");
  });

  it("waits for a picture that is gone", async () => {
    const image = { ...anImage(folder, 1), file: path.join(folder, "gone.png") };

    expect(await post(await connected(), aPart("A sign", { images: [image] }))).toMatchObject({ kind: "later" });
  });

  describe("looking for words", () => {
    it("knows them though Facebook folds blanks and another person wrote them by hand", async () => {
      const { id } = double.add({ message: "Know the signs.\n\nReport it. " });

      expect(await look(await connected(), "Know the signs.\nReport it.")).toMatchObject({
        kind: "published",
        by: "words",
        receipt: { id },
      });
    });

    it.each<[string, Parameters<FacebookDouble["add"]>[0]]>([
      ["older than it can be", { createdAt: new Date("2027-03-18T08:54:59Z") }],
      ["a visitor's", { from: "77" }],
      ["of other words", { message: "Know the signs!" }],
    ])("does not take for it what is %s", async (_what, change) => {
      double.add({ message: "Know the signs.", ...change });

      expect(await look(await connected(), "Know the signs.")).toMatchObject({ kind: "unprovable" });
    });

    it("does not take for it what is known to be another, also by a person's shorter name", async () => {
      const { id } = double.add({ message: "Know the signs." });

      expect(await look(await connected(), "Know the signs.", [id])).toMatchObject({ kind: "unprovable" });
      expect(await look(await connected(), "Know the signs.", [id.split("_")[1] ?? ""])).toMatchObject({
        kind: "unprovable",
      });
    });

    it("never says absent of a post that the ranked feed leaves out", async () => {
      const session = await connected();
      const sent = await post(session, aPart("Left out by the ranking"));
      double.hidden.add(double.posts[0]?.id ?? "");

      expect(sent.kind).toBe("published");
      expect(await look(session, "Left out by the ranking")).toMatchObject({
        kind: "unprovable",
        reason: expect.stringContaining("Look at the Page"),
      });
    });

    it("reads on to the third hundred, and no further", async () => {
      const session = await connected();
      double.add({ message: "Three hundred ago" });
      for (let count = 1; count < 300; count += 1) double.add({ message: `Post ${count}` });

      expect(await look(session, "Three hundred ago")).toMatchObject({ kind: "published" });
      double.add({ message: "One more" });
      expect(await look(session, "Three hundred ago")).toMatchObject({ kind: "unprovable" });
    });

    it("cannot recognise a post without words", async () => {
      double.add({ alts: ["A teal card."] });

      expect(await look(await connected(), "")).toMatchObject({ kind: "unprovable" });
    });
  });

  describe("the token", () => {
    it.each<[string, Changes, string]>([
      [
        "when it is a person's own",
        { account: { options: { page: "999" } } },
        "belongs to Example Partnership (1029384756)",
      ],
      ["when the Page has no number", { account: { options: { page: "examplepartnership" } } }, "page: 1234567890"],
      ["when there is none", { token: "" }, "no page token"],
      ["when it was pasted with a line's end", { token: "EAAB-token\n" }, "blanks"],
      ["when the version is odd", { account: { options: { page: "1", "api-version": "../v1" } } }, "v26.0"],
      ["to a server that is not https", { service: "http://graph.example.org" }, "https address"],
      [
        "to a server that accounts.yaml alone names",
        { account: { service: "https://graph.example.org" } },
        "may only go to",
      ],
    ])("is not sent on, or not taken, %s", async (_when, changes, words) => {
      expect(await connect(changes)).toMatchObject({ kind: "unauthorized", reason: expect.stringContaining(words) });
    });

    it("goes to graph.facebook.com in a header, where the environment names no other", async () => {
      const asked: [string, RequestInit | undefined][] = [];
      const fetch: typeof globalThis.fetch = async (url, init) => {
        asked.push([String(url), init]);
        return Response.json({ id: double.page });
      };

      await connected({ service: undefined, fetch });

      expect(asked.map(([url]) => url)).toEqual(["https://graph.facebook.com/v26.0/me?fields=id%2Cname"]);
      expect(asked[0]?.[1]).toMatchObject({
        redirect: "error",
        headers: { authorization: `Bearer ${double.token}` },
      });
    });

    it("asks for the version that accounts.yaml names", async () => {
      await connected({ account: { options: { page: double.page, "api-version": "v27.0" } } });

      expect(double.violations).toEqual(["Version v27.0"]);
    });
  });

  describe("recall", () => {
    it("takes the number that a person's address gave", async () => {
      const session = await connected();
      const number = double.add({ message: "By hand" }).id.split("_")[1];
      const receipt = facebook.receiptOf?.(`https://www.facebook.com/examplepartnership/posts/${number}`);
      if (!receipt) throw new Error("No receipt");

      expect(await session.remove?.(receipt, never)).toBe("removed");
      expect(double.posts).toEqual([]);
    });

    it("says so when an address holds no number", async () => {
      const receipt = { id: "pfbid02abcdefghijk", url: "https://www.facebook.com/example/posts/pfbid02abcdefghijk" };

      expect(await (await connected()).remove?.(receipt, never)).toMatchObject({
        kind: "rejected",
        reason: expect.stringContaining(receipt.url),
      });
    });
  });

  it.each<[string, () => Response, string]>([
    ["an error dressed as a success", () => Response.json({ error: { code: 100, message: "No" } }), "rejected"],
    ["a success without the post's id", () => Response.json({ success: true }), "unknown"],
    ["the id of something else", () => Response.json({ id: "https://example.org" }), "unknown"],
    ["more than anybody needs", () => Response.json({ id: "1_2", padding: "x".repeat(5_000_001) }), "unknown"],
    ["nothing at all", () => new Response(null, { status: 204 }), "unknown"],
  ])("does not believe %s", async (_what, reply, kind) => {
    const answering: typeof fetch = async (url, init) => (init?.method === "POST" ? reply() : fetch(url, init));

    const outcome = await post(await connected({ fetch: answering }), aPart("Know the signs."));

    expect(outcome.kind).toBe(kind);
  });

  it("follows no redirect, whose server would see the token", async () => {
    const seen: (string | null)[] = [];
    const thief = createServer((request, response) => {
      seen.push(request.headers.authorization ?? null);
      response.end("{}");
    });
    await new Promise<void>((resolve) => thief.listen(0, "127.0.0.1", resolve));
    const { port } = thief.address() as AddressInfo;
    const lure = createServer((_request, response) => {
      response.writeHead(307, { location: `http://127.0.0.1:${port}/` }).end();
    });
    await new Promise<void>((resolve) => lure.listen(0, "127.0.0.1", resolve));

    const answer = await connect({ service: `http://127.0.0.1:${(lure.address() as AddressInfo).port}` });

    expect(answer.kind).toBe("later");
    expect(seen).toEqual([]);
    lure.close();
    thief.close();
  });

  it("is held to its description: a planted wrong field fails", async () => {
    const planted: typeof fetch = (url, init) => {
      const body = init?.body instanceof URLSearchParams ? new URLSearchParams(init.body) : undefined;
      body?.set("mesage", "Know the signs.");
      return fetch(url, { ...init, ...(body && { body }) });
    };

    const outcome = await post(await connected({ fetch: planted }), aPart("Know the signs."));

    expect(outcome.kind).toBe("rejected");
    expect(double.violations.join()).toContain(description.startsWith("Meta") ? "mesage is no parameter" : "mesage");
  });
});

describe("the address of a Facebook post", () => {
  it.each([
    ["https://www.facebook.com/1029384756_5001", "1029384756_5001"],
    ["https://www.facebook.com/1029384756/posts/5001", "1029384756_5001"],
    ["https://www.facebook.com/examplepartnership/posts/5001/", "5001"],
    ["https://m.facebook.com/examplepartnership/posts/know-the-signs/5001", "5001"],
    ["https://www.facebook.com/permalink.php?story_fbid=5001&id=1029384756", "1029384756_5001"],
    ["https://www.facebook.com/photo/?fbid=5001&set=a.7", "5001"],
    ["https://www.facebook.com/example/posts/pfbid02abcdefghijkLMN", "pfbid02abcdefghijkLMN"],
  ])("%s names %s", (url, id) => {
    expect(facebook.receiptOf?.(url)).toEqual({ id, url });
  });

  it.each([
    "https://www.facebook.com/examplepartnership",
    "https://www.facebook.com.example.org/1/posts/2",
    "https://notfacebook.com/1/posts/2",
    "http://www.facebook.com/1/posts/2",
    "https://user@www.facebook.com/1/posts/2",
    "https://www.facebook.com/1/posts/%3Cscript%3E",
    "https://www.facebook.com/share/p/1AbCdEf",
    "5001",
  ])("%s is none", (url) => {
    expect(facebook.receiptOf?.(url)).toBeUndefined();
  });
});
