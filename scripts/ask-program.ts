/** Asks the program what it says of itself (help of every command, its version), for a build to keep beside it. */
import { declarations } from "../src/cli/frame/declarations.ts";
import { main } from "../src/cli/frame/program.ts";
import { lineOf, type OwnAnswers, widthOfHelp } from "../src/cli/own-answers.ts";

/** Command lines that ask the program only about itself. */
export function askingLines(): readonly (readonly string[])[] {
  const groups = new Set(declarations.flatMap(({ group }) => group?.name ?? []));
  const commands = declarations.map(({ group, name }) => (group === undefined ? [name] : [group.name, name]));
  const pages = [[], ...[...groups].map((name) => [name]), ...commands];
  return [
    ["--version"],
    ...pages.flatMap((page) => [
      [...page, "--help"],
      [...page, "-h"],
    ]),
    ...pages.filter(({ length }) => length < 2).map((page) => ["help", ...page]),
  ];
}

/** What it prints to a stdout of this width. */
export async function saidOf(argv: readonly string[], columns: number): Promise<string> {
  let said = "";
  const code = await main(argv, {
    print: (text) => {
      said += text;
    },
    columns: () => columns,
  });
  if (code !== 0) throw new Error(`campaign ${argv.join(" ")} ended with ${code}.`);
  return said;
}

export async function ownAnswers(): Promise<OwnAnswers> {
  const lines: Record<string, number> = {};
  const texts: string[] = [];
  for (const argv of askingLines()) {
    const said = await saidOf(argv, widthOfHelp);
    if (!texts.includes(said)) texts.push(said);
    lines[lineOf(argv)] = texts.indexOf(said);
  }
  return { lines, texts };
}
