/** The last check before a write. */
import { renameSync } from "node:fs";
import { afterEach, describe, expect, it } from "vitest";
import type { Publisher } from "../../support/publishing/a-publisher.ts";
import { aPause, endPublishers, id, withOneDue } from "./due.ts";

afterEach(endPublishers);

describe("the last check before a write", () => {
  it("stops when the ledger's file was replaced under it", async () => {
    const publisher = await withOneDue();
    publisher.network.onStep = (step) => {
      if (step === "prepare") renameSync(publisher.file, `${publisher.file}.away`);
    };

    await publisher.run();
    renameSync(`${publisher.file}.away`, publisher.file);

    expect(publisher.network.sends).toBe(0);
  });

  it("stops when a pause came while its pictures were uploaded, and it goes out after the pause", async () => {
    const publisher = await withOneDue();
    publisher.network.onStep = (step) => {
      if (step === "prepare") publisher.pauses = { kind: "pauses", pauses: [aPause(publisher)] };
    };
    publisher.clock.pass(1000);

    const paused = await publisher.run();
    publisher.network.onStep = () => {};
    publisher.pauses = { kind: "pauses", pauses: [] };
    const { report } = await publisher.run();

    expect(paused.report.later).toHaveLength(1);
    expect(report.published).toHaveLength(1);
    expect(publisher.network.sends).toBe(1);
  });

  it("stops when the machine slept since the server's time was read", async () => {
    const publisher = await withOneDue();
    publisher.network.onStep = (step) => {
      if (step === "prepare") publisher.clock.jump(90_000);
    };

    const { report } = await publisher.run();

    expect(report.later[0]?.reason).toContain("clock");
    expect(publisher.network.sends).toBe(0);
  });

  it("stops when the window ended meanwhile", async () => {
    const publisher = await withOneDue();
    publisher.network.onStep = (step) => {
      if (step === "prepare") publisher.clock.pass(3 * 3_600_000);
    };

    await publisher.run();

    expect(publisher.network.sends).toBe(0);
  });

  it("holds an account back whose server's clock disagrees, and says that ours is wrong", async () => {
    const publisher = await withOneDue();
    publisher.network.identity = { serverTime: new Date("2027-03-18T09:05:00Z") };

    const { report, faults } = await publisher.run();

    expect(report.later[0]?.reason).toContain("300 seconds behind");
    expect(faults.join()).toContain("every server");
  });
});

describe("a last check that takes long", () => {
  /** The machine sleeps in so many checks, seven seconds each. */
  async function sleepingThrough(checks: number): Promise<Publisher> {
    const publisher = await withOneDue();
    let left = checks;
    const pauses = {
      read: async () => {
        const isCheck = (await publisher.state(id)) === "writing";
        if (isCheck && left > 0) {
          left -= 1;
          publisher.clock.pass(7000);
        }
        return publisher.pauses;
      },
    };
    await publisher.run({ pauses });
    return publisher;
  }

  it("is made again, twice, until it is fresh", async () => {
    const publisher = await sleepingThrough(2);

    expect(publisher.network.posts).toHaveLength(1);
  });

  it("is not made for ever: nothing is sent, and the next run tries again", async () => {
    const publisher = await sleepingThrough(3);
    expect(publisher.network.posts).toHaveLength(0);
    expect(await publisher.state(id)).toBe("planned");

    await publisher.run();
    expect(publisher.network.posts).toHaveLength(1);
  });
});
