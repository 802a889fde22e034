/** The languages that a file says its words are in, and what is wrong with how it says so. */
import { fault, type Report } from "../../diagnostics/fault.ts";
import type { Path } from "../../diagnostics/source.ts";
import { shortened } from "../../system/text/shorten.ts";
import { entriesOf, recordOf, textOf, textsAt } from "../written/written-data.ts";
import type { Data } from "../yaml/data.ts";

/** A file is read once in each of them. */
const most = 30;

/** Of a list under the key `languages`, as far as it can be read. */
export function languagesIn(data: Data | undefined): readonly string[] {
  return [...new Set(textsAt(recordOf(data).languages, []).map(([language]) => language))].slice(0, most);
}

/** Of accounts.yaml: those of all its accounts. */
export function languagesOfAccounts(data: Data): readonly string[] {
  return everyLanguage(data).slice(0, most);
}

function everyLanguage(data: Data): readonly string[] {
  return [...new Set(entriesOf(recordOf(data).accounts).flatMap(([, account]) => languagesIn(account)))];
}

/** A map in one more language than is read would be taken for no text, and its fault for another. */
export function checkLanguageCount(data: Data, report: Report): void {
  if (Math.max(everyLanguage(data).length, textsAt(recordOf(data).languages, []).length) <= most) return;
  report([], fault("languages-unclear", `This file names more than ${most} languages.`, "Keep those that have words."));
}

export function checkLanguages(data: Data | undefined, path: Path, report: Report): void {
  const { lang, languages } = recordOf(data);
  if (textOf(lang) !== undefined && languages !== undefined) {
    report([...path, "lang"], {
      ...fault(
        "languages-unclear",
        "There is `lang` and `languages` here, which do not go together.",
        "Keep `languages`, the first to be read first.",
      ),
      on: "key",
    });
  }
  const seen = new Set<string>();
  for (const [language, at] of textsAt(languages, [...path, "languages"])) {
    if (seen.has(language.toLowerCase())) {
      report(
        at,
        fault("languages-unclear", `The language ${shortened(language)} stands here twice.`, "Take one of them out."),
      );
    }
    seen.add(language.toLowerCase());
  }
}
