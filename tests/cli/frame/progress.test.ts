import { expect, test } from "vitest";
import { startProgress } from "../../../src/cli/frame/progress.ts";

function written(total: number, showsProgress: boolean, steps: readonly string[]): string {
  let text = "";
  const progress = startProgress(total, { showsProgress, columns: 60 }, (more) => {
    text += more;
  });
  for (const step of steps) progress.step(step);
  progress.end();
  return text;
}

test("progress is drawn on one line of a terminal, and cleared away", () => {
  const text = written(2, true, ["first", "second"]);

  expect(text).toContain(`${"█".repeat(12)}${"░".repeat(12)} 1/2 first`);
  expect(text.endsWith("\r\u001b[2K")).toBe(true);
  expect(text).not.toContain("\n");
});

test("nothing of it reaches a pipe, or is drawn for a single thing", () => {
  expect(written(5, false, ["a", "b"])).toBe("");
  expect(written(1, true, ["a"])).toBe("");
});

test("a name cannot steer the terminal", () => {
  expect(written(2, true, ["a\u001b[31m\r"])).not.toContain("\u001b[31m");
});
