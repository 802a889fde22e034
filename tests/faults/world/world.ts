/** A folder with a clock, a network and a ledger in it, in which publishers live and die. */
import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import type { Row } from "../../../src/ledger/ledger.ts";
import { builtProcess, compileCache } from "../../support/machine/build-once.ts";
import { FileNetwork, type FilePost } from "./file-network.ts";
import { fileOf, type LedgerKind, type LedgerPlace, newPlace, openPlace, setClock } from "./ledgers.ts";
import { EditedFile, FileClock, type Life, type NetworkKind, type Said, type Written } from "./life.ts";
import { RecallFile } from "./recall-file.ts";
import { type Backup, backUpOf, putBack, type WayBack } from "./restores.ts";
import { SpokenFile, type Word } from "./spoken.ts";

const script = builtProcess("faults");
export const minute = 60_000;
export const hour = 60 * minute;

export interface Ended {
  readonly signal: NodeJS.Signals | null;
  readonly code: number | null;
  readonly said: readonly Said[];
  /** Of what nobody planned: a crash of the program itself. */
  readonly stderr: string;
}

export type LifePlan = Partial<Pick<Life, "runs" | "faults" | "sendFaults" | "findFaults" | "patience" | "recalls">> & {
  /** Milliseconds after its first word, of real time, at which it is killed from outside. */
  readonly killAfter?: number;
  /** Put before the command: `prlimit --fsize=...`. */
  readonly under?: readonly string[];
  readonly ledger?: LedgerPlace;
};

export function runsOf(ended: Ended): readonly Extract<Said, { kind: "run" }>[] {
  return ended.said.filter((each) => each.kind === "run");
}

export function errorsOf(ended: Ended): readonly string[] {
  return ended.said.flatMap((each) =>
    each.kind === "error" ? [each.message] : each.kind === "run" ? each.faults : [],
  );
}

/** Of a thread, each part is its words and its number. */
export function aPost(post: string, dueAt: string, more: Partial<Written> = {}): Written {
  return { post, account: "ours", dueAt, late: 2 * hour, texts: [`The words of ${post}.`], ...more };
}

export function idOf({ post, account }: Pick<Written, "post" | "account">): string {
  return `day/${post}/${account}`;
}

export class World {
  readonly folder: string;
  readonly clock: FileClock;
  readonly network: FileNetwork;
  readonly told = new Set<string>();
  readonly ledger: LedgerPlace;
  readonly kind: NetworkKind;
  readonly file: EditedFile;
  readonly spoken: SpokenFile;
  pauses: Life["pauses"] = [];
  gap = 0;
  processes = 0;
  restores = 0;

  private constructor(folder: string, kind: NetworkKind, ledger: LedgerPlace) {
    this.folder = folder;
    this.kind = kind;
    this.ledger = ledger;
    this.clock = new FileClock(folder);
    this.network = new FileNetwork(folder);
    this.file = new EditedFile(folder);
    this.spoken = new SpokenFile(folder);
    this.clock.start("2027-03-18T08:00:00Z");
  }

  static async make(kind: NetworkKind, ledger: LedgerKind = "sqlite"): Promise<World> {
    const folder = mkdtempSync(path.join(tmpdir(), "campaign-faults-"));
    return new World(folder, kind, await newPlace(ledger, folder));
  }

  /** As the campaign file has them now, whoever saved it last. */
  get deliveries(): readonly Written[] {
    return this.file.posts();
  }

  set deliveries(posts: readonly Written[]) {
    this.file.save({ at: this.clock.server().getTime(), posts });
  }

  /** A word comes now. */
  say(word: Word): void {
    this.spoken.say(word, this.clock.server().getTime());
  }

  posts(): readonly FilePost[] {
    return this.network.posts();
  }

  #start(plan: LifePlan): ChildProcess {
    const {
      runs = [0],
      faults = [],
      sendFaults = [],
      findFaults = [],
      under = [],
      ledger = this.ledger,
      recalls = [],
    } = plan;
    const patience = plan.patience === undefined ? {} : { patience: plan.patience };
    const { folder, kind: network, pauses, gap } = this;
    const life: Life = {
      folder,
      ledger,
      network,
      pauses,
      gap,
      runs,
      faults,
      sendFaults,
      findFaults,
      recalls,
      ...patience,
    };
    const [command = "", ...args] = [...under, process.execPath, script, JSON.stringify(life)];
    this.processes += 1;
    return spawn(command, args, {
      env: { PATH: process.env.PATH, NODE_COMPILE_CACHE: compileCache },
    });
  }

  /** A publisher is born, and its end is awaited. `onSaid` hears each line as it comes. */
  async live(plan: LifePlan = {}, onSaid: (said: Said, child: ChildProcess) => void = () => {}): Promise<Ended> {
    await setClock(plan.ledger ?? this.ledger, this.clock.server());
    const child = this.#start(plan);
    return new Promise((resolve, reject) => {
      const said: Said[] = [];
      let rest = "";
      let stderr = "";
      if (plan.killAfter !== undefined) setTimeout(() => child.kill("SIGKILL"), plan.killAfter);
      child.stderr?.on("data", (chunk: Buffer) => {
        stderr += chunk.toString("utf8");
      });
      child.stdout?.on("data", (chunk: Buffer) => {
        const lines = (rest + chunk.toString("utf8")).split("\n");
        rest = lines.pop() ?? "";
        for (const line of lines) {
          const one = JSON.parse(line) as Said;
          said.push(one);
          if (one.kind === "told") for (const id of one.deliveries) this.told.add(id);
          onSaid(one, child);
        }
      });
      child.on("error", reject);
      child.on("close", (code, signal) => resolve({ code, signal, said, stderr }));
    });
  }

  /** What the ledger says, and whether its log is whole. */
  async look(
    place: LedgerPlace = this.ledger,
  ): Promise<{ rows: readonly Row[]; broken: readonly string[]; restored: boolean }> {
    const ledger = await openPlace(place, this.clock);
    try {
      return {
        rows: await ledger.rows(),
        broken: await ledger.verify(),
        restored: ledger.info.restoredAt !== undefined,
      };
    } finally {
      await ledger.close();
    }
  }

  async states(): Promise<Record<string, string>> {
    return Object.fromEntries((await this.look()).rows.map(({ delivery, state }) => [delivery, state]));
  }

  /** Somebody takes it back, with a command that has ended when this returns. */
  async recall(delivery: string): Promise<Ended> {
    const ended = await this.live({ recalls: [delivery] });
    new RecallFile(this.folder).note({ delivery, at: this.clock.server().getTime() });
    return ended;
  }

  backUp(way: WayBack = "database"): Promise<Backup> {
    return backUpOf(this.ledger, way);
  }

  restore(backup: Backup): Promise<void> {
    this.restores += 1;
    return putBack(this.ledger, backup);
  }

  /** Of a ledger that is a file: deleted, and the mark beside it stays. */
  loseLedger(): void {
    for (const end of ["", "-wal", "-shm"]) rmSync(fileOf(this.ledger) + end, { force: true });
  }

  end(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}

/** Whether the operating system has stopped it. Linux only. */
export function isStopped(pid: number): boolean {
  const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
  return stat.slice(stat.lastIndexOf(")") + 2).startsWith("T");
}
