/** Counts the steps of a publisher's life, and lets at each of them happen what its fault says. */
import { spawnSync } from "node:child_process";
import fs, { renameSync, rmSync, writeSync } from "node:fs";
import { syncBuiltinESMExports } from "node:module";
import { Socket } from "node:net";
import type { Ledger } from "../../../src/ledger/ledger.ts";
import { fileOf } from "./ledgers.ts";
import { type Ailment, type Deed, EditedFile, type FileClock, type Life, type Said } from "./life.ts";
import { PeriodFile } from "./period-file.ts";
import { RecallFile } from "./recall-file.ts";
import { SpokenFile } from "./spoken.ts";

export function say(said: Said): void {
  // Straight to the descriptor: a process that dies in the next moment has said it all the same.
  realWrite(1, `${JSON.stringify(said)}\n`);
}

const realWrite = writeSync;
const markPattern = /^[0-9a-f]+ \d{16} [0-9a-f]{64} [0-9a-f]{16}\n$/;
const errcodes: Readonly<Record<Ailment, number>> = { full: 13, "read-only": 8, locked: 5, failing: 10 };
const systemCodes: Readonly<Partial<Record<Ailment, string>>> = {
  full: "ENOSPC",
  "read-only": "EROFS",
  failing: "EIO",
};

export class Steps {
  readonly names: string[] = [];
  ailment: Ailment | undefined;
  readonly #seen = new Map<string, number>();
  readonly #life: Life;
  readonly #clock: FileClock;
  /** What the ledger is being asked to do. */
  #doing = "open";

  constructor(life: Life, clock: FileClock) {
    this.#life = life;
    this.#clock = clock;
  }

