/** A post in several languages: its pair goes in order and as one, and its two forms never both. */
import { afterEach, describe, expect, it } from "vitest";
import { unasked } from "../../../src/permission/permit.ts";
import type { Delivery } from "../../../src/plan/delivery.ts";
import { inLanguages } from "../../../src/plan/languages.ts";
import { recall } from "../../../src/publish/person/recall.ts";
import { send } from "../../../src/publish/person/send.ts";
import { aDelivery, anAccount, type DeliveryWords, type Publisher } from "../../support/publishing/a-publisher.ts";
import { aPublisher, endPublishers, nine } from "./due.ts";

afterEach(endPublishers);

/** English first, so that the order of the ids is not the order of the languages. */
function inBoth(
  how: "together" | "apart",
  { words = "", ...more }: Partial<DeliveryWords> & { readonly words?: string } = {},
): readonly Delivery[] {
  const voice = (lang: string) => ({
    ...aDelivery("hello", { dueAt: nine, texts: [`In ${lang}. ${words}`], ...more }),
    lang,
  });
  return inLanguages([voice("en"), voice("cy")], how);
}

const [english, welsh] = ["day/hello~en/ours", "day/hello~cy/ours"];

async function withPair(more: Partial<DeliveryWords> = {}): Promise<Publisher> {
  const publisher = aPublisher();
  publisher.deliveries = inBoth("apart", more);
  await publisher.run();
  publisher.clock.to(nine);
  return publisher;
}

const sent = ({ network }: Publisher) => network.posts.map(({ delivery }) => delivery);

describe("a pair", () => {
  it("goes out in the order of its languages, and no gap parts it when it catches up", async () => {
    const publisher = await withPair();

    await publisher.runAt("2027-03-18T09:30:00Z");

    expect(sent(publisher)).toEqual([english, welsh]);
  });

  it("keeps its gap from what else is behind", async () => {
    const publisher = aPublisher();
    publisher.deliveries = [aDelivery("before", { dueAt: nine }), ...inBoth("apart")];
    await publisher.run();
    await publisher.runAt("2027-03-18T09:30:00Z");
    expect(sent(publisher)).toEqual(["day/before/ours"]);

    await publisher.runAt("2027-03-18T09:35:00Z");

    expect(sent(publisher)).toEqual(["day/before/ours", english, welsh]);
  });

  it.each([
    ["first", english, welsh],
    ["second", welsh, english],
  ])("is held whole when its %s has a problem, and goes out whole once that is put right", async (_, spoilt, other) => {
    const publisher = await withPair();
    publisher.problems.set(spoilt, "There is no picture.");

    const held = await publisher.run();
    expect(held.report.held.map(({ id, reason }) => [id, reason])).toEqual(
      expect.arrayContaining([
        [spoilt, "There is no picture."],
        [other, `It goes out with ${spoilt} or not at all, and that one is held: There is no picture.`],
      ]),
    );
    expect(sent(publisher)).toEqual([]);

    publisher.problems.clear();
    await publisher.runAt("2027-03-18T09:10:00Z");
    expect(sent(publisher)).toEqual([english, welsh]);
  });

  it("is missed whole when nobody puts it right", async () => {
    const publisher = await withPair();
    publisher.problems.set(welsh, "There is no picture.");
    await publisher.run();

    await publisher.runAt("2027-03-18T11:00:01Z");

    expect([await publisher.state(english), await publisher.state(welsh)]).toEqual(["missed", "missed"]);
    expect(sent(publisher)).toEqual([]);
  });

  it("is held whole when somebody has to agree to one of them", async () => {
    const publisher = await withPair();
    publisher.work = {
      permits: {
        of: ({ delivery }) =>
          delivery === welsh
            ? { ...unasked, refusals: [{ because: "approval", reason: "Not approved (0 of 1)." }] }
            : unasked,
      },
    };

    const { report } = await publisher.run();

    expect(report.held.map(({ id, because }) => [id, because])).toEqual(
      expect.arrayContaining([
        [english, "approval"],
        [welsh, "approval"],
      ]),
    );
    expect(sent(publisher)).toEqual([]);
  });

  it("waits with the second as long as nobody knows what became of the first", async () => {
    const publisher = await withPair();
    publisher.network.sendFaults.push({ kind: "unknown" });

    const { report } = await publisher.run();

    expect(report.later.map(({ id }) => id)).toContain(welsh);
    expect(publisher.network.sends).toBe(1);
    for (const minute of ["09:10", "09:20", "09:30"]) await publisher.runAt(`2027-03-18T${minute}:00Z`);
    expect(sent(publisher)).toEqual([english, welsh]);
  });

  it("is held with the second when the first is refused", async () => {
    const publisher = await withPair();
    publisher.network.sendFaults.push({ kind: "rejected", reason: "Too rude." });

    const { report } = await publisher.run();

    expect(report.failed.map(({ id }) => id)).toEqual([english]);
    expect(report.held).toEqual([
      { id: welsh, because: "problem", reason: `It goes out with ${english}, which did not go out.` },
    ]);
    expect(sent(publisher)).toEqual([]);
  });

  it("goes out without the one that a person skipped", async () => {
    const publisher = await withPair();
    const row = (await publisher.ledger.detail(english))?.row;
    const step = { delivery: english, attempt: row?.attempt ?? 0, from: ["planned" as const], to: "skipped" as const };
    await publisher.ledger.change([{ ...step, event: "skipped", fields: { cause: "person" } }]);

    await publisher.run();

    expect(sent(publisher)).toEqual([welsh]);
  });
});

