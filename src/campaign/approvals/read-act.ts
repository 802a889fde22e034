/** One file of campaigns/approvals/, read without trust: what of it is not as it should be approves nothing. */
import { fault, problemAt, type Report } from "../../diagnostics/fault.ts";
import { isError, type Problem } from "../../diagnostics/problem.ts";
import { fileProblem } from "../file/file-problems.ts";
import type { ReadResult } from "../file/read-file.ts";
import { present } from "../present.ts";
import { actFile, type WrittenAct } from "../written/approval-schema.ts";
import { checkShape } from "../written/shape.ts";
import { readYaml, type YamlFile } from "../yaml/read-yaml.ts";
import type { FiledAct } from "./act.ts";

export interface ReadAct {
  /** Absent where it cannot be used. */
  readonly act?: FiledAct;
  readonly yaml: YamlFile | undefined;
  readonly problems: readonly Problem[];
}

/** `signature`: of the file beside it, where there is one. */
export function readAct(file: string, read: ReadResult, signature?: ReadResult): ReadAct {
  if (read.kind !== "text") return { yaml: undefined, problems: [fileProblem(file, read)] };
  const yaml = readYaml(file, read.text);
  const problems = yaml.problems.filter(isError);
  const report: Report = (path, found) => problems.push(problemAt(yaml.source, path, found));
  const written = yaml.data === undefined ? undefined : checkShape(actFile, yaml, report);
  if (written !== undefined && (written.agreed === undefined) === (written.withdrawn === undefined)) {
    report(
      [],
      fault(
        "approval-not-one",
        "An approval has either `agreed` or `withdrawn`.",
        "Take the file as it was back from git, or delete it and do the same again.",
      ),
    );
  }
  if (written === undefined || problems.length > 0) return { yaml, problems };
  const act = actOf(file, written);
  if (signature === undefined) return { act, yaml, problems };
  const signed = { text: read.text, signature: signature.kind === "text" ? signature.text : "" };
  return { act: { ...act, signed }, yaml, problems };
}

function actOf(file: string, written: WrittenAct): FiledAct {
  const { workspace, by, at, how, note, period } = written;
  return present({
    file,
    workspace,
    by,
    at: new Date(at),
    how,
    recordedBy: written["recorded-by"],
    note,
    period,
    agreed: (written.agreed ?? []).map((each) => ({
      ...each,
      words: typeof each.words === "string" ? [each.words] : each.words,
      aspects: { ...each.aspects },
    })),
    withdrawn: written.withdrawn ?? [],
  });
}
