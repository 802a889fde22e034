/** What only looks: the status, the standing of a plan. */
import { afterEach, describe, expect, it } from "vitest";
import { statusText } from "../../src/preview/status-text.ts";
import { standingOf, type Wording } from "../../src/publish/standing/standing.ts";
import { statusOf } from "../../src/publish/standing/status.ts";
import { aDelivery, Publisher } from "../support/publishing/a-publisher.ts";

const nine = "2027-03-18T09:00:00Z";
const started: Publisher[] = [];
function aPublisher(): Publisher {
  const publisher = new Publisher();
  started.push(publisher);
  publisher.deliveries = [aDelivery("hello", { dueAt: nine }), aDelivery("later", { dueAt: "2027-03-18T15:00:00Z" })];
  return publisher;
}
afterEach(async () => {
  for (const publisher of started.splice(0)) await publisher.end();
});

function aView(now: string) {
  return {
    now: new Date(now),
    zoneOf: () => "Europe/London",
    wordsOf: (id: string) => `The words of ${id}`,
    sentOf: (id: string) => (id.startsWith("day/share/") ? "done" : "ADDRESS"),
  };
}

describe("the status", () => {
  it("lists what went out, what is planned, and what no ledger has seen yet", async () => {
    const publisher = aPublisher();
    await publisher.run();
    await publisher.runAt(nine);
    const unseen = aDelivery("new", { dueAt: "2027-03-19T09:00:00Z" });

    const entries = statusOf([...publisher.deliveries, unseen], await publisher.ledger.rows(), {
      now: publisher.clock.now(),
      permitOf: () => undefined,
    });

    expect(entries).toEqual([
      {
        id: "day/hello/ours",
        state: "published",
        dueAt: "2027-03-18T09:00:00.000Z",
        publishedAt: "2027-03-18T09:00:00.000Z",
        url: "https://social.example.org/1",
        attempts: 1,
        reason: null,
        approval: { needed: 0, by: [], changed: [] },
        periods: [],
        consents: [],
        blocked: null,
      },
      expect.objectContaining({ id: "day/later/ours", state: "planned", attempts: 0, publishedAt: null }),
      expect.objectContaining({ id: "day/new/ours", state: "planned" }),
    ]);
    const text = statusText(entries, aView("2027-03-18T12:00:00Z"));
    expect(text).toContain("3 deliveries, times in Europe/London: 1 published, 2 planned.");
  });

  it("opens with what needs a person, what is next and what is out today, with words, in the campaign's time", () => {
    const entry = { publishedAt: null, url: null, attempts: 0, reason: null };
    const text = statusText(
      [
        {
          ...entry,
          id: "day/old/ours",
          state: "published",
          dueAt: "2027-06-16T08:00:00.000Z",
          publishedAt: "2027-06-16T08:00:00.000Z",
        },
        { ...entry, id: "day/held/ours", state: "held", dueAt: "2027-06-17T08:00:00.000Z", reason: "Too long." },
        {
          ...entry,
          id: "day/out/ours",
          state: "published",
          dueAt: "2027-06-16T23:30:00.000Z",
          publishedAt: "2027-06-16T23:30:00.000Z",
        },
        { ...entry, id: "day/next/ours", state: "planned", dueAt: "2027-06-18T08:00:00.000Z" },
      ],
      aView("2027-06-17T12:00:00Z"),
    );
    const opening = text.slice(0, text.indexOf("All:"));

    expect(opening.split("\n").map((line) => line.trimEnd())).toEqual([
      "Needs a person:",
      "  2027-06-17 09:00  held       day/held/ours  “The words of day/held/ours”",
      "                    Too long.",
      "                    Put that right: it goes out while there is time. `campaign skip day/held/ours` leaves it out.",
      "",
      "Next:",
      "  2027-06-18 09:00  planned    day/next/ours  “The words of day/next/ours”",
      "",
      "Out today:",
      "  2027-06-17 00:30  published  day/out/ours   at 2027-06-17 00:30  “The words of day/out/ours”",
      "",
      "",
    ]);
    expect(text).toContain("day/old/ours");
  });

  it.each([
    ["missed", null, "`campaign send day/a/ours`"],
    ["failed", "Refused.", "`campaign send day/a/ours`"],
    ["unknown", "No answer.", "`campaign settle day/a/ours --not-sent`"],
    ["waiting", null, "`campaign settle day/a/ours --sent ADDRESS`"],
  ] as const)("names the command that moves on what is %s", (state, reason, command) => {
    const entry = {
      id: "day/a/ours",
      state,
      dueAt: "2027-03-18T09:00:00.000Z",
      publishedAt: null,
      url: null,
      attempts: 1,
    };
    const text = statusText([{ ...entry, reason }], aView("2027-03-18T12:00:00Z"));
    const told = statusText([{ ...entry, reason: "Run `campaign settle x`." }], aView("2027-03-18T12:00:00Z"));

    expect(text.slice(0, text.indexOf("All:"))).toContain(command);
    const share = statusText([{ ...entry, id: "day/share/ours", reason }], aView("2027-03-18T12:00:00Z"));
    expect(share).not.toContain("ADDRESS");
    expect(told).not.toContain(command);
  });

  it("says so when nothing more goes out", () => {
    const entry = { id: "day/a/ours", state: "past", dueAt: "2027-03-18T09:00:00.000Z" } as const;
    const text = statusText(
      [{ ...entry, publishedAt: null, url: null, attempts: 0, reason: null }],
      aView("2027-04-01T00:00:00Z"),
    );

    expect(text).toContain("Nothing more goes out.");
    expect(text).toContain("1 delivery, ");
  });

  it("lets no control character of a reason or an address reach the terminal", () => {
    const entry = { id: "day/hello/ours", state: "failed", dueAt: "2027-03-18T09:00:00.000Z" } as const;
    const text = statusText(
      [{ ...entry, publishedAt: null, url: null, attempts: 1, reason: "\u001b[2Jgone\nnext" }],
      aView("2027-03-18T12:00:00Z"),
    );

    expect(text).not.toContain("\u001b");
    expect(text.split("\n").filter((line) => line.startsWith("next"))).toEqual([]);
  });
});

