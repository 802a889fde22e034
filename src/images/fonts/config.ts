/** The fontconfig file of the child processes: the shipped fonts, and nothing else of the machine. */
import { existsSync } from "node:fs";
import path from "node:path";
import { writeFileAtomically } from "../../system/files/files.ts";
import { temporaryFolder } from "../../system/files/temporary-folder.ts";
import { isUnwritable, sha256 } from "../cache.ts";
import { ARABIC, FALLBACK, SYMBOLS, substitutes } from "./families.ts";

/**
 * The path of the file, written where it is not yet: in a folder of this user's own, else in a new one. Never in the
 * workspace: what fontconfig keeps beside it is read without a check, and a stranger could have put it there.
 */
export function writeFontConfig(fonts: string, own: string | undefined): string {
  try {
    if (own !== undefined) return writeInto(fonts, own);
  } catch (error) {
    if (!isUnwritable(error)) throw error;
  }
  return writeInto(fonts, temporaryFolder("fonts").folder);
}

function writeInto(fonts: string, folder: string): string {
  const text = fontConfig(fonts, path.join(folder, "fontconfig"));
  const file = path.join(folder, `fonts-${sha256(text).slice(0, 12)}.conf`);
  if (!existsSync(file)) writeFileAtomically(file, text);
  return file;
}

function fontConfig(fonts: string, cache: string): string {
  const aliases = Object.entries(substitutes).flatMap(([family, names]) => names.map((name) => alias(name, family)));
  return `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>${escaped(fonts)}</dir>
  <cachedir>${escaped(cache)}</cachedir>
${aliases.join("\n")}
  <match target="pattern">
    <edit name="family" mode="append_last" binding="weak"><string>${FALLBACK}</string><string>${ARABIC}</string><string>${SYMBOLS}</string></edit>
  </match>
  <match target="font">
    <edit name="antialias" mode="assign"><bool>true</bool></edit>
    <edit name="hinting" mode="assign"><bool>false</bool></edit>
    <edit name="hintstyle" mode="assign"><const>hintnone</const></edit>
    <edit name="rgba" mode="assign"><const>none</const></edit>
  </match>
</fontconfig>
`;
}

function alias(name: string, family: string): string {
  return `  <alias binding="same"><family>${name}</family><accept><family>${family}</family></accept></alias>`;
}

function escaped(text: string): string {
  return text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;");
}
