/** Where the dictionaries are: in their packages when it runs from src/, else beside the bundle, packed small. */
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { gunzipSync } from "node:zlib";

export const dictionaryLanguages = ["en", "cy"] as const;
export type DictionaryLanguage = (typeof dictionaryLanguages)[number];

const packages = { en: "dictionary-en-gb", cy: "dictionary-cy" } as const;

export interface Dictionary {
  readonly affixes: Uint8Array;
  readonly words: Uint8Array;
}

const here = fileURLToPath(import.meta.url);
const fromSource = here.endsWith(".ts");

function shipped(name: string): Uint8Array {
  return gunzipSync(readFileSync(path.join(path.dirname(here), name)));
}

/** The folder of the package as it is installed for building and testing. */
export function dictionaryFolder(language: DictionaryLanguage): string {
  return path.dirname(createRequire(import.meta.url).resolve(packages[language]));
}

/** By name below dist/, what a build puts there. */
export function dictionaryFiles(language: DictionaryLanguage): readonly (readonly [name: string, file: string])[] {
  const folder = dictionaryFolder(language);
  return [
    [`${language}.aff.gz`, path.join(folder, "index.aff")],
    [`${language}.dic.gz`, path.join(folder, "index.dic")],
  ];
}

export function readDictionary(language: DictionaryLanguage): Dictionary {
  if (!fromSource) return { affixes: shipped(`${language}.aff.gz`), words: shipped(`${language}.dic.gz`) };
  const folder = dictionaryFolder(language);
  return {
    affixes: readFileSync(path.join(folder, "index.aff")),
    words: readFileSync(path.join(folder, "index.dic")),
  };
}
