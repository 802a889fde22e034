/** A network whose posts are a file that outlives every publisher. What stands there is what tests believe. */
import { appendFileSync, existsSync, readFileSync } from "node:fs";
import path from "node:path";
import type {
  Account,
  Found,
  Hint,
  Part,
  PartKey,
  Receipt,
  SendOutcome,
  Session,
} from "../../../src/networks/network.ts";
import { provedByWords } from "../../../src/networks/proof.ts";
import type { FileClock, FindFault, NetworkKind, SendFault } from "./life.ts";

export interface FilePost {
  readonly account: string;
  readonly delivery: string;
  readonly part: number;
  readonly key: string;
  readonly text: string;
  /** Milliseconds, by the server's clock: when it was written, and from when it can be seen. */
  readonly at: number;
  readonly appears: number;
  readonly parent?: string;
  /** The receipt id of what it passes on. */
  readonly shares?: string;
}

export class FileNetwork {
  readonly #file: string;
  readonly #removals: string;

  constructor(folder: string) {
    this.#file = path.join(folder, "posts.jsonl");
    this.#removals = path.join(folder, "removed.jsonl");
  }

  /** Ids of what was deleted. */
  removed(): readonly string[] {
    return existsSync(this.#removals) ? readFileSync(this.#removals, "utf8").split("\n").filter(Boolean) : [];
  }

  remove(id: string): void {
    appendFileSync(this.#removals, `${id}\n`);
  }

  /** What was ever posted. */
  posts(): readonly FilePost[] {
    if (!existsSync(this.#file)) return [];
    const lines = readFileSync(this.#file, "utf8").split("\n");
    return lines.filter(Boolean).map((line) => JSON.parse(line) as FilePost);
  }

  add(post: FilePost): void {
    appendFileSync(this.#file, `${JSON.stringify(post)}\n`);
  }
}

const receiptOf = (index: number): Receipt => ({ id: `post-${index}`, url: `https://social.example.org/${index}` });

const isThere = (network: FileNetwork, index: number) => !network.removed().includes(receiptOf(index).id);

export interface SessionWorld {
  readonly network: FileNetwork;
  readonly clock: FileClock;
  readonly kind: NetworkKind;
  /** Consumed, one for each call. */
  readonly sendFaults: SendFault[];
  readonly findFaults: FindFault[];
  readonly reach: (step: string) => void;
}

/** `at`: when the write began. */
function commit(world: SessionWorld, account: Account, post: Omit<FilePost, "account" | "appears">, delay = 0) {
  const { network, clock, kind } = world;
  const isSame = (each: FilePost) =>
    post.shares === undefined ? each.key === post.key : each.account === account.id && each.shares === post.shares;
  const present = network.posts().findIndex((each, index) => isSame(each) && isThere(network, index));
  if (kind === "idempotent" && present >= 0) return receiptOf(present);
  network.add({ ...post, account: account.id, appears: clock.server().getTime() + delay });
  world.reach("on the network");
  return receiptOf(network.posts().length - 1);
}

/** What readers see of words where the network shows them otherwise. */
function shown(text: string): string {
  return `${text.slice(0, Math.ceil(text.length / 2))} (shown in other words)`;
}

async function look(
  world: SessionWorld,
  account: Account,
  wanted: { part: Part; key: PartKey; hint: Hint },
): Promise<Found> {
  const now = world.clock.server().getTime();
  const { part, key, hint } = wanted;
  const own = world.network
    .posts()
    .map((post, index) => ({ ...post, id: receiptOf(index).id, receipt: receiptOf(index) }))
    .filter((post, index) => post.account === account.id && post.appears <= now && isThere(world.network, index));
  if (part.share !== undefined) {
    const passedOn = own.find(({ shares }) => shares === part.share?.receipt?.id);
    return passedOn ? { kind: "published", by: "key", receipt: passedOn.receipt } : { kind: "absent" };
  }
  if (world.kind === "by-key") {
    const keyed = own.find((post) => post.key === key.hash);
    if (keyed) return { kind: "published", by: "key", receipt: keyed.receipt };
    const words = own.find(
      (post) => post.key === "" && post.text === part.text && !hint.exclude.includes(post.receipt.id),
    );
    return words ? { kind: "published", by: "words", receipt: words.receipt } : { kind: "absent" };
  }
  const otherwise = world.kind === "shows-otherwise";
  return provedByWords(hint, {
    posts: own.map((post) => ({ ...post, at: new Date(post.at) })).toReversed(),
    likeness: ({ text }) => ((otherwise ? shown(text) : text) === part.text ? "same" : "other"),
    receiptOf: ({ receipt }) => receipt,
  });
}

function asOutcome(fault: SendFault): SendOutcome {
  switch (fault.kind) {
    case "rejected":
    case "unauthorized":
      return { kind: fault.kind, reason: fault.reason };
    case "later":
      return { kind: "later", reason: fault.reason, retryAt: new Date(fault.retryAt ?? 0) };
    case "gateway":
      // What the adapters make of such a page is the contract suite's to say.
      return { kind: "unknown", reason: "The server answered 403 with something that is no answer of the network." };
    case "lost-reply":
    case "late":
    case "lost-request":
      return { kind: "unknown", reason: "The connection was lost." };
    default:
      return fault satisfies never;
  }
}

function find(world: SessionWorld, account: Account): NonNullable<Session["find"]> {
  return async (part, key, hint) => {
    world.reach("find");
    const fault = world.findFaults.shift();
    if (fault === "throws") throw new Error("The connection was lost.");
    if (fault !== undefined) return { kind: fault, reason: "It would not say." };
    const found = await look(world, account, { part, key, hint });
    world.reach("found");
    return found;
  };
}

export function sessionOf(world: SessionWorld, account: Account): Session {
  const { reach } = world;
  return {
    whoAmI: async () => {
      reach("who am I");
      return { handle: account.handle, id: account.id, mayPost: true, serverTime: world.clock.server() };
    },
    prepare: async (part) => {
      reach("prepare");
      reach("prepared");
      return { kind: "prepared", prepared: { part, data: {} } };
    },
    send: async ({ part: { text, share } }, key, { parent }) => {
      const at = world.clock.server().getTime();
      reach("send");
      const fault = world.sendFaults.shift();
      const about = { at, delivery: key.delivery, part: key.part, key: key.hash, text };
      const post = {
        ...about,
        ...(parent !== undefined && { parent: parent.id }),
        ...(share !== undefined && { text: `What ${share.delivery} says.`, shares: share.receipt?.id ?? "nothing" }),
      };
      if (fault !== undefined) {
        if (fault.kind === "lost-reply" || (fault.kind === "gateway" && fault.taken)) commit(world, account, post);
        if (fault.kind === "late") commit(world, account, post, fault.delay);
        return asOutcome(fault);
      }
      const receipt = commit(world, account, post);
      reach("answered");
      return { kind: "published", receipt };
    },
    remove: async ({ id }) => {
      reach("remove");
      world.network.remove(id);
      reach("removed");
      return "removed";
    },
    ...(world.kind === "unprovable" ? {} : { find: find(world, account) }),
  };
}
