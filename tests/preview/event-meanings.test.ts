import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { eventMeanings } from "../../src/preview/event-meanings.ts";

const src = path.resolve(import.meta.dirname, "../../src");

/** Every event that the source can write to the record. */
function eventsWritten(): readonly string[] {
  const files = readdirSync(src, { recursive: true, encoding: "utf8" }).filter((file) =>
    /^(ledger|publish)/.test(file),
  );
  const texts = files.filter((file) => file.endsWith(".ts")).map((file) => readFileSync(path.join(src, file), "utf8"));
  return [
    ...new Set(texts.flatMap((text) => [...text.matchAll(/\bevent: "([a-z-]+)"/g)].map(([, event]) => event ?? ""))),
  ];
}

describe("the meaning of an event", () => {
  it("is there for each that the record can hold, once", () => {
    const events = eventsWritten();

    expect(events.length).toBeGreaterThan(20);
    expect(eventMeanings([...events, ...events]).map((line) => line.split(":")[0])).toEqual(events);
  });
});
