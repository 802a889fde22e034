/** Names of a zip's entries, which a stranger chose. */

/** UTF-16 code units of a whole name: no path of a toolkit is as long. */
const longest = 500;

/** As Windows knows them, with or without an ending. */
const devices = /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i;

/** In UTF-8, or byte for byte where it is none: old programs wrote names in the code page of their machine. */
export function entryName(bytes: Uint8Array): string {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes).normalize("NFC");
  } catch {
    return Buffer.from(bytes).toString("latin1");
  }
}

/** Old programs for Windows wrote backslashes. */
export function withSlashes(name: string): string {
  return name.replaceAll("\\", "/");
}

/** What is wrong with a name, as it goes on after "its entry … "; undefined for one that stays inside of a folder. */
export function faultOfName(name: string): string | undefined {
  if (name === "") return "has no name";
  if (name.length > longest) return "has a name that is too long";
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for.
  if (/[\u0000-\u001f\u007f]/.test(name)) return "has a name with control characters";
  const parts = name.replace(/\/$/, "").split("/");
  if (name.startsWith("/") || /^[a-z]:/i.test(name)) return "leads to a place of its own on the disk";
  if (parts.some((part) => part === ".." || part === "." || part === "")) return "leads out of its folder";
  if (parts.some((part) => devices.test(part) || part.includes(":"))) return "has a name that Windows keeps for itself";
  return undefined;
}

/** Names that a disk may take for one: letters of either case, and each way to write an accent. */
export function nameKey(name: string): string {
  return name.normalize("NFC").toLowerCase();
}
