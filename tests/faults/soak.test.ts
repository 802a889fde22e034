/** The soak of bench/soak.ts, short: publishers killed at random, over every kind of network. */
import { afterAll, describe, expect, it } from "vitest";
import { seed } from "../support/machine/seed.ts";
import { stopLedgers } from "./world/ledgers.ts";
import { randomFrom, soak } from "./world/soaking.ts";

afterAll(stopLedgers);

describe("publishers killed at random", () => {
  it(`lose nothing and repeat nothing (seed ${seed})`, async () => {
    const { wrongs, kills, unknown, deliveries } = await soak({ kills: 30, seed });

    expect(wrongs, `node bench/soak.ts --kills 30 --seed ${seed}`).toEqual([]);
    expect(kills).toBeGreaterThanOrEqual(30);
    expect(unknown).toBeLessThan(deliveries);
  }, 300_000);
});

describe("the random numbers of a soak", () => {
  it("are the same for the same seed, and spread", () => {
    const drawn = (from: number) =>
      Array.from(
        { length: 200 },
        (
          (random) => () =>
            random(10)
        )(randomFrom(from)),
      );

    expect(drawn(7)).toEqual(drawn(7));
    expect(drawn(8)).not.toEqual(drawn(7));
    expect(new Set(drawn(7)).size).toBe(10);
  });
});
