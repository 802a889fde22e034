/** What goes along in the package says by whom it is and under which licence: the dictionaries are no modules of it. */
import { readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import { expect, it } from "vitest";
import { dictionaryFiles, dictionaryLanguages } from "../../src/spelling/dictionaries.ts";

const text = readFileSync("dist/LICENCES.txt", "utf8");

it.each([
  ["dictionary-en-gb", "en_GB-ise Hunspell Dictionary"],
  ["dictionary-cy", "GNU LESSER GENERAL PUBLIC LICENSE"],
  ["dictionary-cy", "GNU GENERAL PUBLIC LICENSE"],
  ["hunspell-asm", "Mozilla Public License 1.1"],
])("names %s and says: %s", (name, words) => {
  expect(text).toMatch(new RegExp(`^${name} \\d`, "m"));
  expect(text).toContain(words);
});

it.each(dictionaryLanguages)("holds the dictionary of %s as its package has it", (language) => {
  for (const [name, file] of dictionaryFiles(language)) {
    expect(gunzipSync(readFileSync(`dist/${name}`)).equals(readFileSync(file))).toBe(true);
  }
});
