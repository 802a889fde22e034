import { DatabaseSync } from "node:sqlite";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Group } from "../../src/ledger/sqlite/group.ts";

function aGroup() {
  const database = new DatabaseSync(":memory:");
  database.exec("CREATE TABLE kept (n INTEGER PRIMARY KEY) STRICT");
  const steps: string[] = [];
  const group = new Group({
    database,
    first: () => steps.push("first"),
    committed: () => steps.push(database.isTransaction ? "too early" : "committed"),
  });
  const keep = (n: number) => group.add(() => database.prepare("INSERT INTO kept VALUES (?)").run(n).changes);
  const kept = () =>
    database
      .prepare("SELECT n FROM kept ORDER BY n")
      .all()
      .map(({ n }) => n);
  return { database, group, steps, keep, kept };
}

describe("writes that are asked for in one turn", () => {
  it("share one transaction, and nobody hears of it before it is committed", async () => {
    const { steps, keep, kept } = aGroup();

    await Promise.all([1, 2, 3].map((n) => keep(n).then(() => steps.push(`heard ${n}`))));

    expect(kept()).toEqual([1, 2, 3]);
    expect(steps).toEqual(["first", "committed", "heard 1", "heard 2", "heard 3"]);
  });

  it("fail each by itself: what the others wrote stays", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.record({ n: fc.nat(20), fails: fc.boolean() }), { maxLength: 12 }),
        async (wishes) => {
          const { group, database, keep, kept } = aGroup();

          const results = await Promise.allSettled(
            wishes.map(({ n, fails }) =>
              fails
                ? group.add(() => {
                    database.prepare("INSERT OR IGNORE INTO kept VALUES (?)").run(n + 100);
                    throw new Error(`no ${n}`);
                  })
                : keep(n),
            ),
          );

          // The same number twice is a fault of the second alone.
          const first = (index: number) =>
            wishes.findIndex(({ n, fails }) => !fails && n === wishes[index]?.n) === index;
          const right = wishes.map(({ fails }, index) => !fails && first(index));
          expect(results.map(({ status }) => status === "fulfilled")).toEqual(right);
          expect(kept()).toEqual(
            [...new Set(wishes.flatMap(({ n, fails }) => (fails ? [] : [n])))].toSorted((a, b) => a - b),
          );
        },
      ),
      { numRuns: 200 },
    );
  });

  it("all fail where the transaction itself fails, and the next ones go on", async () => {
    const { database, keep, kept } = aGroup();
    database.exec("BEGIN");

    const results = await Promise.allSettled([keep(1), keep(2)]);
    database.exec("ROLLBACK");
    await keep(3);

    expect(results.map(({ status }) => status)).toEqual(["rejected", "rejected"]);
    expect(kept()).toEqual([3]);
  });

  it("are written when the ledger is closed before their turn", async () => {
    const { group, keep, kept } = aGroup();
    const heard = keep(1);

    group.flush();

    expect(kept()).toEqual([1]);
    await heard;
  });
});
