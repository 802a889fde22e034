/** Lines for people: wrapped where they stand on a terminal, whole in a pipe, where programs look through them. */
import { wrapLines } from "../../preview/terminal/wrap-lines.ts";
import type { Output } from "../../system/output.ts";

export function printLines(output: Output, text: string): void {
  output.data(output.stdoutIsTerminal ? wrapLines(text, output.columns) : text);
}
