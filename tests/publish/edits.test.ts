/** Files that are saved while a run is at work: what goes out is what they say when it is written. */
import { afterEach, describe, expect, it } from "vitest";
import type { Delivery } from "../../src/plan/delivery.ts";
import { UnusableWorkspace } from "../../src/publish/work.ts";
import { aDelivery, anAccount, Publisher } from "../support/publishing/a-publisher.ts";
import { impatientTimer } from "../support/publishing/fake-clock.ts";
import type { FakeSettings } from "../support/publishing/fake-network.ts";

const started: Publisher[] = [];
afterEach(async () => {
  for (const publisher of started.splice(0)) await publisher.end();
});

const nine = "2027-03-18T09:00:00Z";
const ten = "2027-03-18T10:00:00Z";
const id = "day/hello/ours";

function aPublisher(settings: Omit<FakeSettings, "now"> = {}): Publisher {
  const publisher = new Publisher(settings);
  started.push(publisher);
  return publisher;
}

async function whereDue(deliveries: readonly Delivery[], settings: Omit<FakeSettings, "now"> = {}): Promise<Publisher> {
  const publisher = aPublisher(settings);
  publisher.deliveries = deliveries;
  await publisher.run();
  publisher.clock.to(nine);
  return publisher;
}

const hello = () => aDelivery("hello", { dueAt: nine });
const corrected = () => aDelivery("hello", { dueAt: nine, texts: ["Corrected."] });
const moved = () => aDelivery("hello", { dueAt: ten });

type Step = "whoAmI" | "find" | "prepare";

/** Somebody saves a file when the network is asked for this, once. */
function saveAt(publisher: Publisher, step: Step | "committed", save: () => void): void {
  let done = false;
  publisher.network.onStep = (reached) => {
    if (reached !== step || done) return;
    done = true;
    save();
  };
}

const texts = ({ network }: Publisher) => network.posts.map((post) => post.text);

describe("while the first of four is being sent", () => {
  it("the corrected goes out corrected, the removed not at all, the moved not now", async () => {
    const posts = ["a", "b", "c", "d"].map((post) => aDelivery(post, { dueAt: nine }));
    const publisher = await whereDue(posts);
    saveAt(publisher, "committed", () => {
      publisher.deliveries = [
        aDelivery("a", { dueAt: nine }),
        aDelivery("b", { dueAt: nine, texts: ["Corrected."] }),
        aDelivery("d", { dueAt: ten }),
      ];
    });

    const { report } = await publisher.run();

    expect(texts(publisher)).toEqual(["The words of a.", "Corrected."]);
    expect(report.published.map((each) => each.id)).toEqual(["day/a/ours", "day/b/ours"]);
    expect(await publisher.state("day/c/ours")).toBe("skipped");
    expect(await publisher.state("day/d/ours")).toBe("planned");

    await publisher.runAt(ten);
    expect(texts(publisher)).toEqual(["The words of a.", "Corrected.", "The words of d."]);
  });

  it("a new one that is due goes out in the same run", async () => {
    const publisher = await whereDue([aDelivery("a", { dueAt: nine }), aDelivery("b", { dueAt: nine })]);
    saveAt(publisher, "committed", () => {
      publisher.deliveries = [...publisher.deliveries, aDelivery("new", { dueAt: nine })];
    });

    await publisher.run();

    expect(texts(publisher)).toEqual(["The words of a.", "The words of b.", "The words of new."]);
  });
});

