/** British English and Welsh, by Hunspell. Loaded only when somebody asks about words: a publisher at work never does. */
import { distance } from "fastest-levenshtein";
import type { Hunspell } from "hunspell-asm";
import { type DictionaryLanguage, readDictionary } from "./dictionaries.ts";

export interface Speller {
  /** False too where no dictionary of the language is open. */
  knows(word: string, language: DictionaryLanguage): boolean;
  /** Nearest first, at most three; undefined once so many words were asked about that it would take too long. */
  suggest(word: string, language: DictionaryLanguage): readonly string[] | undefined;
}

/** Words that a run makes suggestions for: one takes up to a fifth of a second. */
const mostSuggestions = 12;

/** What Emscripten hangs on the process would take every error of ours for its own. */
async function withoutListeners<T>(load: () => Promise<T>): Promise<T> {
  const events = ["uncaughtException", "unhandledRejection"] as const;
  const before = events.map((event) => new Set(process.listeners(event as "uncaughtException")));
  const loaded = await load();
  for (const [index, event] of events.entries()) {
    for (const listener of process.listeners(event as "uncaughtException")) {
      if (before[index]?.has(listener) === false) process.removeListener(event, listener);
    }
  }
  return loaded;
}

type Factory = Awaited<ReturnType<typeof import("hunspell-asm")["loadModule"]>>;

let factory: Promise<Factory> | undefined;
const opened = new Map<DictionaryLanguage, Promise<Hunspell>>();

async function open(language: DictionaryLanguage): Promise<Hunspell> {
  factory ??= withoutListeners(async () => (await import("hunspell-asm")).loadModule());
  const hunspell = await factory;
  const { affixes, words } = readDictionary(language);
  return hunspell.create(
    hunspell.mountBuffer(affixes, `${language}.aff`),
    hunspell.mountBuffer(words, `${language}.dic`),
  );
}

function openedOnce(language: DictionaryLanguage): Promise<Hunspell> {
  const known = opened.get(language) ?? open(language);
  opened.set(language, known);
  return known;
}

/** Hunspell puts what sounds alike first; a slip of the finger is the more likely. */
function nearest(word: string, suggestions: readonly string[]): readonly string[] {
  return suggestions.toSorted((a, b) => distance(word, a) - distance(word, b)).slice(0, 3);
}

/** Throws only where the program is not whole. */
export async function openSpeller(languages: Iterable<DictionaryLanguage>): Promise<Speller> {
  const books = new Map<DictionaryLanguage, Hunspell>();
  for (const language of languages) books.set(language, await openedOnce(language));
  const known = new Map<string, boolean>();
  const suggested = new Map<string, readonly string[] | undefined>();
  const once = <T>(memory: Map<string, T>, key: string, ask: () => T): T => {
    const said = memory.has(key) ? (memory.get(key) as T) : ask();
    memory.set(key, said);
    return said;
  };
  return {
    knows: (word, language) =>
      once(known, `${language} ${word}`, () => books.get(language)?.spell(word.replaceAll("’", "'")) === true),
    suggest: (word, language) =>
      once(suggested, `${language} ${word}`, () =>
        suggested.size < mostSuggestions ? nearest(word, books.get(language)?.suggest(word) ?? []) : undefined,
      ),
  };
}
