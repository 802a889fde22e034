/** Asks for what `new` was not told, where somebody sits at a terminal. On stderr: stdout is for data. */
import { awarenessDays, findDay, occurrence } from "../../calendar/awareness-days.ts";
import { isOver } from "../../campaign/file/scaffold.ts";
import { findWorkspace } from "../../campaign/file/workspace.ts";
import { loadWorkspace } from "../../campaign/load.ts";
import type { Context } from "../frame/context.ts";
import { interrupted } from "../frame/signals.ts";
import type { NewFlags } from "./new.ts";

export function canAsk({ output }: Context): boolean {
  return process.stdin.isTTY === true && output.stderrIsTerminal;
}

function matching(words: string | undefined) {
  const wanted = (words ?? "").toLowerCase().split(/\s+/).filter(Boolean);
  return awarenessDays
    .filter(({ id, name }) => wanted.every((word) => `${id} ${name}`.toLowerCase().includes(word)))
    .map(({ id, name }) => ({ value: id, name }));
}

function nextYear(dayId: string, today: string): string {
  const day = findDay(dayId);
  const thisYear = Number(today.slice(0, 4));
  return String(day !== undefined && isOver(occurrence(day, thisYear), today) ? thisYear + 1 : thisYear);
}

async function recipientsIn(context: Context): Promise<readonly string[]> {
  const root = findWorkspace(context.workspace ?? context.cwd);
  if (root === undefined) return [];
  const { workspace } = await loadWorkspace(root);
  return workspace === undefined ? [] : [...workspace.accounts.keys(), ...workspace.groups.keys()];
}

type Prompts = typeof import("@inquirer/prompts");

/** The questions, loaded when there are some; Ctrl+C ends the program as a signal does. */
export async function asking<T>(
  ask: (prompts: Prompts, terminal: { readonly output: NodeJS.WritableStream }) => Promise<T>,
): Promise<T> {
  try {
    return await ask(await import("@inquirer/prompts"), { output: process.stderr });
  } catch (error) {
    if ((error as Error).name !== "ExitPromptError") throw error;
    return interrupted();
  }
}

/** What was given stays. */
export async function askNew(context: Context, flags: NewFlags): Promise<NewFlags> {
  const today = context.clock.now().toISOString().slice(0, 10);
  return asking(async ({ checkbox, input, search }, terminal) => {
    const source = async (words: string | undefined) => matching(words);
    const day = flags.day ?? (await search({ message: "Which awareness day? Type to search.", source }, terminal));
    const year =
      flags.year ??
      (await input(
        {
          message: "Which year?",
          default: nextYear(day, today),
          validate: (text) => /^2\d{3}$/.test(text) || "Write four digits, as in 2027.",
        },
        terminal,
      ));
    const known = await recipientsIn(context);
    if (flags.to !== undefined || known.length < 2) return { ...flags, day, year };
    const choices = known.map((name, index) => ({ value: name, checked: index === 0 }));
    const to = await checkbox({ message: "From which accounts?", choices, required: true }, terminal);
    return { day, year, to: to.join(",") };
  });
}
