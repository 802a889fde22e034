/** campaigns/periods.yaml of a world: one sensitive period at most, for everything, as somebody wrote it down. */
import { existsSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import path from "node:path";
import { noPeriods, type Periods } from "../../../src/campaign/periods/period.ts";

export interface WrittenPeriod {
  readonly rule: "stop" | "ask";
  /** By the server's clock; the end is not included. */
  readonly since: number;
  readonly until: number;
}

export class PeriodFile {
  readonly #file: string;

  constructor(folder: string) {
    this.#file = path.join(folder, "period.json");
  }

  get text(): string {
    return existsSync(this.#file) ? readFileSync(this.#file, "utf8") : "";
  }

  written(): WrittenPeriod | undefined {
    return this.text === "" ? undefined : (JSON.parse(this.text) as WrittenPeriod);
  }

  save(period: WrittenPeriod): void {
    writeFileSync(`${this.#file}.${process.pid}`, JSON.stringify(period));
    renameSync(`${this.#file}.${process.pid}`, this.#file);
  }

  read(): Periods {
    const period = this.written();
    if (period === undefined) return noPeriods;
    const { rule, since, until } = period;
    const known = { id: "incident", kind: "incident", exceptCritical: false, path: [0] } as const;
    return { kind: "known", periods: [{ ...known, rule, since: new Date(since), until: new Date(until) }] };
  }
}
