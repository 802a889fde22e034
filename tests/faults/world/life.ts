/** What a publisher process is told about its life, and what it says of it. Passed as JSON between processes. */
import { existsSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import path from "node:path";
import type { Refusal } from "../../../src/networks/network.ts";
import type { Clock } from "../../../src/system/clock.ts";
import type { LedgerPlace } from "./ledgers.ts";
import type { Word } from "./spoken.ts";

/** What a network can say about a post whose reply was lost. */
export const networkKinds = ["by-key", "by-words", "shows-otherwise", "unprovable", "idempotent"] as const;
export type NetworkKind = (typeof networkKinds)[number];

export interface Written {
  readonly post: string;
  readonly account: string;
  readonly dueAt: string;
  /** Milliseconds. */
  readonly late: number;
  readonly texts: readonly string[];
  readonly again?: boolean;
  /** Passes on what this post says, by whose account, instead of words. */
  readonly shares?: { readonly post: string; readonly account: string };
}

/** What somebody does to the post of that number (from 0) in the campaign file, and how long it takes. */
export interface Edit {
  readonly kind: "reword" | "move" | "remove" | "rename";
  readonly post: number;
  /** How far a time is moved. */
  readonly minutes?: number;
}

/** The campaign file as it was saved once. */
export interface Edition {
  /** By the server's clock. */
  readonly at: number;
  readonly posts: readonly Written[];
}

function edited(post: Written, { kind, minutes = 0 }: Edit, count: number): readonly Written[] {
  switch (kind) {
    case "reword":
      return [{ ...post, texts: post.texts.map((text) => `${text} ${count}`) }];
    case "move":
      return [{ ...post, dueAt: new Date(Date.parse(post.dueAt) + minutes * 60_000).toISOString() }];
    case "rename":
      return [{ ...post, post: `renamed-${count}` }];
    case "remove":
      return [];
    default:
      return kind satisfies never;
  }
}

/** The campaign file, with everything that it ever said. */
export class EditedFile {
  readonly #file: string;

  constructor(folder: string) {
    this.#file = path.join(folder, "editions.json");
  }

  get text(): string {
    return existsSync(this.#file) ? readFileSync(this.#file, "utf8") : "[]";
  }

  editions(): readonly Edition[] {
    return JSON.parse(this.text) as Edition[];
  }

  posts(): readonly Written[] {
    return this.editions().at(-1)?.posts ?? [];
  }

  save(edition: Edition): void {
    writeFileSync(`${this.#file}.${process.pid}`, JSON.stringify([...this.editions(), edition]));
    renameSync(`${this.#file}.${process.pid}`, this.#file);
  }

  edit(edit: Edit, at: number): void {
    const editions = this.editions();
    const posts = this.posts().flatMap((post, index) =>
      index === edit.post ? edited(post, edit, editions.length) : [post],
    );
    this.save({ at, posts });
  }
}

/** What the disk or the database does from a step on, until the life ends. */
export type Ailment = "full" | "read-only" | "locked" | "failing";

/** What happens at the fatal step: to the process, its clock, or its ledger. */
export type Deed =
  | { readonly kind: "die" }
  /** SIGSTOP: the parent decides when it goes on. */
  | { readonly kind: "stop" }
  /** The wall clock alone moves, by so many milliseconds. */
  | { readonly kind: "jump"; readonly by: number }
  | { readonly kind: "ail"; readonly with: Ailment }
  /** The campaign file is saved otherwise, longer ago than the last check is worth. */
  | { readonly kind: "edit"; readonly edit: Edit }
  /** Somebody's word comes, that long ago too. */
  | { readonly kind: "word"; readonly word: Word }
  /** A sensitive period begins, for so many minutes, longer ago than the last check is worth. */
  | { readonly kind: "period"; readonly rule: "stop" | "ask"; readonly minutes: number }
  /** Somebody takes the post of that number (from 0) back, in a process of their own, longer ago than the last check is worth. */
  | { readonly kind: "recall"; readonly post: number }
  /** The ledger's files are deleted, or a copy kept aside is put in their place. */
  | { readonly kind: "lose-ledger"; readonly instead?: string };

export interface Fault {
  /** The step's number in this life, from 1, or its name. */
  readonly at: number | string;
  readonly deed: Deed;
}

export type SendFault =
  | { readonly kind: "lost-reply" }
  /** The reply is lost, and the post appears so many milliseconds later. */
  | { readonly kind: "late"; readonly delay: number }
  | { readonly kind: "lost-request" }
  /** A gateway answers with a page of its own, after the network took the post or instead of it. */
  | { readonly kind: "gateway"; readonly taken: boolean }
  | (Omit<Refusal, "retryAt"> & { readonly retryAt?: string });
export type FindFault = "throws" | "unprovable" | "unauthorized";

export interface Life {
  /** Holds the clock, the network's posts and the campaign file. */
  readonly folder: string;
  readonly ledger: LedgerPlace;
  readonly network: NetworkKind;
  readonly pauses: readonly { readonly since: string; readonly reason: string }[];
  /** Milliseconds between two posts of one account when catching up. */
  readonly gap: number;
  /** Milliseconds that pass before each run. */
  readonly runs: readonly number[];
  readonly faults: readonly Fault[];
  readonly sendFaults: readonly SendFault[];
  readonly findFaults: readonly FindFault[];
  /** It takes these back before its first run. */
  readonly recalls: readonly string[];
  /** Milliseconds of real time to wait for a locked database, where the publisher's own ten seconds are too long. */
  readonly patience?: number;
}

/** One line of what the process says. */
export type Said =
  | { readonly kind: "step"; readonly number: number; readonly name: string; readonly deed: Deed["kind"] }
  | { readonly kind: "told"; readonly deliveries: readonly string[] }
  | { readonly kind: "error"; readonly message: string }
  | {
      readonly kind: "run";
      readonly report: Readonly<Record<string, readonly { readonly id: string; readonly reason?: string }[]>>;
      readonly faults: readonly string[];
      readonly stuck: boolean;
    }
  | { readonly kind: "end"; readonly steps: readonly string[] };

interface Instants {
  readonly wall: number;
  readonly steady: number;
  readonly server: number;
}

/** Three clocks in a file: ours, the monotonic one, and the one of everybody else. Nothing moves them but a caller. */
export class FileClock implements Clock {
  readonly #file: string;

  constructor(folder: string) {
    this.#file = path.join(folder, "clock.json");
  }

  #read(): Instants {
    return JSON.parse(readFileSync(this.#file, "utf8")) as Instants;
  }

  #write(instants: Instants): void {
    writeFileSync(`${this.#file}.${process.pid}`, JSON.stringify(instants));
    renameSync(`${this.#file}.${process.pid}`, this.#file);
  }

  start(instant: string): void {
    const wall = Date.parse(instant);
    this.#write({ wall, steady: 0, server: wall });
  }

  now(): Date {
    return new Date(this.#read().wall);
  }

  monotonic(): number {
    return this.#read().steady;
  }

  server(): Date {
    return new Date(this.#read().server);
  }

  pass(milliseconds: number): void {
    const { wall, steady, server } = this.#read();
    this.#write({ wall: wall + milliseconds, steady: steady + milliseconds, server: server + milliseconds });
  }

  to(instant: string): void {
    this.pass(Date.parse(instant) - this.#read().server);
  }

  /** Somebody set the clock. */
  jump(milliseconds: number): void {
    const { wall, ...others } = this.#read();
    this.#write({ ...others, wall: wall + milliseconds });
  }

  /** The machine slept: its monotonic clock did not count. */
  sleep(milliseconds: number): void {
    const { wall, steady, server } = this.#read();
    this.#write({ wall: wall + milliseconds, steady, server: server + milliseconds });
  }

  setRight(): void {
    const { steady, server } = this.#read();
    this.#write({ wall: server, steady, server });
  }
}
