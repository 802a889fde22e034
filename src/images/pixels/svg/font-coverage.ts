/** Which characters the shipped fonts have: librsvg draws a box for the others and says nothing. */
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { glyphsOf } from "../../fonts/tables.ts";

const known = new Map<string, ReadonlySet<number>>();

/** The characters of `text` that no font in `fonts` has, each once, in order. */
export function uncovered(text: string, fonts: string): readonly string[] {
  const covered = coverage(fonts);
  const has = (part: string) => [...part].every((character) => covered.has(character.codePointAt(0) ?? 0));
  const drawn = [...new Set(text.normalize("NFC"))].filter(
    (character) => !/[\p{White_Space}\p{Cc}\p{Default_Ignorable_Code_Point}]/u.test(character),
  );
  return drawn.filter((character) => !has(character) && !has(character.normalize("NFD")));
}

function coverage(fonts: string): ReadonlySet<number> {
  const before = known.get(fonts);
  if (before !== undefined) return before;
  const covered = new Set<number>();
  for (const name of readdirSync(fonts)) {
    if (/\.(ttf|otf)$/i.test(name))
      for (const [point] of glyphsOf(readFileSync(path.join(fonts, name)))) covered.add(point);
  }
  known.set(fonts, covered);
  return covered;
}
