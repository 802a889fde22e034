/** Writes into a campaign file which pack it is based on, and leaves every other byte as it is. */
import type { Source } from "../../diagnostics/source.ts";

/** `isKnown`: whether a sum stands there already. */
export function withPack(
  source: Source,
  { pack, sha256, isKnown }: { readonly pack: string; readonly sha256: string; readonly isKnown: boolean },
): string {
  const lines = source.text.split("\n");
  const put = (path: readonly string[], text: string) => {
    const { line, column, length } = source.place(path);
    const old = lines[line - 1] ?? "";
    lines[line - 1] = old.slice(0, column - 1) + text + old.slice(column - 1 + length);
  };
  const { line, column } = source.place(["based-on", "pack"]);
  const head = (lines[line - 1] ?? "").slice(0, column - 1);
  const between = head.includes("{") ? ", " : `\n${/^[ ]*/.exec(head)?.[0] ?? "  "}`;
  // On one line with the pack the sum stands behind it mostly: what stands further on is put in first.
  if (
    isKnown &&
    source.place(["based-on", "sha256"]).line === line &&
    source.place(["based-on", "sha256"]).column > column
  ) {
    put(["based-on", "sha256"], sha256);
    put(["based-on", "pack"], pack);
    return lines.join("\n");
  }
  put(["based-on", "pack"], isKnown ? pack : `${pack}${between}sha256: ${sha256}`);
  if (isKnown) put(["based-on", "sha256"], sha256);
  return lines.join("\n");
}
