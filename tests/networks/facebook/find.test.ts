import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { aPart } from "../../support/campaign/a-part.ts";
import { aFacebookPage, type FacebookPage, look, post } from "../../support/networks/facebook/a-facebook-page.ts";
import type { DoublePost } from "../../support/networks/facebook/facebook-double.ts";

describe("looking for words on a Facebook Page", () => {
  let page: FacebookPage;

  beforeEach(async () => {
    page = await aFacebookPage();
  });
  afterEach(() => page.stop());

  it("knows them though Facebook folds blanks and another person wrote them by hand", async () => {
    const { id } = page.double.add({ message: "Know the signs.\n\nReport it. " });

    expect(await look(await page.connected(), "Know the signs.\nReport it.")).toMatchObject({
      kind: "published",
      by: "words",
      receipt: { id },
    });
  });

  it.each<[string, Partial<DoublePost>]>([
    ["older than it can be", { createdAt: new Date("2027-03-18T08:54:59Z") }],
    ["a visitor's", { from: "77" }],
    ["of other words", { message: "Know the signs!" }],
  ])("does not take for it what is %s", async (_what, change) => {
    page.double.add({ message: "Know the signs.", ...change });

    expect(await look(await page.connected(), "Know the signs.")).toMatchObject({ kind: "unprovable" });
  });

  it("does not take for it what is known to be another, also by a person's shorter name", async () => {
    const { id } = page.double.add({ message: "Know the signs." });

    expect(await look(await page.connected(), "Know the signs.", [id])).toMatchObject({ kind: "unprovable" });
    expect(await look(await page.connected(), "Know the signs.", [id.split("_")[1] ?? ""])).toMatchObject({
      kind: "unprovable",
    });
  });

  it("never says absent of a post that the ranked feed leaves out", async () => {
    const session = await page.connected();
    const sent = await post(session, aPart("Left out by the ranking"));
    page.double.hidden.add(page.double.posts[0]?.id ?? "");

    expect(sent.kind).toBe("published");
    expect(await look(session, "Left out by the ranking")).toMatchObject({
      kind: "unprovable",
      reason: expect.stringContaining("Look at the Page"),
    });
  });

  it("reads on to the third hundred, and no further", async () => {
    const session = await page.connected();
    page.double.add({ message: "Three hundred ago" });
    for (let count = 1; count < 300; count += 1) page.double.add({ message: `Post ${count}` });

    expect(await look(session, "Three hundred ago")).toMatchObject({ kind: "published" });
    page.double.add({ message: "One more" });
    expect(await look(session, "Three hundred ago")).toMatchObject({ kind: "unprovable" });
  });

  it("cannot recognise a post without words", async () => {
    page.double.add({ alts: ["A teal card."] });

    expect(await look(await page.connected(), "")).toMatchObject({ kind: "unprovable" });
  });
});
