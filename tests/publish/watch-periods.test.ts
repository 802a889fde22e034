/** `publish --watch` and a sensitive period that begins while it runs: the next write is stopped. */
import { afterEach, expect, it } from "vitest";
import type { Period } from "../../src/campaign/periods/period.ts";
import { pausesOf } from "../../src/publish/person/pauses.ts";
import { watch } from "../../src/publish/watch.ts";
import { aDelivery, type Publisher } from "../support/publishing/a-publisher.ts";
import { aPublisher, endPublishers } from "./rules/due.ts";

afterEach(endPublishers);

const incident: Period = {
  id: "incident-2027",
  kind: "incident",
  rule: "stop",
  since: new Date("2027-03-18T09:03:00Z"),
  until: new Date("2027-03-18T18:00:00Z"),
  exceptCritical: false,
  path: [0],
};

/** Two posts, at nine and at ten past. */
function aWatched(): { readonly publisher: Publisher; readonly periods: Period[] } {
  const publisher = aPublisher();
  const periods: Period[] = [];
  publisher.deliveries = [
    aDelivery("first", { dueAt: "2027-03-18T09:00:00Z" }),
    aDelivery("second", { dueAt: "2027-03-18T09:10:00Z" }),
  ];
  const known = async () => ({ kind: "known", periods }) as const;
  publisher.engine = {
    pauses: pausesOf({ root: publisher.folder, ledger: undefined, now: () => publisher.clock.now(), periods: known }),
  };
  return { publisher, periods };
}

/** Until twenty past nine. Time passes only while it rests; a file that somebody saves wakes it at once. */
async function watched(publisher: Publisher, onRest: () => boolean = () => false): Promise<readonly string[]> {
  const stop = new AbortController();
  const missed: string[] = [];
  let saved = Promise.withResolvers<void>();
  await watch({
    now: () => publisher.clock.now(),
    signal: stop.signal,
    timer: {
      after: (milliseconds, call) => {
        if (onRest()) saved.resolve();
        else {
          publisher.clock.pass(milliseconds);
          queueMicrotask(call);
        }
        return () => undefined;
      },
    },
    round: async () => {
      const { report } = await publisher.run();
      missed.push(...report.missed.map(({ id, because }) => `${id} ${because}`));
      if (publisher.clock.now() >= new Date("2027-03-18T09:20:00Z")) stop.abort();
      return undefined;
    },
    changed: async () => {
      await saved.promise;
      saved = Promise.withResolvers<void>();
    },
  });
  // Told at each round until somebody was.
  return [...new Set(missed)];
}

const sent = (publisher: Publisher) => publisher.network.posts.map(({ text }) => text);

it("by the clock: it was written down before, and its hour comes", async () => {
  const { publisher, periods } = aWatched();
  periods.push(incident);

  const missed = await watched(publisher);

  expect(sent(publisher)).toHaveLength(1);
  expect(missed).toEqual(["day/second/ours period"]);
});

it("by the file: somebody writes it down between two posts", async () => {
  const { publisher, periods } = aWatched();

  const missed = await watched(publisher, () => {
    if (periods.length > 0 || publisher.clock.now() < new Date("2027-03-18T09:05:00Z")) return false;
    periods.push(incident);
    return true;
  });

  expect(sent(publisher)).toHaveLength(1);
  expect(missed).toEqual(["day/second/ours period"]);
});

it("in the middle of a round, between the claim and the write", async () => {
  const { publisher, periods } = aWatched();
  publisher.network.onStep = (step) => {
    if (step === "prepare") periods.push({ ...incident, since: publisher.clock.now() });
  };

  await watched(publisher);

  expect(sent(publisher)).toEqual([]);
});

it("lets everything go where there is none", async () => {
  const { publisher } = aWatched();

  expect(await watched(publisher)).toEqual([]);
  expect(sent(publisher)).toHaveLength(2);
});
