import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { aFacebookPage, type Changes, type FacebookPage } from "../../support/networks/facebook/a-facebook-page.ts";

describe("the token of a Facebook Page", () => {
  let page: FacebookPage;

  beforeEach(async () => {
    page = await aFacebookPage();
  });
  afterEach(() => page.stop());

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
    expect(await page.connect(changes)).toMatchObject({ kind: "unauthorized", reason: expect.stringContaining(words) });
  });

  it("goes to graph.facebook.com in a header, where the environment names no other", async () => {
    const asked: [string, RequestInit | undefined][] = [];
    const fetch: typeof globalThis.fetch = async (url, init) => {
      asked.push([String(url), init]);
      return Response.json({ id: page.double.page });
    };

    await page.connected({ service: undefined, fetch });

    expect(asked.map(([url]) => url)).toEqual(["https://graph.facebook.com/v26.0/me?fields=id%2Cname"]);
    expect(asked[0]?.[1]).toMatchObject({
      redirect: "error",
      headers: { authorization: `Bearer ${page.double.token}` },
    });
  });

  it("asks for the version that accounts.yaml names", async () => {
    await page.connected({ account: { options: { page: page.double.page, "api-version": "v27.0" } } });

    expect(page.double.violations).toEqual(["Version v27.0"]);
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

    const answer = await page.connect({ service: `http://127.0.0.1:${(lure.address() as AddressInfo).port}` });

    expect(answer.kind).toBe("later");
    expect(seen).toEqual([]);
    lure.close();
    thief.close();
  });
});