  /** A name that comes again is numbered: `find`, `find 2` ... */
  reach(step: string): void {
    const count = (this.#seen.get(step) ?? 0) + 1;
    this.#seen.set(step, count);
    const name = count === 1 ? step : `${step} ${count}`;
    this.names.push(name);
    const number = this.names.length;
    for (const { at, deed } of this.#life.faults) {
      if (at !== number && at !== name) continue;
      say({ kind: "step", number, name, deed: deed.kind });
      this.#do(deed);
    }
  }

  #do(deed: Deed): void {
    switch (deed.kind) {
      case "die":
        process.kill(process.pid, "SIGKILL");
        break;
      case "stop":
        process.kill(process.pid, "SIGSTOP");
        break;
      case "jump":
        this.#clock.jump(deed.by);
        break;
      case "ail":
        this.ailment = deed.with;
        break;
      case "edit":
        new EditedFile(this.#life.folder).edit(deed.edit, this.#clock.server().getTime());
        // Longer than a check is worth: one that was made before it is no excuse.
        this.#clock.pass(6000);
        break;
      case "word":
        new SpokenFile(this.#life.folder).say(deed.word, this.#clock.server().getTime());
        this.#clock.pass(6000);
        break;
      case "period": {
        const since = this.#clock.server().getTime();
        new PeriodFile(this.#life.folder).save({ rule: deed.rule, since, until: since + deed.minutes * 60_000 });
        this.#clock.pass(6000);
        break;
      }
      case "recall":
        this.#recall(deed.post);
        break;
      case "lose-ledger":
        for (const end of ["", "-wal", "-shm"]) rmSync(fileOf(this.#life.ledger) + end, { force: true });
        if (deed.instead !== undefined) renameSync(deed.instead, fileOf(this.#life.ledger));
        break;
      default:
        deed satisfies never;
    }
  }

  /** In a process of its own, which has ended when this returns. */
  #recall(number: number): void {
    const { folder } = this.#life;
    const post = new EditedFile(folder).posts()[number];
    if (post === undefined) throw new Error(`There is no post ${number}.`);
    const delivery = `day/${post.post}/${post.account}`;
    const life: Life = { ...this.#life, runs: [0], faults: [], sendFaults: [], findFaults: [], recalls: [delivery] };
    const { status, stdout, stderr } = spawnSync(process.execPath, [process.argv[1] ?? "", JSON.stringify(life)], {
      encoding: "utf8",
    });
    if (status !== 0 || stdout.includes('"kind":"error"')) throw new Error(`The recall failed: ${stdout}${stderr}`);
    new RecallFile(folder).note({ delivery, at: this.#clock.server().getTime() });
    this.#clock.pass(6000);
  }

  #failWhenIll(): void {
    if (this.ailment === undefined) return;
    throw Object.assign(new Error(`injected: ${this.ailment}`), { errcode: errcodes[this.ailment] });
  }

  /** Every call to the ledger is a step before and after it. */
  watch(ledger: Ledger): Ledger {
    return new Proxy(ledger, {
      get: (object, name) => {
        const value: unknown = Reflect.get(object, name, object);
        if (typeof value !== "function") return value;
        return async (...args: unknown[]) => {
          const [first] = Array.isArray(args[0]) ? args[0] : [args[0]];
          const event: unknown = (first as { event?: unknown } | undefined)?.event;
          const doing = typeof event === "string" ? event : String(name);
          const reads = ["rows", "detail", "facts", "lastPost", "sameWords", "receiptIds", "info", "events"].includes(
            String(name),
          );
          if (!reads) this.reach(`${doing}: asked`);
          this.#doing = doing;
          const result: unknown = await value.apply(object, args);
          if (!reads) this.reach(`${doing}: done`);
          return result;
        };
      },
    });
  }

  /** Inside SQLite: around each commit. */
  watchSqlite(): void {
    const { DatabaseSync, StatementSync } = process.getBuiltinModule("node:sqlite");
    const steps = this;
    const { patience } = this.#life;
    const exec = DatabaseSync.prototype.exec;
    const run = StatementSync.prototype.run;
    let inside = false;
    DatabaseSync.prototype.exec = function patched(sql: string): void {
      if (sql === "BEGIN IMMEDIATE") {
        if (steps.ailment === "locked" || steps.ailment === "read-only") steps.#failWhenIll();
        exec.call(this, sql);
        inside = true;
        return;
      }
      if (sql === "ROLLBACK") inside = false;
      if (sql !== "COMMIT") {
        exec.call(this, sql);
        if (sql.includes("journal_mode") && patience !== undefined)
          exec.call(this, `PRAGMA busy_timeout = ${patience}`);
        return;
      }
      steps.reach(`${steps.#doing}: before the commit`);
      steps.#failWhenIll();
      exec.call(this, sql);
      inside = false;
      steps.reach(`${steps.#doing}: committed`);
    };
    StatementSync.prototype.run = new Proxy(run, {
      apply(target, statement, values) {
        if (!inside) steps.#failWhenIll();
        return Reflect.apply(target, statement, values);
      },
    });
  }

  /** Around each transaction's end, as its words cross the wire. */
  watchPostgres(): void {
    const steps = this;
    const taking = new Set<string>();
    const write = Socket.prototype.write;
    const on = Socket.prototype.on;
    Socket.prototype.write = new Proxy(write, {
      apply(target, socket, args) {
        const asked = Buffer.isBuffer(args[0]) ? args[0].toString("latin1") : "";
        // One question takes the steps of a group and commits them; its answer names the column `taken`. It is told in
        // words once on a connection, and from then on by the name that it was given.
        const taught = /(campaign_\d+)\0SELECT campaign\.take_steps\(/.exec(asked)?.[1];
        if (taught !== undefined) taking.add(taught);
        const bound = /^B[\s\S]{4}\0(campaign_\d+)\0/.exec(asked)?.[1];
        const takes =
          bound === undefined ? /^P[\s\S]{4}\0SELECT campaign\.take_steps\(/.test(asked) : taking.has(bound);
        if (asked.endsWith("COMMIT\0") || takes) steps.reach(`${steps.#doing}: before the commit`);
        return Reflect.apply(target, socket, args);
      },
    });
    Socket.prototype.on = new Proxy(on, {
      apply(target, socket, [name, listener, ...more]) {
        if (name !== "data") return Reflect.apply(target, socket, [name, listener, ...more]);
        const watched = (chunk: Buffer): void => {
          const said = chunk.toString("latin1");
          if (said.includes("COMMIT\0") || said.includes("taken\0")) steps.reach(`${steps.#doing}: committed`);
          listener.call(socket, chunk);
        };
        return Reflect.apply(target, socket, [name, watched, ...more]);
      },
    });
  }

  /** Around each write of the mark that says how far the ledger had come. */
  watchMark(): void {
    fs.writeSync = ((...args: Parameters<typeof realWrite>) => {
      if (typeof args[1] !== "string" || !markPattern.test(args[1])) return realWrite(...args);
      this.reach(`${this.#doing}: before its mark`);
      const code = this.ailment === undefined ? undefined : systemCodes[this.ailment];
      if (code !== undefined) throw Object.assign(new Error(`injected: ${code}`), { code });
      const written = realWrite(...args);
      this.reach(`${this.#doing}: marked`);
      return written;
    }) as typeof fs.writeSync;
    syncBuiltinESMExports();
  }
}
