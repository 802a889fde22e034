import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { inOwnOrder, takeInHand } from "../../src/publish/account/in-hand.ts";
import type { Timer } from "../../src/publish/engine.ts";

/** Calls back when it is told to, the longest waiting first. */
class HandTimer implements Timer {
  readonly #calls = new Set<() => void>();
  after(_: number, call: () => void): () => void {
    this.#calls.add(call);
    return () => this.#calls.delete(call);
  }
  strike(): void {
    const [call] = this.#calls;
    if (call === undefined) return;
    this.#calls.delete(call);
    call();
  }
}

describe("accounts in hand", () => {
  it("are never more than the bound, all have their turn, and answers come in order", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: 5 }),
        fc.array(fc.integer({ min: 1, max: 6 }), { maxLength: 20 }),
        async (most, turns) => {
          let now = 0;
          let greatest = 0;
          const done = await takeInHand(turns, { most, patience: 1, timer: new HandTimer() }, async (wait) => {
            now += 1;
            greatest = Math.max(greatest, now);
            for (let turn = 0; turn < wait; turn += 1) await undefined;
            now -= 1;
            return wait;
          });

          expect(done).toEqual(turns);
          expect(greatest).toBe(Math.min(most, turns.length));
        },
      ),
    );
  });

  it("do not keep the others waiting when they hang", async () => {
    const timer = new HandTimer();
    const begun: string[] = [];
    const hanging: (() => void)[] = [];
    const all = takeInHand(["a", "b", "c", "d"], { most: 2, patience: 1, timer }, async (name) => {
      begun.push(name);
      if (name !== "d") await new Promise<void>((resolve) => hanging.push(resolve));
      return name;
    });
    expect(begun).toEqual(["a", "b"]);

    timer.strike();
    expect(begun).toEqual(["a", "b", "c"]);
    timer.strike();
    expect(begun).toEqual(["a", "b", "c", "d"]);

    for (const end of hanging) end();
    expect(await all).toEqual(["a", "b", "c", "d"]);
  });

  it("all have their turn although one fails, and its fault is told", async () => {
    const begun: string[] = [];
    const all = takeInHand(["a", "b", "c"], { most: 1, patience: 1, timer: new HandTimer() }, async (name) => {
      begun.push(name);
      if (name === "a") throw new Error("a fault of a");
    });

    await expect(all).rejects.toThrow("a fault of a");
    expect(begun).toEqual(["a", "b", "c"]);
  });

  it("are the longest overdue first, and else another order on each machine", () => {
    const names = Array.from({ length: 40 }, (_, index) => `account-${index}`);
    const dueAt = new Map(names.map((name, index) => [name, index === 17 ? 1 : 2]));

    const [one, other] = [inOwnOrder(dueAt, "one machine"), inOwnOrder(dueAt, "another")];

    expect(one[0]).toBe("account-17");
    expect(other[0]).toBe("account-17");
    expect(one.toSorted()).toEqual(names.toSorted());
    expect(one).not.toEqual(other);
    expect(inOwnOrder(dueAt, "one machine")).toEqual(one);
  });
});
