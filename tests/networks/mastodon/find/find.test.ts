import { afterEach, describe, expect, it } from "vitest";
import { textOfHtml } from "../../../../src/networks/mastodon/find/html.ts";
import { alikeWords, sameWords } from "../../../../src/networks/mastodon/find/words.ts";
import type { Found, Part, PartKey } from "../../../../src/networks/network.ts";
import { aKey, anImage, aPart } from "../../../support/campaign/a-part.ts";
import { aMastodon, type Mastodon, type MastodonSettings } from "../../../support/networks/mastodon/a-mastodon.ts";
import { htmlOf } from "../../../support/networks/mastodon/mastodon-entities.ts";
import { variants } from "../../../support/networks/mastodon/mastodon-variants.ts";

const never = new AbortController().signal;
const since = new Date("2027-03-18T08:55:00Z");

describe("the words of a post shown as HTML", () => {
  it.each([
    ["paragraphs and lines", "One.\n\nTwo,\nthree."],
    ["a long link", "Help: https://www.example.org/a/very/long/path/to/a/page?with=a&query=string#and-more today"],
    ["a mention of somebody elsewhere", "Thanks to @police@social.example.org and @ann!"],
    ["hashtags", "Know the signs. #CEADay27 #Diogelu"],
    ["signs that HTML has for itself", 'Is 3 < 5 & 5 > 3? "Yes", they said; it\'s so.'],
    ["emoji and other scripts", "👨‍👩‍👧‍👦 dŵr, 日本語, مرحبا"],
    ["several spaces and a tab", "Two  spaces and\ta tab"],
  ])("are the same with %s", (_what, text) => {
    expect(sameWords(textOfHtml(htmlOf(text, "https://social.example.org")), text)).toBe(true);
  });

  it.each([
    ["<p>One</p><p>Two</p>", "One\n\nTwo"],
    ["One<br>Two<br/>Three", "One\nTwo\nThree"],
    ["<p>caf&eacute; &#8211; &quot;ok&quot;&nbsp;&amp;amp;</p>", 'café – "ok"\u00a0&amp;'],
    [
      '<p>See <a href="https://example.org/help?a=1&amp;b=2">example.org/help…</a>.</p>',
      "See https://example.org/help?a=1&b=2.",
    ],
    ["<p>Words<script>alert(1)</script><style>p{}</style></p>", "Words"],
    ["<p>1 < 2 and <unclosed", "1 < 2 and"],
    ["", ""],
  ])("are read from %s", (html, text) => {
    expect(textOfHtml(html)).toBe(text);
  });

  it("are alike where only marks differ, and never where letters do", () => {
    expect(alikeWords("“Know” the *signs*…", '"Know" the signs.')).toBe(true);
    expect(alikeWords("Know the signs", "Know the sign")).toBe(false);
    expect(alikeWords("❤️", "👍")).toBe(false);
  });
});

