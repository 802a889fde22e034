import { describe, expect, it } from "vitest";
import { networks } from "../../src/networks/registry.ts";
import { KeptList, keptFor } from "../../src/networks/wire/kept-list.ts";

const at = (seconds: number) => new Date(Date.parse("2027-03-18T09:00:00Z") + seconds * 1000);
const first = { since: at(-86_400), exclude: [], keptWillDo: true } as const;

function aList() {
  const kept = new KeptList<number>();
  let reads = 0;
  const fresh = async () => {
    reads += 1;
    return reads;
  };
  return { read: (hint: Parameters<typeof kept.read>[0], now: Date) => kept.read(hint, now, fresh) };
}

describe("the list of an account's latest posts", () => {
  it("is read once for first sends that follow each other, and again after a minute", async () => {
    const { read } = aList();

    expect([await read(first, at(0)), await read({ ...first, since: at(-86_390) }, at(10))]).toEqual([1, 1]);
    expect([await read(first, at(59)), await read(first, at(60)), await read(first, at(61))]).toEqual([1, 2, 2]);
  });

  it("is read anew where what happened since decides, where it must reach further back, and when the clock jumped", async () => {
    const { read } = aList();
    const { keptWillDo: _, ...doubt } = first;

    expect([await read(first, at(0)), await read(doubt, at(1)), await read(first, at(2))]).toEqual([1, 2, 2]);
    expect(await read({ ...first, since: at(-200_000) }, at(3))).toBe(3);
    expect(await read({ ...first, since: at(-200_000) }, at(-5))).toBe(4);
  });

  it("is not kept where it ends at the post that was the newest before", async () => {
    const { read } = aList();

    expect([await read({ ...first, after: "109" }, at(0)), await read(first, at(1))]).toEqual([1, 2]);
  });

  it("is kept for less than what was sent may take to appear", () => {
    const looking = networks.filter(({ isReal, looksFirst }) => isReal && looksFirst);

    expect(looking.length).toBeGreaterThan(1);
    expect(looking.filter(({ settlingTime }) => settlingTime <= keptFor)).toEqual([]);
  });

  it("is not kept when it could not be read", async () => {
    const kept = new KeptList<number>();

    await expect(kept.read(first, at(0), () => Promise.reject(new Error("no list")))).rejects.toThrow("no list");
    expect(await kept.read(first, at(1), async () => 7)).toBe(7);
  });
});
