import { describe, expect, it } from "vitest";
import { type RetryOptions, retried } from "../../../src/networks/wire/retry.ts";

function trying(outcomes: readonly (string | Error)[], options: Partial<RetryOptions> = {}) {
  const waits: number[] = [];
  let attempts = 0;
  const result = retried(
    async () => {
      const outcome = outcomes[attempts] ?? outcomes.at(-1);
      attempts += 1;
      if (outcome instanceof Error) throw outcome;
      return outcome;
    },
    {
      signal: new AbortController().signal,
      worthwhile: () => true,
      sleep: async (milliseconds) => {
        waits.push(milliseconds);
      },
      random: () => 0,
      ...options,
    },
  );
  return { result, waits, attempts: () => attempts };
}

describe("what may safely be done twice", () => {
  it("is done once when all is well", async () => {
    const { result, waits, attempts } = trying(["well"]);

    expect(await result).toBe("well");
    expect(attempts()).toBe(1);
    expect(waits).toEqual([]);
  });

  it("is tried again after waits that grow", async () => {
    const { result, waits } = trying([new Error("502"), new Error("502"), "well"]);

    expect(await result).toBe("well");
    expect(waits).toEqual([500, 1000]);
  });

  it("waits up to twice as long, by chance", async () => {
    const { result, waits } = trying([new Error("502"), "well"], { random: () => 0.99 });

    await result;

    expect(waits).toEqual([995]);
  });

  it("is given up after three attempts, with what the last one said", async () => {
    const { result, attempts } = trying([new Error("first"), new Error("second"), new Error("third")]);

    await expect(result).rejects.toThrow("third");
    expect(attempts()).toBe(3);
  });

  it("is not tried again where that changes nothing", async () => {
    const { result, attempts, waits } = trying([new Error("401"), "well"], { worthwhile: () => false });

    await expect(result).rejects.toThrow("401");
    expect(attempts()).toBe(1);
    expect(waits).toEqual([]);
  });

  it("is tried again when the connection was cut", async () => {
    const { result } = trying([new TypeError("fetch failed"), "well"]);

    expect(await result).toBe("well");
  });

  it("stops at once when told to, even while it waits", async () => {
    const stop = new AbortController();
    const { result, attempts } = trying([new Error("502"), "well"], {
      signal: stop.signal,
      sleep: async () => stop.abort(new Error("stopped")),
    });

    await expect(result).rejects.toThrow("stopped");
    expect(attempts()).toBe(1);
  });
});
