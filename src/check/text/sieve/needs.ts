/**
 * What a text must hold for a pattern to match in it: lists of literals, one of each of which stands in every match.
 * Read from the pattern's own source, so that nobody has to keep the two in step. What is not understood needs nothing.
 */

/** One of these stands in every match; in lower case, ASCII only. */
export type Clause = readonly string[];

/** As a literal: any digit. */
export const aDigit = "\0";

/** All of these clauses hold for a match; none: nothing is known. */
export type Way = readonly Clause[];

interface Info {
  /** Every string that it can match, where they are few. */
  readonly exact?: readonly string[];
  readonly clauses: readonly Clause[];
  /** Beside the clauses one of these holds. */
  readonly ways?: readonly Way[];
}

const mostExact = 32;
const mostLiterals = 200;
const mostClauses = 4;
const mostWays = 60;
const nothing: Info = { exact: [""], clauses: [] };
const anything: Info = { clauses: [] };

/** How likely a text is to have a literal, by its length. */
const shares = [1, 0.3, 0.05, 0.02, 0.006, 0.003];
const common = new Set(
  "a an and are as at be by can for from has have he her his if in is it it's me my not of on or our she so that the their them they this to up us was we were what who will with you your child children".split(
    " ",
  ),
);

/** The share of texts that it lets through, roughly. */
function shareOf(clause: Clause): number {
  return clause.reduce((sum, one) => sum + (common.has(one.trim()) ? 0.4 : (shares[one.length] ?? 0.003)), 0);
}

function narrowest(clauses: readonly Clause[]): readonly Clause[] {
  return clauses
    .filter((clause) => clause.length <= mostLiterals && shareOf(clause) < 0.8)
    .toSorted((a, b) => shareOf(a) - shareOf(b))
    .slice(0, mostClauses);
}

class Unknown extends Error {}

/** One of these ways holds for each match; a way without clauses is always open. */
export function needsOf({ source, flags }: RegExp): readonly Way[] {
  if (flags.includes("v")) return [[]];
  try {
    const { clauses, ways = [[]] } = told(new Reader(source).all());
    return ways.map((way) => narrowest([...way, ...clauses]));
  } catch (error) {
    if (error instanceof Unknown) return [[]];
    throw error;
  }
}

/** With its strings as a clause, for where they will not be known as a whole any more. */
function told({ exact, clauses, ways }: Info): Info {
  const all = exact === undefined || exact.includes("") ? clauses : [...clauses, exact];
  return ways === undefined ? { clauses: all } : { clauses: all, ways };
}

/** The narrowest clause of each way, as one. */
function collapsed(ways: readonly Way[] | undefined): readonly Clause[] {
  if (ways === undefined) return [];
  const best = ways.map((way) => narrowest(way)[0]);
  return best.every((clause) => clause !== undefined) ? [[...new Set(best.flat())]] : [];
}

function sequence(items: readonly Info[]): Info {
  const clauses: Clause[] = [];
  let ways: readonly Way[] | undefined;
  let run: readonly string[] = [""];
  let whole = true;
  const end = () => {
    whole = false;
    if (!run.includes("")) clauses.push(run);
  };
  for (const { exact, clauses: own, ways: several } of items) {
    clauses.push(...own);
    if (several !== undefined && (ways === undefined || several.length > ways.length)) {
      clauses.push(...collapsed(ways));
      ways = several;
    } else clauses.push(...collapsed(several));
    if (exact !== undefined && run.length * exact.length <= mostExact) {
      run = exact.length === 1 && exact[0] === "" ? run : run.flatMap((a) => exact.map((b) => a + b));
      continue;
    }
    end();
    run = exact ?? [""];
  }
  const beside = ways === undefined ? {} : { ways };
  if (whole) return { exact: run, clauses, ...beside };
  end();
  return { clauses, ...beside };
}

function either(branches: readonly Info[]): Info {
  const [only] = branches;
  if (branches.length === 1 && only !== undefined) return only;
  const strings = branches.flatMap(({ exact }) => exact ?? []);
  const areStrings = branches.every(({ exact, clauses, ways }) => exact && clauses.length === 0 && !ways);
  if (areStrings && strings.length <= mostExact) return { exact: [...new Set(strings)], clauses: [] };
  const ways = branches.flatMap((branch): readonly Way[] => {
    const { clauses, ways: inner = [[]] } = told(branch);
    return inner.map((way) => [...way, ...clauses]);
  });
  if (ways.some((way) => narrowest(way).length === 0)) return anything;
  return ways.length <= mostWays && !areStrings ? { clauses: [], ways } : { clauses: collapsed(ways) };
}