describe.each(["whoAmI", "find", "prepare"] as const)("a file that is saved when the network is asked: %s", (step) => {
  it("is followed by its words", async () => {
    const publisher = await whereDue([hello()], { looksFirst: true });
    saveAt(publisher, step, () => {
      publisher.deliveries = [corrected()];
    });

    const { report } = await publisher.run();

    expect(texts(publisher)).toEqual(["Corrected."]);
    expect(report.published.map((each) => each.id)).toEqual([id]);
    expect(report.later).toEqual([]);
  });

  it("is followed when it takes the post out", async () => {
    const publisher = await whereDue([hello()], { looksFirst: true });
    saveAt(publisher, step, () => {
      publisher.deliveries = [];
    });

    await publisher.run();

    expect(texts(publisher)).toEqual([]);
    expect(await publisher.state(id)).toBe("skipped");
  });

  it("is followed when it moves the time", async () => {
    const publisher = await whereDue([hello()], { looksFirst: true });
    saveAt(publisher, step, () => {
      publisher.deliveries = [moved()];
    });

    await publisher.run();
    expect(texts(publisher)).toEqual([]);
    expect((await publisher.ledger.detail(id))?.row).toMatchObject({ state: "planned", dueAt: new Date(ten) });

    await publisher.runAt(ten);
    expect(texts(publisher)).toEqual(["The words of hello."]);
  });

  it("lets the post wait while it cannot be used, and follows it when it is whole again", async () => {
    const publisher = await whereDue([hello()], { looksFirst: true });
    saveAt(publisher, step, () => {
      publisher.deliveries = [];
      publisher.work = { unusable: [{ file: "campaigns/day.yaml", campaign: "day" }] };
    });

    const { report } = await publisher.run();
    expect(texts(publisher)).toEqual([]);
    expect(report.later).toMatchObject([{ id, reason: "Its campaign file cannot be used as it is now." }]);

    publisher.work = {};
    publisher.deliveries = [corrected()];
    await publisher.run();
    expect(texts(publisher)).toEqual(["Corrected."]);
  });

  it("lets everything wait while accounts.yaml cannot be used", async () => {
    const publisher = await whereDue([hello(), aDelivery("second", { dueAt: nine })], { looksFirst: true });
    let broken = false;
    saveAt(publisher, step, () => {
      broken = true;
    });
    const engine = publisher.makeEngine();
    const read = async () => {
      if (broken) throw new UnusableWorkspace([]);
      return engine.stages.read();
    };

    const { report } = await publisher.run({ stages: { ...engine.stages, read } });

    expect(texts(publisher)).toEqual([]);
    expect(report.later.map((each) => each.id)).toContain(id);

    broken = false;
    await publisher.run({ stages: { ...engine.stages, read } });
    expect(texts(publisher)).toEqual(["The words of hello.", "The words of second."]);
  });

  it("changes nothing where it says the same", async () => {
    const publisher = await whereDue([hello()], { looksFirst: true });
    saveAt(publisher, step, () => {
      publisher.deliveries = [hello(), aDelivery("other", { dueAt: ten })];
    });

    await publisher.run();

    expect(texts(publisher)).toEqual(["The words of hello."]);
    expect((await publisher.ledger.detail(id))?.row.attempt).toBe(1);
  });
});

describe("a thread", () => {
  it("follows its file until its first part is written, and not after that", async () => {
    const publisher = await whereDue([aDelivery("hello", { dueAt: nine, texts: ["One.", "Two."] })]);
    saveAt(publisher, "committed", () => {
      publisher.deliveries = [aDelivery("hello", { dueAt: nine, texts: ["Uno.", "Due."] })];
    });

    await publisher.run();

    expect(texts(publisher)).toEqual(["One.", "Two."]);
  });
});

describe("a file that is saved again and again just before each write", () => {
  it("is followed a few times, and then waits for the next run", async () => {
    const publisher = await whereDue([hello(), aDelivery("calm", { dueAt: nine })]);
    let edits = 0;
    publisher.network.onStep = (step) => {
      if (step !== "prepare" || edits > 100) return;
      edits += 1;
      const calm = publisher.deliveries.at(-1) ?? hello();
      publisher.deliveries = [aDelivery("hello", { dueAt: nine, texts: [`Edit ${edits}.`] }), calm];
    };

    const { report } = await publisher.run();

    expect(report.later).toMatchObject([{ id, reason: expect.stringContaining("again and again") }]);
    expect(texts(publisher)).toEqual(["The words of calm."]);

    publisher.network.onStep = () => {};
    await publisher.run();
    expect(texts(publisher)).toEqual(["The words of calm.", `Edit ${edits}.`]);
  });
});

