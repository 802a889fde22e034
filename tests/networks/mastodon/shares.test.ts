/** Boosts on servers that answer with something else than what was asked for. */
import { afterEach, describe, expect, it } from "vitest";
import type { Receipt } from "../../../src/networks/network.ts";
import { aKey, aPart } from "../../support/campaign/a-part.ts";
import { aMastodon, type Mastodon, type MastodonSettings } from "../../support/networks/mastodon/a-mastodon.ts";

const never = new AbortController().signal;
const url = "https://social.example.org/@lead/110";

let mastodon: Mastodon | undefined;
afterEach(async () => {
  await mastodon?.stop();
  mastodon = undefined;
});

function shareOf(receipt: Receipt, service?: string) {
  const account = {
    id: "lead",
    network: "mastodon" as const,
    name: "Lead",
    handle: "lead",
    ...(service && { service }),
  };
  return aPart("", { share: { delivery: "day/hello/lead", account, words: "Hello.", receipt } });
}

/** A post of the lead's, which this server has as its own first one. */
async function started(settings: MastodonSettings = {}) {
  mastodon = await aMastodon(settings);
  const { id } = mastodon.double.account.put("Hello.");
  return { ...mastodon, id };
}

describe("a boost", () => {
  it("that the server answers with another post is in doubt until the server was asked again", async () => {
    const { sent, session, proxy, id } = await started({
      distort: (request, body) =>
        request.endsWith("/reblog")
          ? { ...Object(body), id: "999", reblog: { ...Object(Object(body).reblog), id: "998" } }
          : body,
    });
    const part = shareOf({ id }, proxy.url);
    const key = aKey();

    expect(await sent(part, key)).toMatchObject({ kind: "unknown" });
    const hint = { since: new Date(0), ambiguous: false, exclude: [] };
    expect(await session.find?.(part, key, hint, never)).toMatchObject({ kind: "published", by: "key" });
  });

  it("of a post on another server is made of that post, which may have another address of its own there", async () => {
    for (const own of [url, "https://social.example.org/objects/3f2a"]) {
      const { sent, double, id } = await started({
        distort: (request, body) => (request.endsWith("/search") ? found(body, own) : body),
      });
      double.account.elsewhere.set(url, id);

      expect(await sent(shareOf({ id: "110", url }))).toMatchObject({ kind: "published" });
      expect(double.account.boosts).toEqual([id]);
      await mastodon?.stop();
      mastodon = undefined;
    }
  });

  it.each([
    ["of another server", "https://elsewhere.example.org/@stranger/1", "Look at this."],
    ["that speaks of it", "https://social.example.org/@stranger/1", `Do not believe <a href="${url}">this</a>.`],
  ])("is never made of a post %s that a search brought up", async (_what, own, content) => {
    const { sent, double, id } = await started({
      distort: (request, body) => (request.endsWith("/search") ? found(body, own, content) : body),
    });
    double.account.elsewhere.set(url, id);

    expect(await sent(shareOf({ id: "110", url }))).toMatchObject({
      kind: "rejected",
      reason: expect.stringContaining("cannot find the post"),
    });
    expect(double.account.boosts).toEqual([]);
  });
});

function found(body: unknown, own: string, content = "Hello."): unknown {
  const { statuses } = body as { statuses: readonly object[] };
  return { ...Object(body), statuses: statuses.map((status) => ({ ...status, url: own, uri: own, content })) };
}
