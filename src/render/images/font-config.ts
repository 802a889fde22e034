/** The fontconfig file of the child processes: the shipped fonts, and nothing else of the machine. */
import { mkdtempSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { writeFileAtomically } from "../../system/files.ts";
import { isUnwritable } from "./cache.ts";
import { FALLBACK, SYMBOLS, substitutes } from "./font-families.ts";

/** The path of the file, written where it is not yet: in the cache, or in a folder of its own where that is read-only. */
export function writeFontConfig(fonts: string, cache: string): string {
  try {
    return writeInto(fonts, cache);
  } catch (error) {
    if (!isUnwritable(error)) throw error;
    return writeInto(fonts, mkdtempSync(path.join(tmpdir(), "campaign-fonts-")));
  }
}

function writeInto(fonts: string, folder: string): string {
  const file = path.join(folder, "fonts.conf");
  const text = fontConfig(fonts, path.join(folder, "fontconfig"));
  if (contentOf(file) !== text) writeFileAtomically(file, text);
  return file;
}

function contentOf(file: string): string | undefined {
  try {
    return readFileSync(file, "utf8");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return undefined;
    throw error;
  }
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
    <edit name="family" mode="append_last" binding="weak"><string>${FALLBACK}</string><string>${SYMBOLS}</string></edit>
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
