/** A network kept in memory. Its own list of posts is what tests believe. */
import type {
  Account,
  Found,
  Hint,
  Identity,
  Network,
  Part,
  PartKey,
  Prepared,
  Profile,
  Refusal,
  SendOutcome,
  Session,
  ThreadPlace,
} from "../../../src/networks/network.ts";
import { provedByWords } from "../../../src/networks/proof.ts";

export interface FakePost {
  readonly account: string;
  readonly delivery: string;
  readonly part: number;
  readonly key: string;
  readonly text: string;
  /** What readers see instead, where the network shows words otherwise. */
  readonly shown?: string;
  readonly at: Date;
  readonly parent?: string;
  /** Receipt's id of the post that it passes on. */
  readonly shares?: string;
}

/** What happens to the next `send`; `commit-then-…` posts it and then fails to say so. */
export type SendFault =
  | { readonly kind: "commit-then-throw" }
  | { readonly kind: "commit-then-unknown" }
  /** The reply is lost, and the post appears only after so many milliseconds. */
  | { readonly kind: "commit-late"; readonly delay: number }
  | { readonly kind: "throw" }
  | { readonly kind: "unknown" }
  | { readonly kind: "hang"; readonly commits: boolean; readonly heedsAbort: boolean }
  | Refusal;

export type FindFault = Refusal | { readonly kind: "unprovable"; readonly reason: string } | { readonly kind: "throw" };

export interface FakeSettings {
  readonly settlingTime?: number;
  readonly looksFirst?: boolean;
  /** Whether `find` knows keys, or words only. */
  readonly keys?: boolean;
  readonly refusesRepeats?: boolean;
  readonly find?: boolean;
  /** What readers see of words, where that is not what was sent. */
  readonly shows?: (text: string) => string;
  /** Milliseconds by which its dates of posts are behind its clock. */
  readonly datesBehind?: number;
  readonly now: () => Date;
  /** Its own clock, which no jump of ours moves; told by `whoAmI`. */
  readonly serverTime?: () => Date;
}

function outcomeOf(fault: SendFault): SendOutcome {
  if (fault.kind === "rejected" || fault.kind === "unauthorized" || fault.kind === "later") return fault;
  return { kind: "unknown", reason: "The connection was lost." };
}

export class FakeNetwork {
  readonly posts: FakePost[] = [];
  readonly sendFaults: SendFault[] = [];
  readonly findFaults: FindFault[] = [];
  readonly prepareFaults: Refusal[] = [];
  readonly removeFaults: (Refusal | { readonly kind: "remove-then-throw" })[] = [];
  /** Receipts' ids, in the order in which their posts were deleted. */
  readonly removed: string[] = [];
  readonly #late: { readonly at: number; readonly commit: () => void }[] = [];
  identity: Partial<Identity> | Refusal = {};
  sends = 0;
  finds = 0;
  /** Of each look, in order. */
  readonly hints: Hint[] = [];
  /** Called at each step of a session, to stop the clock, move it, or die. */
  onStep: (step: "whoAmI" | "prepare" | "send" | "committed" | "find" | "removed", delivery?: string) => void =
    () => {};
  readonly settings: FakeSettings;

  constructor(settings: FakeSettings) {
    this.settings = settings;
  }

  facts(): Pick<Network, "secrets" | "settlingTime" | "looksFirst" | "profile"> {
    const { settlingTime = 120_000, looksFirst = false, refusesRepeats = false } = this.settings;
    return { secrets: ["password"], settlingTime, looksFirst, profile: () => ({ refusesRepeats }) as Profile };
  }