describe("a pair of which one was taken back", () => {
  it.each([
    ["first", english, welsh],
    ["second", welsh, english],
  ])("is held with its %s, until a person sends it", async (_, recalled, other) => {
    const publisher = await withPair();
    await recall(publisher.makeEngine(), [recalled], "A wrong number.");

    const { report } = await publisher.run();
    expect(report.held).toMatchObject([{ id: other, reason: `It goes out with ${recalled}, which was taken back.` }]);
    expect(sent(publisher)).toEqual([]);

    await send(publisher.makeEngine(), other);
    expect(sent(publisher)).toEqual([other]);
  });
});

describe("a post in its other form", () => {
  it.each([
    ["apart after together", "together", "apart", "day/hello/ours"],
    ["together after apart", "apart", "together", welsh],
  ] as const)("is held: %s, whatever its words are and however long it is ago", async (_, before, after, first) => {
    const publisher = aPublisher();
    publisher.deliveries = inBoth(before);
    await publisher.run();
    await publisher.runAt(nine);
    const out = sent(publisher);
    const dueAt = "2027-06-18T09:00:00Z";
    publisher.deliveries = inBoth(after, { words: "Other words.", dueAt, again: true });

    await publisher.runAt("2027-06-18T08:00:00Z");
    const { report } = await publisher.runAt(dueAt);

    expect(sent(publisher)).toEqual(out);
    expect(report.held.map(({ id, reason }) => [id, reason])).toEqual(
      publisher.deliveries
        .map(({ id }) => id)
        .toSorted()
        .map((id) => [
          id,
          `It already went out as ${first}, or may have: a post goes out with its languages together or apart, and never both.`,
        ]),
    );
  });

  it.each(["together", "apart"] as const)(
    "is held where the account was renamed in the same edit: %s",
    async (before) => {
      const publisher = aPublisher();
      publisher.deliveries = inBoth(before);
      await publisher.run();
      await publisher.runAt(nine);
      const out = sent(publisher);
      const account = anAccount({ id: "renamed", handle: "ours.example.org" });
      const after = before === "apart" ? "together" : "apart";
      publisher.deliveries = inBoth(after, { words: "Other words.", account });

      const { report } = await publisher.runAt("2027-03-18T09:10:00Z");

      expect(sent(publisher)).toEqual(out);
      expect(report.held.map(({ id }) => id)).toEqual(publisher.deliveries.map(({ id }) => id).toSorted());
    },
  );

  it.each(["together", "apart"] as const)(
    "is held where the account had nothing but the id that it was given anew: %s",
    async (before) => {
      const publisher = aPublisher();
      const screen = anAccount({ network: "handoff", handle: "", options: { channel: "screen" } });
      publisher.deliveries = inBoth(before, { account: screen });
      await publisher.run();
      await publisher.runAt(nine);
      const out = sent(publisher);
      const after = before === "apart" ? "together" : "apart";
      publisher.deliveries = inBoth(after, { words: "Other words.", account: { ...screen, id: "renamed" } });

      const { report } = await publisher.runAt("2027-03-18T09:10:00Z");

      expect(out).not.toEqual([]);
      expect(sent(publisher)).toEqual(out);
      expect(report.held.map(({ id }) => id)).toEqual(publisher.deliveries.map(({ id }) => id).toSorted());
    },
  );

  it("goes out on another account that has nothing but its id, and on one of another channel", async () => {
    const publisher = aPublisher();
    const screen = anAccount({ network: "handoff", handle: "", options: { channel: "screen" } });
    const other = { ...screen, id: "other" };
    const still = aDelivery("still", { dueAt: "2027-06-18T09:00:00Z", account: screen });
    publisher.deliveries = [...inBoth("together", { account: screen }), still];
    await publisher.run();
    await publisher.runAt(nine);
    publisher.deliveries = [still, ...inBoth("apart", { words: "Other words.", account: other })];

    await publisher.runAt("2027-03-18T09:10:00Z");

    expect(sent(publisher)).toEqual(["day/hello/ours", "day/hello~en/other", "day/hello~cy/other"]);
  });

  it("is held while the first may be out", async () => {
    const publisher = aPublisher({ find: false });
    publisher.deliveries = inBoth("together");
    await publisher.run();
    publisher.network.sendFaults.push({ kind: "unknown" });
    await publisher.runAt(nine);
    publisher.deliveries = inBoth("apart", { words: "Other words." });

    const { report } = await publisher.runAt("2027-03-18T09:01:00Z");

    expect(publisher.network.sends).toBe(1);
    expect(report.held.map(({ id }) => id)).toEqual([welsh, english]);
  });

  it("goes out where the first was taken back", async () => {
    const publisher = aPublisher();
    publisher.deliveries = inBoth("together");
    await publisher.run();
    await publisher.runAt(nine);
    const row = (await publisher.ledger.detail("day/hello/ours"))?.row;
    await publisher.ledger.change([
      {
        delivery: "day/hello/ours",
        attempt: row?.attempt ?? 0,
        from: ["published"],
        to: "recalled",
        event: "recalled",
      },
    ]);
    publisher.deliveries = inBoth("apart", { words: "Other words." });

    await publisher.runAt("2027-03-18T09:10:00Z");

    expect(sent(publisher)).toEqual(["day/hello/ours", english, welsh]);
  });

  it("does not hold another post whose id begins alike", async () => {
    const publisher = aPublisher();
    publisher.deliveries = [...inBoth("apart"), aDelivery("hello-again", { dueAt: nine })];
    await publisher.run();
    publisher.clock.to(nine);
    await publisher.run();

    expect(sent(publisher)).toHaveLength(3);
  });
});