function repeated(item: Info, least: number, most: number): Info {
  if (least === 1 && most === 1) return item;
  if (least > 0) return told(item);
  return item.exact !== undefined && item.clauses.length === 0 && item.ways === undefined && most === 1
    ? { exact: ["", ...item.exact], clauses: [] }
    : anything;
}

function literal(character: string): Info {
  return /^[\0-\x7f]$/.test(character) ? { exact: [character.toLowerCase()], clauses: [] } : anything;
}

/** Letters that stand for themselves, as far as no count belongs to the last of them: most of any expression. */
const plainWord = /[a-z0-9 ,:;!"#%&'/<=>@_`~-]+(?![?*+{])/iy;

const controls: Readonly<Record<string, string>> = { n: "\n", t: "\t", r: "\r" };

class Reader {
  private at = 0;
  private readonly source: string;

  constructor(source: string) {
    this.source = source;
  }

  all(): Info {
    const info = this.alternatives();
    if (this.at < this.source.length) throw new Unknown();
    return info;
  }

  private alternatives(): Info {
    const branches: Info[] = [];
    do branches.push(this.branch());
    while (this.take("|"));
    return either(branches);
  }

  private branch(): Info {
    const items: Info[] = [];
    while (this.at < this.source.length && !/[|)]/.test(this.source.charAt(this.at))) items.push(this.counted());
    return sequence(items);
  }

  private counted(): Info {
    const item = this.one();
    const count = this.taken(/[?*+]|\{\d+(?:,\d*)?\}/y);
    if (count === undefined) return item;
    this.take("?");
    if (count === "?") return repeated(item, 0, 1);
    if (count === "*") return repeated(item, 0, 2);
    if (count === "+") return repeated(item, 1, 2);
    const [least = "", most = least] = count.slice(1, -1).split(",");
    return repeated(item, Number(least), most === "" ? Number.POSITIVE_INFINITY : Number(most));
  }

  private one(): Info {
    if (this.taken(/\(\?<?[=!]/y)) return this.around(this.source.charAt(this.at - 1) === "=");
    if (this.taken(/\((?:\?:|\?<\w+>)?/y)) return this.group();
    if (this.take("[")) return this.anyOf();
    if (this.take("\\")) return this.escaped();
    if (this.taken(/[$^]/y)) return nothing;
    const word = this.taken(plainWord);
    if (word !== undefined) return { exact: [word.toLowerCase()], clauses: [] };
    if (this.take(".")) return anything;
    const [character = ""] = this.source.slice(this.at, this.at + 2);
    this.at += character.length;
    return literal(character);
  }

  private group(): Info {
    if (this.source.charAt(this.at) === "?") throw new Unknown();
    const info = this.alternatives();
    if (!this.take(")")) throw new Unknown();
    return info;
  }

  /** What must stand before or behind is in the text too. */
  private around(mustMatch: boolean): Info {
    const { clauses, ways } = told(this.group());
    return mustMatch ? { exact: [""], clauses: [...clauses, ...collapsed(ways)] } : nothing;
  }

  private anyOf(): Info {
    const inside = this.taken(/(?:\\.|[^\]\\])*\]/sy);
    if (inside === undefined) throw new Unknown();
    const isPlain = /^[a-z0-9 .,:;!?'"/#@_&+-]{1,6}\]$/i.test(inside) && !/.-./.test(inside.slice(0, -1));
    return isPlain ? either([...inside.slice(0, -1)].map(literal)) : anything;
  }

  private escaped(): Info {
    const letter = this.source.charAt(this.at);
    this.at += 1;
    const control = controls[letter];
    if (control !== undefined) return literal(control);
    if (letter === "b" || letter === "B") return nothing;
    if (/[pP]/.test(letter) && this.taken(/\{[\w=]+\}/y)) return anything;
    if (letter === "k" && this.taken(/<\w+>/y)) return anything;
    if (letter === "d") return { clauses: [[aDigit]] };
    if (/[sSDwW1-9]/.test(letter)) return anything;
    if (letter === "u" && this.taken(/[\da-f]{4}|\{[\da-f]+\}/iy)) return anything;
    if (letter === "x" && this.taken(/[\da-f]{2}/iy)) return anything;
    if (/[a-z0-9]/i.test(letter)) throw new Unknown();
    return literal(letter);
  }

  private take(character: string): boolean {
    if (!this.source.startsWith(character, this.at)) return false;
    this.at += character.length;
    return true;
  }

  private taken(pattern: RegExp): string | undefined {
    pattern.lastIndex = this.at;
    const found = pattern.exec(this.source)?.[0];
    this.at += found?.length ?? 0;
    return found;
  }
}
