/** A process that dies at any step whatever, and the runs that come after it. */
import { afterEach, describe, expect, it } from "vitest";
import { aDelivery, Publisher } from "../support/publishing/a-publisher.ts";
import { Fate, mortal } from "../support/publishing/mortal.ts";

const started: Publisher[] = [];
afterEach(async () => {
  for (const publisher of started.splice(0)) await publisher.end();
});

async function lifeAndAfter(fate: Fate, texts: readonly string[]): Promise<Publisher> {
  const publisher = new Publisher({ settlingTime: 120_000 });
  started.push(publisher);
  publisher.deliveries = [aDelivery("hello", { texts, dueAt: "2027-03-18T09:00:00Z" })];
  await publisher.run();
  publisher.clock.to("2027-03-18T09:00:10Z");
  await publisher.run(mortal(publisher, fate)).catch(() => undefined);
  await publisher.reborn();
  for (let minute = 1; minute <= 8; minute += 1) {
    publisher.clock.pass(60_000);
    await publisher.run();
  }
  return publisher;
}

describe.each([
  { name: "one part", texts: ["Hello."] },
  { name: "a thread of three", texts: ["One.", "Two.", "Three."] },
])("a run that dies while it sends $name", ({ texts }) => {
  it("at any step, before or after it, leads to every part once, in order", async () => {
    const whole = new Fate(Number.POSITIVE_INFINITY, true);
    await lifeAndAfter(whole, texts);
    const steps = whole.done;

    for (let fatal = 1; fatal <= steps; fatal += 1) {
      for (const after of [false, true]) {
        const publisher = await lifeAndAfter(new Fate(fatal, after), texts);

        expect(
          publisher.network.posts.map((post) => post.text),
          `died at ${fatal}, ${after ? "after" : "before"}`,
        ).toEqual(texts);
        expect(await publisher.state("day/hello/ours"), `died at ${fatal}`).toBe("published");
      }
    }
    expect(steps).toBeGreaterThan(6);
  });
});
