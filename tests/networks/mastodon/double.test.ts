/** The double is only worth as much as the description it is held to: both must notice what is wrong. */
import { afterEach, describe, expect, it } from "vitest";
import { type Description, describedMastodon, ownNotes } from "../../support/networks/mastodon/mastodon-description.ts";
import { type MastodonDouble, startMastodonDouble } from "../../support/networks/mastodon/mastodon-double.ts";

const descriptions = new Map<string, Description>([describedMastodon(), ownNotes].map((each) => [each.name, each]));

describe.each([...descriptions.values()])("the double of Mastodon, checked against $name", (description) => {
  let double: MastodonDouble | undefined;
  afterEach(async () => double?.stop());

  async function post(body: unknown, distort?: (request: string, reply: unknown) => unknown) {
    double = await startMastodonDouble({ description, ...(distort && { distort }) });
    await fetch(`${double.url}/api/v1/statuses`, {
      method: "POST",
      headers: { authorization: `Bearer ${double.token}`, "content-type": "application/json" },
      body: JSON.stringify(body),
    });
    return double.complaints;
  }

  it("has nothing to say of a request and a reply as they should be", async () => {
    expect(await post({ status: "Know the signs.", visibility: "public", language: "en" })).toEqual([]);
  });

  it.each([
    ["a field that nobody has described", { status: "Know the signs.", alt_text: "planted" }, "alt_text"],
    ["a field of the wrong kind", { status: "Know the signs.", media_ids: "1" }, "media_ids"],
    ["a visibility that does not exist", { status: "Know the signs.", visibility: "followers" }, "visibility"],
  ])("notices %s in a request", async (_what, body, planted) => {
    expect((await post(body)).join()).toContain(planted);
  });

  it("notices a field that is wrong in a reply", async () => {
    const complaints = await post({ status: "Know the signs." }, (_request, reply) => ({
      ...(reply as object),
      media_attachments: "none",
    }));

    expect(complaints.join()).toContain("media_attachments");
  });

  it("notices a question that cannot be asked", async () => {
    double = await startMastodonDouble({ description });

    await fetch(`${double.url}/api/v1/accounts/109/statuses?since=yesterday`, {
      headers: { authorization: `Bearer ${double.token}` },
    });

    expect(double.complaints.join()).toContain("since");
  });
});
