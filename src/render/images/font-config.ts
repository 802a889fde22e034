/** The fontconfig file of the child processes: the shipped fonts, and nothing else of the machine. */
import { readFileSync } from "node:fs";
import path from "node:path";
import { writeFileAtomically } from "../../system/files.ts";

/** What posters commonly ask for, by the shipped family that is drawn in its place. */
export const substitutes: Readonly<Record<string, readonly string[]>> = {
  Arimo: [
    "Arial",
    "Helvetica",
    "Helvetica Neue",
    "Liberation Sans",
    "sans-serif",
    "sans",
    "system-ui",
    "ui-sans-serif",
  ],
  Tinos: ["Times", "Times New Roman", "Georgia", "Liberation Serif", "serif", "ui-serif"],
  Cousine: ["Courier", "Courier New", "Consolas", "Menlo", "Liberation Mono", "monospace", "ui-monospace"],
};

const SYMBOLS = "Noto Sans Symbols 2";

/** Writes it where it is not yet, and returns its path. */
export function writeFontConfig(fonts: string, cache: string): string {
  const file = path.join(cache, "fonts.conf");
  const text = fontConfig(fonts, path.join(cache, "fontconfig"));
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
    <edit name="family" mode="append_last" binding="weak"><string>Arimo</string><string>${SYMBOLS}</string></edit>
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
