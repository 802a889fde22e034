/** Expressions about words of English, Welsh and other languages in Latin letters. */

const letters = "A-Za-zªµºÀ-ÖØ-öø-ʯḀ-ỿ";
const numbers = "0-9²³¹¼-¾";

/** In characters. Below, what V8 does to make an expression fast costs little. */
const long = 1000;
/** Of an expression, in characters: V8 makes a longer one as it is written, without copies of its parts for speed. */
const mostToOptimise = 20 * 1024;
const padding = `(?:${"x".repeat(mostToOptimise)}){0}`;

/**
 * The expression with `\p{L}` and `\p{N}` read as Latin letters and digits. There are hundreds of expressions, and one
 * that knows every letter of every script takes a hundred times longer to make, each time that a command begins. For the
 * same reason a long one is made longer by what matches nothing: 4,000 characters of alternatives take 120 ms to make
 * fast, and 7 ms as they are, to be tried on the few texts that the sieve lets through.
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
  return new RegExp(narrowed.length < long ? narrowed : `(?:${narrowed})${padding}`, flags);
}
