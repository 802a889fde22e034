/** How a value is written so that YAML reads what was meant. */

/** In double quotes where that needs no escape, else in single ones. */
export function quoted(value: string): string {
  if (!/["\\]/.test(value)) return `"${value}"`;
  return `'${value.replaceAll("'", "''")}'`;
}