describe("a message that cannot be made", () => {
  it.each([
    { how: "fails", make: () => Promise.reject(new Error("A picture is a loop.")), says: "A picture is a loop" },
    { how: "never ends", make: () => new Promise<never>(() => {}), says: "could not be made" },
  ])("because it $how takes no other along", async ({ make, says }) => {
    const publisher = await whereDue(["a", "b", "c"].map((post) => aDelivery(post, { dueAt: nine })));
    const { stages } = publisher.makeEngine();
    const messages: typeof stages.messages = (deliveries, now) =>
      deliveries.some((delivery) => delivery.post === "b") ? make() : stages.messages(deliveries, now);

    const { report, faults } = await publisher.run({ stages: { ...stages, messages }, timer: impatientTimer });

    expect(texts(publisher)).toEqual(["The words of a.", "The words of c."]);
    expect(report.later).toMatchObject([{ id: "day/b/ours", reason: expect.stringContaining(says) }]);
    expect(faults).toEqual([expect.stringContaining("day/b/ours")]);
  });
});

describe("two machines with a copy of the files each", () => {
  async function onTwo(): Promise<{ publisher: Publisher; old: readonly Delivery[]; edited: readonly Delivery[] }> {
    const old = [hello(), aDelivery("removed", { dueAt: nine })];
    const publisher = await whereDue(old);
    return { publisher, old, edited: [corrected()] };
  }
  const use = (publisher: Publisher, version: string, deliveries: readonly Delivery[]) => {
    publisher.version = version;
    publisher.deliveries = deliveries;
  };

  it("the one whose copy is older sends nothing, takes nothing back, and says so", async () => {
    const { publisher, old, edited } = await onTwo();
    publisher.clock.to("2027-03-18T08:30:00Z");
    use(publisher, "2", edited);
    await publisher.run({ machine: "there" });
    publisher.clock.to(nine);

    use(publisher, "1", old);
    const here = await publisher.run();

    expect(texts(publisher)).toEqual([]);
    expect(here.stuck).toBe(true);
    expect(here.report.later).toMatchObject([
      { id, reason: expect.stringContaining("This machine's files are older") },
    ]);
    expect(await publisher.state("day/removed/ours")).toBe("skipped");

    use(publisher, "2", edited);
    await publisher.run();
    expect(texts(publisher)).toEqual(["Corrected."]);
  });

  it("the older one still says what is missed", async () => {
    const { publisher, old, edited } = await onTwo();
    use(publisher, "2", edited);
    await publisher.run({ machine: "there", pauses: { read: async () => ({ kind: "stopped", reason: "Stop." }) } });
    publisher.clock.to("2027-03-18T12:00:00Z");

    use(publisher, "1", old);
    const here = await publisher.run();

    expect(here.report.missed.map((each) => each.id)).toEqual([id]);
  });

  it("an older copy is noticed in the middle of a run too", async () => {
    const { publisher, old } = await onTwo();
    use(publisher, "1", old);
    const { ledger } = publisher;
    const newer = { machine: "there", version: "2", at: publisher.clock.now() };
    publisher.network.onStep = (step) => {
      if (step === "prepare") void ledger.readFiles(newer);
    };

    const here = await publisher.run();

    expect(texts(publisher)).toEqual([]);
    expect(here.stuck).toBe(true);
    expect(here.report.later.map((each) => each.id)).toContain(id);
  });

  it("a revert goes out, and the other copy waits for it", async () => {
    const { publisher, old, edited } = await onTwo();
    use(publisher, "2", edited);
    const stop = { pauses: { read: async () => ({ kind: "stopped" as const, reason: "Stop." }) } };
    await publisher.run({ machine: "there", ...stop });
    use(publisher, "1", old);
    const reverted = await publisher.run({ machine: "there" });

    expect(reverted.stuck).toBe(false);
    expect(texts(publisher)).toEqual(["The words of hello.", "The words of removed."]);
  });
});

describe("recovery", () => {
  it("asks through the account as the file has it now, where it is the same one", async () => {
    const publisher = await whereDue([hello()]);
    publisher.network.sendFaults.push({ kind: "commit-then-unknown" });
    publisher.network.onStep = (step) => {
      if (step === "send") publisher.network.findFaults.push({ kind: "throw" });
    };
    await publisher.run();
    const account = anAccount({ name: "A new name" });
    publisher.deliveries = [aDelivery("hello", { dueAt: nine, account })];
    const asked: string[] = [];
    const { connect } = publisher.makeEngine();

    const asking = async (each: typeof account) => {
      asked.push(each.name);
      return connect(each);
    };
    await publisher.run({ connect: asking });

    expect(asked).toEqual(["A new name"]);
    expect(await publisher.state(id)).toBe("published");
  });
});
