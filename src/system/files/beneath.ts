import path from "node:path";

/**
 * The path of what is in a folder, where both are written as the system writes them. For what every start asks:
 * `path.join` looks at each letter, and a few long paths are enough for V8 to compile it anew, which takes a millisecond.
 */
export function beneath(folder: string, ...names: readonly string[]): string {
  return [folder, ...names].join(path.sep);
}
