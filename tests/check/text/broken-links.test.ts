import { describe, expect, it } from "vitest";
import { brokenIn, type Entry, type Finder, type Form, finderOf } from "../../../src/check/text/broken-links/form.ts";
import { forms } from "../../../src/check/text/broken-links/forms.ts";

const finders = forms.map(finderOf);

function foundWith(all: readonly Finder[], text: string) {
  return [...brokenIn(text, all)].map(({ span, why }) => [text.slice(span.start, span.end), why]);
}

function without(gone: Entry, form: Form): readonly Finder[] {
  const looks = form.looks.flatMap((look) => {
    const entries = look.entries.filter((entry) => entry !== gone);
    return entries.length === 0 ? [] : [{ ...look, entries }];
  });
  return finders.flatMap((finder, index) => {
    if (forms[index] !== form) return [finder];
    return looks.length === 0 ? [] : [finderOf({ ...form, looks })];
  });
}

const entries = forms.flatMap((form) =>
  form.looks.flatMap((look) => look.entries.map((entry) => ({ form, why: form.why, entry, example: entry[1] }))),
);

describe("the forms of a broken link", () => {
  it.each(entries)("find that $example $why", ({ example, why }) => {
    expect(foundWith(finders, example)).toEqual([[example, why]]);
  });

  it.each(entries)("need the entry that finds that $example $why", ({ form, entry, example, why }) => {
    expect(foundWith(without(entry, form), example)).not.toContainEqual([example, why]);
  });
});
