import { describe, expect, it } from "vitest";
import { type News, Newsreader } from "../../src/publish/news.ts";
import { watch } from "../../src/publish/watch.ts";
import { FakeClock } from "../support/publishing/fake-clock.ts";

const nine = "2027-03-18T09:00:00.000Z";

/** Time passes when everybody waits: each rest ends at its timer, unless a test ends it earlier. */
class Play {
  readonly clock = new FakeClock("2027-03-18T08:00:00Z");
  readonly rounds: string[] = [];
  readonly stop = new AbortController();
  next: Date | undefined;
  onRound: (count: number) => void = () => {};
  onRest: () => "timer" | "change" = () => "timer";
  #change = Promise.withResolvers<void>();

  async run(rounds: number): Promise<readonly string[]> {
    await watch({
      now: () => this.clock.now(),
      signal: this.stop.signal,
      timer: {
        after: (milliseconds, call) => {
          if (this.onRest() === "change") this.#change.resolve();
          else {
            this.clock.pass(milliseconds);
            queueMicrotask(call);
          }
          return () => undefined;
        },
      },
      round: async () => {
        this.rounds.push(this.clock.now().toISOString());
        this.onRound(this.rounds.length);
        if (this.rounds.length >= rounds) this.stop.abort();
        return this.next;
      },
      changed: async () => {
        await this.#change.promise;
        this.#change = Promise.withResolvers<void>();
      },
    });
    return this.rounds;
  }
}

describe("watching", () => {
  it("wakes at the very instant at which something is due, and at least every minute", async () => {
    const play = new Play();
    play.clock.to("2027-03-18T08:58:30Z");
    play.next = new Date(nine);

    expect(await play.run(3)).toEqual(["2027-03-18T08:58:30.000Z", "2027-03-18T08:59:30.000Z", nine]);
  });

  it("looks each minute where nothing is known to come", async () => {
    const rounds = await new Play().run(3);

    expect(rounds).toEqual(["2027-03-18T08:00:00.000Z", "2027-03-18T08:01:00.000Z", "2027-03-18T08:02:00.000Z"]);
  });

  it("does not spin over an instant that is past", async () => {
    const play = new Play();
    play.next = new Date(0);

    expect(await play.run(3)).toEqual([
      "2027-03-18T08:00:00.000Z",
      "2027-03-18T08:00:01.000Z",
      "2027-03-18T08:00:02.000Z",
    ]);
  });

  it("looks at once when a file changed", async () => {
    const play = new Play();
    play.onRest = () => "change";

    expect(await play.run(2)).toEqual(["2027-03-18T08:00:00.000Z", "2027-03-18T08:00:00.000Z"]);
  });

  it("ends after the round in hand when it is told to", async () => {
    const play = new Play();
    play.onRound = (count) => {
      if (count === 2) play.stop.abort();
    };

    expect(await play.run(99)).toHaveLength(2);
  });
});

describe("news", () => {
  const held: News = { type: "held", id: "day/a/ours", reason: "No secret." };
  const later = (retryAt: string): News => ({ type: "later", id: "day/b/ours", retryAt, reason: "Busy." });

  it("is said once while it lasts, and again when it comes again or changes", () => {
    const reader = new Newsreader();
    const said = [[held, later("a")], [held, later("b")], [later("c")], [held, { ...held, reason: "Another." }]].map(
      (news) => reader.fresh(news as readonly News[]).length,
    );

    expect(said).toEqual([2, 0, 0, 2]);
  });
});
