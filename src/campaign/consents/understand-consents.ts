/** From the file as it was read to the consents, or to what is wrong with it. */
import { problemAt, type Report } from "../../diagnostics/fault.ts";
import { isError, type Problem } from "../../diagnostics/problem.ts";
import { fileProblem } from "../file/file-problems.ts";
import type { ReadResult } from "../file/read-file.ts";
import type { Names } from "../names/names.ts";
import { checkRecipients } from "../names/recipients.ts";
import { present } from "../present.ts";
import { consentsFile, type WrittenConsent } from "../written/beside/consents-schema.ts";
import { checkShape } from "../written/shape.ts";
import { entriesOf, recordOf } from "../written/written-data.ts";
import { readYaml, type YamlFile } from "../yaml/read-yaml.ts";
import { type Consent, type Consents, noConsents } from "./consents.ts";

const file = "campaigns/consents.yaml";
const unreadable: Consents = { readable: false, known: new Map() };

interface Understood {
  readonly consents: Consents;
  readonly problems: readonly Problem[];
  readonly yaml?: YamlFile;
}

function consentOf(reference: string, written: WrittenConsent): Consent {
  const { granted, until, accounts = [], packs, withdrawn } = written;
  const under18 = written["under-18"] === "true";
  return present({ reference, granted, until, under18, accounts, packs: packs === "true", withdrawn });
}

/** An account that does not exist covers nobody, and spoils nothing else of the file. */
export function understandConsents(read: ReadResult, names: Names | undefined): Understood {
  if (read.kind === "missing") return { consents: noConsents, problems: [] };
  if (read.kind !== "text") return { consents: unreadable, problems: [fileProblem(file, read)] };
  const yaml = readYaml(file, read.text);
  const wrong = yaml.problems.filter(({ code }) => code !== "file-empty");
  if (yaml.data === undefined) {
    return { consents: wrong.some(isError) ? unreadable : noConsents, problems: wrong, yaml };
  }
  const found: Problem[] = [];
  const report: Report = (path, fault) => found.push(problemAt(yaml.source, path, fault));
  const written = checkShape(consentsFile, yaml, report);
  const isUsable = written !== undefined && ![...wrong, ...found].some(isError);
  for (const [reference, entry] of entriesOf(yaml.data)) {
    const { accounts } = recordOf(entry);
    if (accounts !== "all") checkRecipients(accounts, [reference, "accounts"], names, report);
  }
  const problems = [...wrong, ...found];
  if (!isUsable) return { consents: unreadable, problems, yaml };
  const known = new Map(Object.entries(written).map(([each, entry]) => [each, consentOf(each, entry)]));
  return { consents: { readable: true, known }, problems, yaml };
}
