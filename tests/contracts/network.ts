/** What every network must do, whatever it is: run for each of them with a harness of its own. */
import { appendFileSync, readFileSync, renameSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type {
  FittedImage,
  Found,
  Hint,
  Network,
  Part,
  PartKey,
  Receipt,
  Refusal,
  SendOutcome,
  Session,
  SharedPost,
} from "../../src/networks/network.ts";
import { aKey, anAccount, aPart } from "../support/campaign/a-part.ts";
import type { Fault, Reply } from "../support/publishing/fault-proxy.ts";

/** What a reader sees of a published part, read from the server itself and not through the session. */
export interface Seen {
  readonly text: string;
  readonly alts: readonly string[];
  /** The receipt id of what it answers. */
  readonly answers?: string;
}

export interface NetworkHarness {
  readonly network: Network;
  /** `password` in place of the right one; `timeout` in milliseconds for one request. */
  connect(options?: {
    readonly password?: string;
    readonly timeout?: number;
  }): Promise<{ kind: "session"; session: Session } | Refusal>;
  image(number: number): FittedImage;
  seen(receipt: Receipt): Promise<Seen | undefined>;
  /** Posts as a person with a phone does, and tells the receipt's id. For networks that know a post by its words alone. */
  byHand?(text: string): Promise<string>;
  /** Posts on the account with these words. */
  count(text: string): Promise<number>;
  /** What a network has besides that passes on posts, for a program or by hand. */
  readonly shares?: {
    /** Of whom a post is passed on. */
    readonly account: SharedPost["account"];
    /** How often the account passes this post on, read from the server itself. */
    count(lead: Receipt): Promise<number>;
  };
  /** Strings that no reason may hold. */
  readonly secrets: readonly string[];
  /** What a network over a wire has besides. */
  readonly wire?: {
    /** Does this to the next write. */
    onWrite(fault: Fault): void;
    /** Does this to the next read of `find`. */
    onRead(fault: Fault): void;
    /** Forgets what nobody has met. */
    calm(): void;
    /** Does this to the next request that deletes. */
    onRemove(fault: Fault): void;
    /** A part that the server refuses for good. */
    readonly refused: Part;
    /** What the server answers to a token that died, in its own words. */
    readonly unauthorized: Reply;
    /** What the server says, in its own words, when it asks to wait. */
    readonly throttled: string;
  };
  stop(): Promise<void>;
}

/** What not every network can do. The contract asks for what is right where it cannot. */
export interface Traits {
  /** Can look for a post at all. */
  readonly finds: boolean;
  /** Keeps alt texts. */
  readonly alts: boolean;
  /** Takes as many words beside pictures as without. */
  readonly wordsBesidePictures: boolean;
  /** The network keeps our key: the same key twice is one post, and it is found by it. */
  readonly keys: boolean;
  /** Looks for the same words under another key. */
  readonly words: boolean;
  /** Can prove that a post is not there. */
  readonly absence: boolean;
  readonly threads: boolean;
  /** Takes the same words again, and dates posts so finely that it can tell them apart. */
  readonly repeats: boolean;
}
const everything: Traits = {
  finds: true,
  alts: true,
  wordsBesidePictures: true,
  keys: true,
  words: true,
  absence: true,
  threads: true,
  repeats: true,
};

const never = new AbortController().signal;
const since = new Date("2027-03-01T00:00:00Z");
const html = "<!doctype html><html><body><h1>502 Bad Gateway</h1></body></html>";
const page = { "content-type": "text/html" };
const json = { "content-type": "application/json" };

/** What something in front of a network may answer, whatever its status. `own` is an error in the network's own words. */
const foreignReplies: Readonly<Record<string, (own: Reply) => Reply>> = {
  "a page that forbids": () => ({ status: 403, headers: page, body: html }),
  "a page that asks to sign in": () => ({ status: 401, headers: page, body: html }),
  "a page that knows nothing": () => ({ status: 404, headers: page, body: html }),
  "a page that finds it too large": () => ({ status: 413, headers: page, body: html }),
  "a page that asks to wait": () => ({ status: 429, headers: { ...page, "retry-after": "60" }, body: html }),
  "a page that calls itself JSON": () => ({ status: 403, headers: json, body: html }),
  "nothing but a status": () => ({ status: 403, headers: {}, body: "" }),
  "nothing that calls itself JSON": () => ({ status: 400, headers: json, body: "" }),
  "JSON of a firewall": () => ({ status: 403, headers: json, body: '{"message":"blocked by WAF"}' }),
  "JSON of a firewall that asks to wait": () => ({ status: 429, headers: json, body: '{"message":"API rate limit"}' }),
  "JSON of a cloud": () => ({
    status: 403,
    headers: json,
    body: '{"error":{"code":403,"message":"The caller may not.","status":"PERMISSION_DENIED"}}',
  }),
  "JSON of a framework": () => ({
    status: 404,
    headers: json,
    body: '{"timestamp":"2027-03-18T09:00:00Z","status":404,"error":"Not Found","path":"/"}',
  }),
  "a problem of a gateway": () => ({
    status: 403,
    headers: { "content-type": "application/problem+json" },
    body: '{"type":"https://gateway.example.org/errors/1020","title":"Access denied","status":403,"detail":"Blocked."}',
  }),
  "JSON that is no object": () => ({ status: 400, headers: json, body: '"Bad Request"' }),
  "the network's own words, cut short": (own) => ({ ...own, body: own.body.slice(0, -5) }),
  "the network's own words as a page": (own) => ({ ...own, headers: page }),
  "the network's own words, and that it took too long": (own) => ({ ...own, status: 408 }),
  "the network's own words as a redirect": (own) => ({ ...own, status: 300 }),
  "another address": () => ({ status: 302, headers: { location: "http://127.0.0.1:1/login" }, body: "" }),
};

/** `overWire` for networks that are servers: their harness has a `wire`. `lacking`: traits that it has not. */
export function networkContract(
  name: string,
  overWire: boolean,
  start: () => Promise<NetworkHarness>,
  lacking: Partial<Traits> = {},
): void {
  const able = { ...everything, ...lacking };
  // Who cannot look knows no words and proves nothing.
  const traits = able.finds ? able : { ...able, words: false, absence: false };
  const by = traits.keys ? "key" : "words";

  describe(`${name} as a network`, () => {
    let harness: NetworkHarness;
    let session: Session;
    let words = 0;

    beforeAll(async () => {
      harness = await start();
      session = await connected();
    });
    afterAll(async () => {
      await session?.close?.();
      await harness?.stop();
    });

    async function connected(options?: { timeout: number }): Promise<Session> {
      const answer = await harness.connect(options);
      if (answer.kind !== "session") throw new Error(`Not connected: ${answer.reason}`);
      return answer.session;
    }
    /** Words that no other test posts. */
    function someWords(what: string): string {
      words += 1;
      return `${what}, number ${words}. #CEADay27`;
    }
    /** Looks as a publisher does before it sends: what is the newest own post? */
    async function newest(part: Part, key: PartKey): Promise<Hint["after"]> {
      const found = await session.find?.(part, key, { since, exclude: [] }, never);
      return found && "newest" in found ? found.newest : undefined;
    }
    /** By key: the newest own post before it was first sent. */
    const marks = new Map<string, Hint["after"]>();
    async function post(part: Part, key: PartKey, place = {}, signal = never, through = session): Promise<SendOutcome> {
      if (!traits.keys && !marks.has(key.hash)) marks.set(key.hash, await newest(part, key));
      const answer = await through.prepare(part, signal);
      if (answer.kind !== "prepared") return answer;
      // Through JSON, since the ledger keeps it between the two.
      return through.send(JSON.parse(JSON.stringify(answer.prepared)), key, place, signal);
    }
    async function published(part: Part, key: PartKey, place = {}): Promise<Receipt> {
      const outcome = await post(part, key, place);
      // Handed off: known by its key and its folder.
      if (outcome.kind === "waiting") return { id: key.hash, url: outcome.folder };
      if (outcome.kind !== "published")
        throw new Error(`${outcome.kind}: ${"reason" in outcome ? outcome.reason : ""}`);
      return outcome.receipt;
    }
    async function ask(part: Part, key: PartKey, hint: Partial<Hint>): Promise<Found> {
      const found = await session.find?.(part, key, { since, exclude: [], ...hint }, never);
      return found ?? { kind: "unprovable", reason: "This network cannot look." };
    }
    /** After the mark, where it was sent; of what was not, whatever is there, and what a mark made now would prove. */
    async function find(part: Part, key: PartKey, exclude: string[] = []): Promise<Found> {
      const mark = marks.get(key.hash);
      const look = await ask(part, key, { exclude, ...(mark === undefined ? {} : { after: mark }) });
      const open = look.kind === "unprovable" && mark === undefined && look.newest !== undefined;
      const found = open ? await ask(part, key, { exclude, after: look.newest ?? null }) : look;
      return found.kind === "waiting"
        ? { kind: "published", by: "key", receipt: { id: key.hash, url: found.folder } }
        : found;
    }
    /** There; or, where nobody can look, that it is not known. */
    function expectFound(found: Found, id?: string): void {
      const published = { kind: "published", by, ...(id !== undefined && { receipt: { id } }) };
      expect(found).toMatchObject(traits.finds ? published : { kind: "unprovable" });
    }
    /** Not there; or, where absence cannot be proved, that it is not known, with the reason. */
    function expectAbsent(found: Found): void {
      expect(found).toMatchObject(
        traits.absence ? { kind: "absent" } : { kind: "unprovable", reason: expect.stringMatching(/\w/) },
      );
    }
    function expectNoSecret(answer: unknown): void {
      for (const secret of harness.secrets) expect(JSON.stringify(answer)).not.toContain(secret);
    }

    it("says who the account is, and what time its server has", async () => {
      const identity = await session.whoAmI(never);

      expect(identity).toMatchObject({ mayPost: true, serverTime: expect.any(Date) });
    });

    it("says beforehand whether it can look, and what it counts", () => {
      const { network } = harness;
      const { measure, images } = network.profile(anAccount({ network: network.id }));
      const alone = measure({ text: "Know", images: [] });
      const beside = measure({ text: "Know", images: [harness.image(1)] });

      expect(session.find !== undefined).toBe(network.canFind);
      expect(network.canFind).toBe(traits.finds);
      expect(images.alt.supported).toBe(traits.alts);
      expect(alone.used).toBeGreaterThan(0);
      if (traits.wordsBesidePictures) expect(beside).toEqual(alone);
      else expect(beside.limit).toBeLessThan(alone.limit);
    });

    it("takes a text", async () => {
      const text = someWords("Know the signs: https://example.org/help");

      const receipt = await published(aPart(text), aKey());

      expect(await harness.seen(receipt)).toMatchObject({ text, alts: [] });
      expect(receipt.url).toMatch(/^https:\/\/|^http:\/\/127\.0\.0\.1:|^[a-z0-9-]+\//);
    });

    it("takes as many pictures as it says, four at most, with their alt texts", async () => {
      const { network } = harness;
      const { count } = network.profile(anAccount({ network: network.id })).images;
      const images = [1, 2, 3, 4].slice(0, count).map((number) => harness.image(number));

      const receipt = await published(aPart(someWords("The signs"), { images }), aKey());

      expect((await harness.seen(receipt))?.alts).toEqual(images.map(({ alt }) => (traits.alts ? alt : "")));
    });

    it.each<[string, (image: FittedImage) => void]>([
      [
        "other bytes",
        ({ file }) =>
          writeFileSync(
            file,
            readFileSync(file).map((byte) => byte ^ 1),
          ),
      ],
      ["more than there were", ({ file }) => appendFileSync(file, "more")],
      [
        "a link",
        ({ file }) => {
          renameSync(file, `${file}.moved`);
          symlinkSync(`${file}.moved`, file);
        },
      ],
    ])("uploads no picture in whose place there is something else: %s", async (_, exchange) => {
      const image = harness.image(99);
      exchange(image);
      try {
        const answer = await session.prepare(aPart(someWords("Exchanged"), { images: [image] }), never);

        expect(answer).toMatchObject({
          kind: "later",
          reason: expect.stringMatching(/something else lies in its place.*`campaign images` makes it anew/),
        });
      } finally {
        rmSync(image.file);
      }
    });

    it("tells a thread, each part answering the one before, or refuses one", async () => {
      const key = aKey();
      if (!traits.threads) {
        const receipt = { id: "1_2", url: "https://example.org/1" };
        const answer = await session.send(
          await preparedOf(aPart(someWords("A reply"))),
          key,
          { root: receipt, parent: receipt },
          never,
        );
        return expect(answer.kind).toBe("rejected");
      }
      const root = await published(aPart(someWords("First")), key);
      const second = await published(aPart(someWords("Second")), aKey({ ...key, part: 1 }), { root, parent: root });

      const third = await published(aPart(someWords("Third")), aKey({ ...key, part: 2 }), { root, parent: second });

      expect((await harness.seen(second))?.answers).toBe(root.id);
      expect((await harness.seen(third))?.answers).toBe(second.id);
    });

    describe("passing on another's post", () => {
      /** Undefined where nobody asks it to. */
      async function aShare(): Promise<{ part: Part; lead: Receipt } | undefined> {
        if (harness.shares === undefined) return undefined;
        const { account } = harness.shares;
        const words = someWords("To be passed on");
        const lead = await published(aPart(words), aKey());
        return { lead, part: aPart("", { share: { delivery: "day/lead/ours", account, words, receipt: lead } }) };
      }
      const timesShared = async (lead: Receipt) => harness.shares?.count(lead);

      it("says beforehand whether a program may, and is asked only then or by hand", () => {
        const { network } = harness;

        expect(harness.shares !== undefined).toBe(network.shares === true || network.byHand === true);
      });

      it("passes it on once, however often it is sent, and finds it", async () => {
        const share = await aShare();
        if (share === undefined) return expect(harness.shares).toBeUndefined();
        const key = aKey();
        const before = await ask(share.part, key, {});

        const first = await published(share.part, key);
        await post(share.part, key);

        expect(before.kind).toBe("absent");
        expect(await timesShared(share.lead)).toBe(1);
        expect(await find(share.part, key)).toMatchObject({ kind: "published", by: "key", receipt: { id: first.id } });
      });

      it("knows it again under another key, or where a person has passed it on", async () => {
        const share = await aShare();
        if (share === undefined || harness.network.byHand) return expect(harness.network.shares).toBeUndefined();
        await published(share.part, aKey());

        const found = await ask(share.part, aKey(), {});

        expect(found).toMatchObject({ kind: "published", by: "key" });
      });

      it("takes it back and leaves the post", async () => {
        const share = await aShare();
        if (share === undefined) return expect(harness.shares).toBeUndefined();
        const key = aKey();
        const receipt = JSON.parse(JSON.stringify(await published(share.part, key)));

        const removed = [await session.remove?.(receipt, never), await ask(share.part, key, {})];

        expect(removed).toMatchObject(["removed", { kind: "absent" }]);
        expect(await timesShared(share.lead)).toBe(0);
        expect(await harness.seen(share.lead)).toBeDefined();
      });

      if (overWire)
        it.each<[string, Fault, number]>([
          ["was taken and the reply lost", { kind: "commit-then-drop" }, 1],
          ["never arrived", { kind: "drop" }, 0],
          ["was taken, and half of the reply came", { kind: "commit-then-truncate" }, 1],
        ])("does not know what became of one that %s, and finds it out", async (_what, fault, times) => {
          const share = await aShare();
          if (share === undefined) return expect(harness.shares).toBeUndefined();
          const key = aKey();
          harness.wire?.onWrite(fault);

          const outcome = await post(share.part, key);

          expect(outcome.kind).toBe("unknown");
          expectNoSecret(outcome);
          expect(await timesShared(share.lead)).toBe(times);
          expect((await ask(share.part, key, {})).kind).toBe(times === 1 ? "published" : "absent");
        });
    });

    // Who neither keeps our key nor can look is never sent anything twice by the publisher.
    it.skipIf(!traits.keys && !traits.finds)(
      "takes the same key twice as one post, or knows the same words again",
      async () => {
        const part = aPart(someWords("Only once"));
        const key = aKey();

        const first = await published(part, key);
        const second = await post(part, key);

        expect(["published", "waiting", "unknown"]).toContain(second.kind);
        expectFound(await find(part, key), first.id);
        if (traits.keys) expect((await published(part, key)).id).toBe(first.id);
        expect(await harness.count(part.text)).toBe(1);
      },
    );

    if (traits.keys)
      it("never makes a second post of a key whose words have changed", async () => {
        const key = aKey();
        const part = aPart(someWords("The first wording"));
        const first = await published(part, key);

        const outcome = await post(aPart(someWords("The second wording")), key);

        expect(["published", "waiting", "unknown"]).toContain(outcome.kind);
        expectFound(await find(part, key), first.id);
        expect(await harness.seen(first)).toMatchObject({ text: part.text });
      });

    it("finds a post that is there, and proves no more of another than it can", async () => {
      const part = aPart(someWords("To be found"));
      const key = aKey();
      const receipt = await published(part, key);

      expectFound(await find(part, key), receipt.id);
      expectAbsent(await find(aPart(someWords("Never sent")), aKey()));
    });

    if (traits.words)
      it("finds a post by its words, unless told that it is another", async () => {
        const part = aPart(someWords("The same words"));
        const receipt = await published(part, aKey());

        expect(await find(part, aKey())).toMatchObject({ kind: "published", by: "words", receipt: { id: receipt.id } });
        expectAbsent(await find(part, aKey(), [receipt.id]));
      });

    if (!traits.keys && traits.finds)
      describe("known by its words alone", () => {
        async function byHand(text: string): Promise<string> {
          if (harness.byHand === undefined) throw new Error("Its harness posts by hand.");
          return harness.byHand(text);
        }
        async function marked(part: Part): Promise<Hint["after"]> {
          await byHand(someWords("The newest so far"));
          return newest(part, aKey());
        }

        it("tells the newest own post, for the next mark", async () => {
          const id = await byHand(someWords("By hand"));

          expect(await ask(aPart(someWords("Never sent")), aKey(), {})).toMatchObject({ newest: id });
        });

        it("is not proved absent while an own post since the mark may be it, shown otherwise", async () => {
          const part = aPart(someWords("Never sent"));
          const after = (await marked(part)) ?? null;
          const other = await byHand(someWords("Quite other words"));

          const found = await ask(part, aKey(), { after });

          expect(found).toMatchObject({ kind: "unprovable", reason: expect.stringContaining(" ") });
          expectAbsent(await ask(part, aKey(), { after, exclude: [other] }));
        });

        it("is not proved by anything while another of the account is in doubt", async () => {
          const part = aPart(someWords("One of two in doubt"));
          const after = (await marked(part)) ?? null;
          const id = await byHand(part.text);

          expect((await ask(part, aKey(), { after, ambiguous: true })).kind).toBe("unprovable");
          expect(await ask(part, aKey(), { after })).toMatchObject({ kind: "published", receipt: { id } });
        });

        it("may be any own post in reach where nobody looked before", async () => {
          const part = aPart(someWords("Never sent"));
          await byHand(someWords("By hand"));

          expect((await ask(part, aKey(), {})).kind).toBe("unprovable");
        });

        if (traits.repeats)
          it("is no older post of the same words", async () => {
            const part = aPart(someWords("The same words again"));
            await byHand(part.text);
            const after = (await marked(part)) ?? null;

            expectAbsent(await ask(part, aKey(), { after }));
          });
      });

    it("removes a post once", async () => {
      const part = aPart(someWords("To be recalled"));
      const key = aKey();
      const receipt = await published(part, key);

      expect(await session.remove?.(receipt, never)).toBe("removed");
      expect(await session.remove?.(receipt, never)).toBe("absent");
      expectAbsent(await find(part, key));
    });

    it("sends nothing when it is stopped before the write", async () => {
      const part = aPart(someWords("Stopped"));

      const outcome = await session.send(await preparedOf(part), aKey(), {}, AbortSignal.abort());

      expect(outcome.kind).toBe("later");
      expect(await harness.count(part.text)).toBe(0);
    });

    async function preparedOf(part: Part) {
      const answer = await session.prepare(part, never);
      if (answer.kind !== "prepared") throw new Error(answer.reason);
      return answer.prepared;
    }

    if (!overWire) return;

    const whereItLooks = traits.finds ? it : it.skip;
    describe("over a wire", () => {
      function wire() {
        if (harness.wire === undefined) throw new Error("The harness of a network over a wire has a wire.");
        return harness.wire;
      }

      it("refuses wrong credentials without telling them", async () => {
        const password = "wrong-password-1234";

        const answer = await harness.connect({ password });

        expect(answer.kind).toBe("unauthorized");
        expect(JSON.stringify(answer)).not.toContain(password);
      });

      it("says what the server refuses for good", async () => {
        const { refused } = wire();
        const key = aKey();

        const outcome = await post(refused, key);

        expect(outcome.kind).toBe("rejected");
        expectAbsent(await find(refused, key));
        expectNoSecret(outcome);
      });

      it("says that a token has died in the midst of things", async () => {
        const { unauthorized } = wire();
        const part = aPart(someWords("A dead token"));
        const key = aKey();
        wire().onWrite({ kind: "reply", reply: unauthorized });

        const outcome = await post(part, key);

        expect(outcome.kind).toBe("unauthorized");
        expectAbsent(await find(part, key));
      });

      it.each<[string, (at: Date) => Readonly<Record<string, string>>]>([
        ["seconds to wait", () => ({ "retry-after": "600" })],
        ["an HTTP date", (at) => ({ "retry-after": at.toUTCString() })],
        ["epoch seconds", (at) => ({ "ratelimit-reset": String(at.getTime() / 1000) })],
        ["an ISO date", (at) => ({ "x-ratelimit-reset": at.toISOString() })],
      ])("waits as long as a throttling server asks, told as %s", async (_shape, told) => {
        const asked = Date.now();
        const inTenMinutes = new Date(Math.ceil(asked / 1000) * 1000 + 600_000);
        const headers = told(inTenMinutes);
        const part = aPart(someWords("Throttled"));
        const key = aKey();
        const body = wire().throttled;
        wire().onWrite({ kind: "reply", reply: { status: 429, headers: { ...json, ...headers }, body } });

        const outcome = await post(part, key);

        if (outcome.kind !== "later") throw new Error(outcome.kind);
        // Seconds count from the answer, which a busy machine brings late.
        const tolerance = 60_000 + Date.now() - asked;
        expect(Math.abs(outcome.retryAt.getTime() - inTenMinutes.getTime())).toBeLessThan(tolerance);
        expectAbsent(await find(part, key));
      });

      it("waits of its own accord when a throttling server does not say how long", async () => {
        wire().onWrite({ kind: "reply", reply: { status: 429, headers: json, body: wire().throttled } });

        const outcome = await post(aPart(someWords("Throttled")), aKey());

        expect(outcome.kind).toBe("later");
      });

      it.each<[string, Fault]>([
        ["drops the connection", { kind: "commit-then-drop" }],
        ["answers half", { kind: "commit-then-truncate" }],
        [
          "lets a gateway answer with a page",
          { kind: "commit-then-reply", reply: { status: 502, headers: { "content-type": "text/html" }, body: html } },
        ],
        ["answers with an empty error", { kind: "commit-then-reply", reply: { status: 500, headers: {}, body: "" } }],
        [
          "answers 200 with a page",
          { kind: "commit-then-reply", reply: { status: 200, headers: { "content-type": "text/html" }, body: html } },
        ],
      ])("does not know, and then finds out, when the server takes a post and %s", async (_what, fault) => {
        const part = aPart(someWords("In doubt"));
        const key = aKey();
        wire().onWrite(fault);

        const outcome = await post(part, key);

        expect(outcome.kind).toBe("unknown");
        expectNoSecret(outcome);
        expectFound(await find(part, key));
        expect(await harness.count(part.text)).toBe(1);
      });

      it.each<[string, Fault]>([
        ["drops the connection", { kind: "drop" }],
        [
          "answers with a gateway's page",
          { kind: "reply", reply: { status: 503, headers: { "content-type": "text/html" }, body: html } },
        ],
      ])(
        "does not know, and then proves what can be proved, when the server takes nothing and %s",
        async (_what, fault) => {
          const part = aPart(someWords("Lost"));
          const key = aKey();
          wire().onWrite(fault);

          const outcome = await post(part, key);

          expect(outcome.kind).toBe("unknown");
          expectAbsent(await find(part, key));
        },
      );

      it.each(Object.entries(foreignReplies))(
        "does not know what became of a post when it is answered by %s, taken or not",
        async (_what, replyOf) => {
          const reply = replyOf(wire().unauthorized);
          const taken = aPart(someWords("Taken"));
          const lost = aPart(someWords("Not taken"));
          const key = aKey();
          const other = aKey();

          wire().onWrite({ kind: "commit-then-reply", reply });
          const afterCommit = await post(taken, key);
          wire().onWrite({ kind: "reply", reply });
          const instead = await post(lost, other);

          expect([afterCommit.kind, instead.kind]).toEqual(["unknown", "unknown"]);
          expectNoSecret([afterCommit, instead]);
          expectFound(await find(taken, key));
          expect(await harness.count(taken.text)).toBe(1);
          expectAbsent(await find(lost, other));
        },
      );

      whereItLooks.each([
        "a page that forbids",
        "a page that asks to sign in",
        "a page that asks to wait",
        "JSON of a firewall",
        "nothing but a status",
      ])("looks again later when a look is answered by %s", async (what) => {
        const reply = foreignReplies[what]?.(wire().unauthorized);
        if (reply === undefined) throw new Error(what);
        wire().onRead({ kind: "reply", reply });

        const found = await find(aPart(someWords("A look")), aKey());

        // Such a no is not asked for three times.
        wire().calm();
        expect(found.kind).toBe("later");
      });

      it("does not take a page in front of the server for the server's word that a post is gone", async () => {
        const receipt = await published(aPart(someWords("To be recalled")), aKey());
        wire().onRemove({ kind: "reply", reply: { status: 404, headers: page, body: html } });

        expect(await session.remove?.(receipt, never)).toMatchObject({ kind: "later" });
        expect(await session.remove?.(receipt, never)).toBe("removed");
      });

      it("does not know when it is stopped while the server is silent", async () => {
        const part = aPart(someWords("Silence"));
        const key = aKey();
        const stop = new AbortController();
        wire().onWrite({ kind: "hang", reached: () => stop.abort() });

        const outcome = await post(part, key, {}, stop.signal);

        expect(outcome.kind).toBe("unknown");
        expectAbsent(await find(part, key));
      });

      it("gives up by itself on a server that is silent", async () => {
        const impatient = await connected({ timeout: 2000 });
        const part = aPart(someWords("Silence"));
        wire().onWrite({ kind: "hang", reached: () => undefined });

        const outcome = await post(part, aKey(), {}, never, impatient);

        expect(outcome.kind).toBe("unknown");
      });

      it("finds what was taken when the answer came too late", async () => {
        const part = aPart(someWords("Too late"));
        const key = aKey();
        const stop = new AbortController();
        wire().onWrite({ kind: "commit-then-hang", reached: () => stop.abort() });

        const outcome = await post(part, key, {}, stop.signal);

        expect(outcome.kind).toBe("unknown");
        expectFound(await find(part, key));
      });

      whereItLooks.each<[string, Fault]>([
        ["drops the connection", { kind: "drop" }],
        ["answers half", { kind: "commit-then-truncate" }],
        [
          "answers with a page",
          { kind: "reply", reply: { status: 502, headers: { "content-type": "text/html" }, body: html } },
        ],
      ])("looks again later when a look is answered by a server that %s", async (_what, fault) => {
        wire().onRead(fault);

        const found = await find(aPart(someWords("A look")), aKey());

        expect(found.kind).toBe("later");
      });
    });
  });
}
