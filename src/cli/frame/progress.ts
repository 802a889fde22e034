/** A line on the terminal that says how far a long piece of work has come. Never in a pipe, never in JSON, never in a log. */
import { type Output, writeAll } from "../../system/output.ts";
import type { Steps, Watch } from "../../system/steps.ts";

const BAR = 24;

/** `write` takes what goes to stderr; it is never called where nobody looks, or there is little to do. */
export function startProgress(
  total: number,
  output: Pick<Output, "showsProgress" | "columns">,
  write: (text: string) => void = (text) => writeAll(2, text),
): Steps {
  if (!output.showsProgress || total < 2) return { step() {}, end() {} };
  let done = 0;
  return {
    step(what) {
      done = Math.min(total, done + 1);
      const filled = Math.round((done / total) * BAR);
      const count = `${done}/${total}`.padStart(2 * String(total).length + 1);
      const line = `${"█".repeat(filled)}${"░".repeat(BAR - filled)} ${count} ${plain(what)}`;
      write(`\r\u001b[2K${line.slice(0, Math.max(1, output.columns - 1))}`);
    },
    end() {
      write("\r\u001b[2K");
    },
  };
}

/** For the stages, which know no terminal. */
export function progressOn(output: Output): Watch {
  return (total) => startProgress(total, output);
}

/** Names come from files: nothing in them may steer the terminal. */
function plain(text: string): string {
  return text.replace(/[^\p{L}\p{N}\p{P}\p{Zs}\p{S}]/gu, "");
}
