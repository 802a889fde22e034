/** The simulation behind docs/scale.md obeys each limit that it is given, and tells which one bound. */
import { describe, expect, it } from "vitest";
import { published } from "../../bench/national/limits.ts";
import { dayOf, usual } from "../../bench/national/scenarios.ts";
import { type Crowd, type Day, type Limit, simulate } from "../../bench/national/simulate.ts";

/** Nothing binds: what a test is about is set by it. */
function aDay(crowd: Partial<Crowd>, day: Partial<Day> = {}) {
  const given: Day = {
    crowds: [{ network: "somewhere", accounts: 1, limits: [], apps: 1, servers: 1, ...crowd }],
    ...{ due: [0], gap: 1, late: 86_400, ledgers: 1, cost: { cpu: 0, serial: 0 }, grain: 1 },
    machines: { count: 1, cores: 1, addresses: 1 },
    ...day,
  };
  const [result] = simulate(given);
  if (result === undefined) throw new Error("No result.");
  return result;
}

const limit = (more: Partial<Limit>): Limit => ({
  name: "theirs",
  per: "app",
  count: 10,
  window: 100,
  cost: 1,
  ...more,
});

it("says of a day that nothing binds that all is on time", () => {
  expect(aDay({ accounts: 50 }, { due: [0, 60] })).toEqual({
    ...{ network: "somewhere", deliveries: 100, out: 100, missed: 0, latest: 0, bound: undefined, refused: 0 },
  });
});

describe.each(
  Object.values(published)
    .flat()
    .map((each) => [each.name, each] as const),
)("%s", (name, each) => {
  const most = Math.floor(each.count / each.cost);
  const alone = each.per === "account";

  it("lets no more out in its window, and is told", () => {
    const asked = { accounts: alone ? 1 : most + 5, limits: [each] };
    // One account's posts a second apart, so that none waits for the one before.
    const due = alone ? Array.from({ length: most + 5 }, (_, second) => second) : [0];
    const result = aDay(asked, { due, late: 1 });

    expect(result).toMatchObject({ out: most, missed: 5, bound: name });
  });
});

it("lets out in the next window what had no room in the first", () => {
  const result = aDay({ accounts: 25, limits: [limit({})] });

  expect(result).toMatchObject({ out: 25, missed: 0, latest: 200, bound: "theirs" });
  // Fifteen were refused once, five of them twice.
  expect(result.refused).toBe(20);
});

it("counts each app, each address and each server by itself", () => {
  expect(aDay({ accounts: 20, limits: [limit({})], apps: 2 }).latest).toBe(0);
  const byAddress = { accounts: 20, limits: [limit({ per: "address" })] };
  expect(aDay(byAddress).latest).toBe(100);
  expect(aDay({ ...byAddress, servers: 2 }).latest).toBe(0);
  expect(aDay(byAddress, { machines: { count: 2, cores: 1, addresses: 2 } }).latest).toBe(0);
});

it("makes posts wait for the processor, the less the more machines there are", () => {
  const waiting = (count: number) =>
    aDay({ accounts: 60 }, { cost: { cpu: 1000, serial: 1 }, machines: { count, cores: 2, addresses: 1 } });

  expect(waiting(1)).toMatchObject({ latest: 29, bound: "machines" });
  expect(waiting(3)).toMatchObject({ latest: 9, bound: "machines" });
});

it("makes posts wait for the ledger, however many machines there are", () => {
  const waiting = (ledgers: number) =>
    aDay({ accounts: 60 }, { cost: { cpu: 1, serial: 500 }, ledgers, machines: { count: 50, cores: 2, addresses: 1 } });

  expect(waiting(1)).toMatchObject({ latest: 29, bound: "the ledger" });
  expect(waiting(2)).toMatchObject({ latest: 14, bound: "the ledger" });
});

it("keeps the gap between the posts of an account that catches up, and misses what is too late", () => {
  const stuck = limit({ per: "account", count: 1, window: 301 });

  expect(aDay({ limits: [stuck] }, { due: [0, 0], gap: 600 })).toMatchObject({
    latest: 600,
    bound: "its account's gap",
  });
  expect(aDay({ limits: [stuck] }, { due: [0, 0], gap: 600, late: 500 })).toMatchObject({ out: 1, missed: 1 });
});

it("takes accounts together without letting more of them out", () => {
  const together = (grain: number) => aDay({ accounts: 200, limits: [limit({ count: 100 })] }, { grain, late: 50 });

  expect(together(10)).toEqual({ ...together(1) });
  expect(() => together(150)).toThrow(/too many/);
});

it("gives the same answer each time, and loses no delivery of the national day", () => {
  const day = dayOf({ ...usual, bodies: 1000, apps: 3 });
  const results = simulate(day);

  expect(simulate(day)).toEqual(results);
  expect(results.map(({ deliveries, out, missed }) => deliveries - out - missed)).toEqual([0, 0, 0, 0]);
  expect(results.reduce((sum, { deliveries }) => sum + deliveries, 0)).toBe(50_000);
});
