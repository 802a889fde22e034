/** How a value is written so that YAML reads what was meant. */

/** In double quotes where that needs no escape, else in single ones. */
export function quoted(value: string): string {
  if (!/["\\]/.test(value)) return `"${value}"`;
  return `'${value.replaceAll("'", "''")}'`;
}

/** A line cut for a message: the words that matter are at its beginning. */
export function shortened(value: string, limit = 60): string {
  const line = value.replace(/\s+/g, " ").trim();
  return line.length <= limit ? line : `${line.slice(0, limit - 1).replace(/[\ud800-\udbff]$/, "")}…`;
}