  #time(): Date {
    return (this.settings.serverTime ?? this.settings.now)();
  }

  /** Lets appear what was committed late and whose time has come. */
  settle(): void {
    const now = this.#time().getTime();
    for (const late of this.#late.splice(0)) {
      if (late.at <= now) late.commit();
      else this.#late.push(late);
    }
  }

  /** Puts a post there as somebody else would. */
  plant(post: Partial<FakePost> & Pick<FakePost, "account" | "text">): void {
    this.posts.push({ delivery: "", part: 0, key: "", at: this.settings.now(), ...post });
  }

  sent(delivery: string): readonly FakePost[] {
    return this.posts.filter((post) => post.delivery === delivery);
  }

  session(account: Account): Session {
    const { find = true } = this.settings;
    return {
      whoAmI: async () => {
        this.onStep("whoAmI");
        const { identity } = this;
        const { serverTime } = this.settings;
        const clock = serverTime === undefined ? {} : { serverTime: serverTime() };
        if ("kind" in identity) return identity;
        return { handle: account.handle, id: account.id, mayPost: true, ...clock, ...identity };
      },
      prepare: async (part) => {
        this.onStep("prepare");
        return this.prepareFaults.shift() ?? { kind: "prepared", prepared: { part, data: {} } };
      },
      send: async (prepared, key, place, signal) => this.#send(account, { prepared, key, place, signal }),
      remove: async ({ id }) => this.#remove(id),
      ...(find
        ? {
            find: async (part: Part, key: PartKey, hint: Hint) => this.#find(account, part, { key, hint }),
          }
        : {}),
    };
  }

  #commit(account: Account, prepared: Prepared, write: { key: PartKey; place: ThreadPlace }): SendOutcome {
    const { key, place } = write;
    const { parent } = place;
    this.posts.push({
      account: account.id,
      delivery: key.delivery,
      part: key.part,
      key: key.hash,
      text: prepared.part.text,
      ...(this.settings.shows && { shown: this.settings.shows(prepared.part.text) }),
      at: new Date(this.settings.now().getTime() - (this.settings.datesBehind ?? 0)),
      ...(parent === undefined ? {} : { parent: parent.id }),
      ...(prepared.part.share && { shares: prepared.part.share.receipt?.id ?? "nothing" }),
    });
    this.onStep("committed", key.delivery);
    const id = `${key.hash}-${this.posts.length}`;
    return { kind: "published", receipt: { id, url: `https://social.example.org/${this.posts.length}` } };
  }

  #remove(id: string): "removed" | "absent" | Refusal {
    const fault = this.removeFaults.shift();
    if (fault !== undefined && fault.kind !== "remove-then-throw") return fault;
    if (this.removed.includes(id)) return "absent";
    this.removed.push(id);
    this.onStep("removed");
    if (fault !== undefined) throw new Error("The connection was lost.");
    return "removed";
  }

  async #send(
    account: Account,
    write: { prepared: Prepared; key: PartKey; place: ThreadPlace; signal: AbortSignal },
  ): Promise<SendOutcome> {
    this.sends += 1;
    this.onStep("send", write.key.delivery);
    this.settle();
    const fault = this.sendFaults.shift();
    if (fault === undefined) return this.#commit(account, write.prepared, write);
    if (fault.kind === "commit-late") {
      const at = this.#time().getTime() + fault.delay;
      this.#late.push({ at, commit: () => this.#commit(account, write.prepared, write) });
    }
    if (fault.kind === "commit-then-throw" || fault.kind === "commit-then-unknown")
      this.#commit(account, write.prepared, write);
    if (fault.kind === "commit-then-throw" || fault.kind === "throw") throw new Error("The connection was lost.");
    if (fault.kind === "hang") {
      if (fault.commits) this.#commit(account, write.prepared, write);
      return new Promise((_, reject) => {
        if (fault.heedsAbort) write.signal.addEventListener("abort", () => reject(new Error("aborted")));
      });
    }
    return outcomeOf(fault);
  }

  async #find(account: Account, part: Part, { key, hint }: { key: PartKey; hint: Hint }): Promise<Found> {
    this.finds += 1;
    this.hints.push(hint);
    this.settle();
    this.onStep("find", key.delivery);
    const fault = this.findFaults.shift();
    if (fault?.kind === "throw") throw new Error("The connection was lost.");
    if (fault !== undefined) return fault;
    const { keys = true } = this.settings;
    const own = this.posts
      .map((post, index) => ({ ...post, id: `${post.key}-${index + 1}`, number: index + 1 }))
      .filter((post) => post.account === account.id && !this.removed.includes(post.id));
    const receiptOf = ({ id, number }: { id: string; number: number }) => ({
      id,
      url: `https://social.example.org/${number}`,
    });
    if (!keys) {
      return provedByWords(hint, {
        posts: own.toReversed(),
        likeness: ({ text, shown = text }) => (shown === part.text ? "same" : "other"),
        receiptOf,
      });
    }
    const keyed = own.find((post) => post.key === key.hash);
    if (keyed) return { kind: "published", by: "key", receipt: receiptOf(keyed) };
    const byWords = own.find(
      (post) => post.key === "" && post.text === part.text && post.at >= hint.since && !hint.exclude.includes(post.id),
    );
    return byWords ? { kind: "published", by: "words", receipt: receiptOf(byWords) } : { kind: "absent" };
  }
}
