/** What somebody took back, and when that was known to every publisher. */
import { appendFileSync, existsSync, readFileSync } from "node:fs";
import path from "node:path";

interface Noted {
  readonly delivery: string;
  /** Milliseconds since 1970, by the server's clock. */
  readonly at: number;
}

export class RecallFile {
  readonly #file: string;

  constructor(folder: string) {
    this.#file = path.join(folder, "recalls.jsonl");
  }

  note(noted: Noted): void {
    appendFileSync(this.#file, `${JSON.stringify(noted)}\n`);
  }

  all(): readonly Noted[] {
    if (!existsSync(this.#file)) return [];
    return readFileSync(this.#file, "utf8")
      .split("\n")
      .filter(Boolean)
      .map((line) => JSON.parse(line) as Noted);
  }
}
