/** Expressions about words of English, Welsh and other languages in Latin letters. */

const letters = "A-Za-zªµºÀ-ÖØ-öø-ʯḀ-ỿ";
const numbers = "0-9²³¹¼-¾";

/**
 * The expression with `\p{L}` and `\p{N}` read as Latin letters and digits. There are hundreds of expressions, and one
 * that knows every letter of every script takes a hundred times longer to make, each time that a command begins.
 */
export function latin(source: string, flags: string): RegExp {
  let inClass = false;
  const narrowed = source.replace(/\\p\{([LN])\}|\\.|[[\]]/gsu, (found, kind?: string) => {
    if (found === "[") inClass = true;
    if (found === "]") inClass = false;
    if (kind === undefined) return found;
    const range = kind === "L" ? letters : numbers;
    return inClass ? range : `[${range}]`;
  });
  return new RegExp(narrowed, flags);
}