describe("looking for a post on Mastodon", () => {
  let mastodon: Mastodon;
  async function started(settings?: MastodonSettings): Promise<Mastodon> {
    mastodon = await aMastodon(settings);
    return mastodon;
  }
  afterEach(async () => {
    await mastodon.stop();
    expect(mastodon.double.complaints).toEqual([]);
  });
  async function look(part: Part, key: PartKey = aKey(), exclude: readonly string[] = []): Promise<Found> {
    const found = await mastodon.session.find?.(part, key, { since, exclude }, never);
    if (found === undefined) throw new Error("It cannot look.");
    return found;
  }

  it("finds what a person has posted by hand", async () => {
    const { double } = await started();
    const { id } = double.account.put("Know the signs: https://example.org/help #CEADay27");

    const found = await look(aPart("Know the signs: https://example.org/help #CEADay27"));

    expect(found).toMatchObject({ kind: "published", by: "words", receipt: { id } });
  });

  it("reads back page by page until before the post could have been there", async () => {
    const { double } = await started();
    double.account.put("Long ago", { createdAt: new Date("2027-03-01T09:00:00Z") });
    const { id } = double.account.put("The one");
    for (let number = 0; number < 100; number += 1) double.account.put(`Another, number ${number}`);
    const before = double.asked.length;

    expect(await look(aPart("The one"))).toMatchObject({ kind: "published", receipt: { id } });
    expect((await look(aPart("Not there"))).kind).toBe("unprovable");
    expect(double.asked.length - before).toBe(6);
  });

  it("takes no older post of the same words for this one", async () => {
    const { double } = await started();
    double.account.put("Know the signs.", { createdAt: new Date("2027-03-01T09:00:00Z") });

    expect(await look(aPart("Know the signs."))).toMatchObject({ kind: "absent" });
  });

  it("proves nothing by a list without end", async () => {
    const { double } = await started();
    for (let number = 0; number < 1001; number += 1) double.account.put(`Another, number ${number}`);

    expect(await look(aPart("Not there"))).toMatchObject({
      kind: "unprovable",
      reason: expect.stringContaining("back to 08:55 on Thursday 18 March 2027"),
    });
  });

  it("proves nothing by a list that lacks the post which was its newest before", async () => {
    let lists = true;
    const forgets = (request: string, reply: unknown) =>
      request === "GET /api/v1/accounts/{id}/statuses" && !lists ? [] : reply;
    const { double, session } = await started({ distort: forgets });
    const { id: after } = double.account.put("The one before");
    const ask = () => session.find?.(aPart("Not there"), aKey(), { since, exclude: [after], after }, never);
    const whole = await ask();
    lists = false;

    expect(whole?.kind).toBe("absent");
    expect((await ask())?.kind).toBe("unprovable");
  });

  it("proves nothing by a server that gives the same page again and again", async () => {
    let page: unknown;
    const circles = (request: string, reply: unknown) => {
      if (request !== "GET /api/v1/accounts/{id}/statuses") return reply;
      page ??= reply;
      return page;
    };
    const { double } = await started({ distort: circles });
    for (let number = 0; number < 40; number += 1) double.account.put(`Another, number ${number}`);

    expect((await look(aPart("Not there"))).kind).toBe("unprovable");
    expect(double.asked.length).toBeLessThan(10);
  });

  it("asks for what was written where a server has marked the text up", async () => {
    const { double } = await started({ variant: variants.hollo });
    const text = "Know *all* the signs...";
    const { id } = double.account.put(text, { content: "<p>Know <em>all</em> the signs…</p>" });

    expect(await look(aPart(text))).toMatchObject({ kind: "published", receipt: { id } });
  });

  it("does not take for it what was written otherwise", async () => {
    const { double } = await started();
    const { id } = double.account.put("Know the signs?");

    expect((await look(aPart("Know the signs!"))).kind).toBe("unprovable");
    expect(await look(aPart("Know the signs!"), aKey(), [id])).toMatchObject({ kind: "absent" });
  });

  it("does not know where a server cannot say what was written", async () => {
    const { double } = await started({ variant: variants.pixelfed });
    double.account.put("Know the signs?");

    expect(await look(aPart("Know the signs!"))).toMatchObject({
      kind: "unprovable",
      reason: expect.stringContaining("/p/nyscp/"),
    });
  });

  it.each<[string, (mastodon: Mastodon) => Part, PartKey]>([
    ["pictures", ({ folder }) => aPart("The same words", { images: [anImage(folder, 1)] }), aKey()],
    ["a warning", () => aPart("The same words", { contentWarning: "Abuse" }), aKey()],
    ["a place in a thread", () => aPart("The same words"), aKey({ part: 1 })],
  ])("does not know of a post with the same words and without %s", async (_what, part, key) => {
    const { double } = await started();
    const { id } = double.account.put("The same words");

    expect((await look(part(mastodon), key)).kind).toBe("unprovable");
    expect(await look(part(mastodon), key, [id])).toMatchObject({ kind: "absent" });
  });

  it("tries a look again, and says when to come back when that does not help", async () => {
    const { proxy, waits } = await started();
    const busy = { status: 503, headers: { "content-type": "application/json", "retry-after": "600" }, body: "{}" };
    const page = { status: 502, headers: { "content-type": "text/html" }, body: "<h1>502</h1>" };
    proxy.next("/statuses?", { kind: "reply", reply: page });
    proxy.next("/statuses?", { kind: "reply", reply: busy });

    const found = await look(aPart("Anything"));

    expect(found).toMatchObject({ kind: "later", retryAt: new Date("2027-03-18T09:10:00Z") });
    expect(waits).toHaveLength(1);
  });
});