describe("the standing of a delivery", () => {
  function wordingOf(text: string): Wording {
    return { id: "day/hello/ours", dueAt: new Date(nine), late: 7_200_000, parts: [{ text, images: [] }] };
  }

  it("says that the file differs from what went out", async () => {
    const publisher = aPublisher();
    await publisher.run();
    await publisher.runAt(nine);
    const now = publisher.clock.now();

    const same = await standingOf([wordingOf("The words of hello.")], publisher.ledger, now);
    const other = await standingOf([wordingOf("Other words.")], publisher.ledger, now);

    const out = { dueAt: new Date(nine), message: { parts: [{ text: "The words of hello." }] } };
    expect(same.get("day/hello/ours")).toMatchObject({ state: "published", changed: false, out });
    expect(other.get("day/hello/ours")).toMatchObject({ state: "published", changed: true, out });
  });

  it("knows a content warning and a link card that were edited", async () => {
    const publisher = aPublisher();
    await publisher.run();
    await publisher.runAt(nine);
    const [part = { text: "", images: [] }] = wordingOf("The words of hello.").parts;
    const card = { url: "https://example.org", title: "Help", description: "" };

    for (const edited of [{ contentWarning: "Abuse" }, { card }]) {
      const wording = { ...wordingOf(""), parts: [{ ...part, ...edited }] };
      const standing = await standingOf([wording], publisher.ledger, publisher.clock.now());
      expect(standing.get("day/hello/ours")?.changed).toBe(true);
    }
  });

  it("is planned or past where there is no ledger", async () => {
    const before = await standingOf([wordingOf("")], undefined, new Date("2027-03-18T10:00:00Z"));
    const after = await standingOf([wordingOf("")], undefined, new Date("2027-03-18T12:00:00Z"));

    expect([...before.values(), ...after.values()].map((each) => each.state)).toEqual(["planned", "past"]);
  });
});
