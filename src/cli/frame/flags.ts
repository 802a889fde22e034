/** Flags as commander hands them over: camel case, absent where not given. */
export type Flags = Readonly<Record<string, string | readonly string[] | boolean | undefined>>;

/** A flag's value where it is a single text. */
export function textFlag(flags: Flags, name: string): string | undefined {
  const value = flags[name];
  return typeof value === "string" ? value : undefined;
}
