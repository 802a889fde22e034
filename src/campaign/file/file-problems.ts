/** A file that could not be read, told where there is no text to point at: at its first line. */

import { type Fault, fault, problemOf } from "../../diagnostics/fault.ts";
import type { Problem } from "../../diagnostics/problem.ts";
import { fileLimit, type ReadResult } from "./read-file.ts";

type Unread = Exclude<ReadResult, { readonly kind: "text" }>;

function faultOf(file: string, result: Unread): Fault {
  switch (result.kind) {
    case "missing":
      return fault(
        "file-missing",
        `There is no ${file}, so nobody can post.`,
        "Write one with at least one account; `campaign new` in an empty folder writes a sample.",
      );
    case "too-large":
      return fault(
        "file-too-large",
        `${file} is larger than ${fileLimit / 1_000_000} MB, so it was not read.`,
        "A campaign of a year takes a tenth of that: split it, or take out what is not a campaign.",
      );
    case "not-utf8":
      return fault(
        "file-not-utf8",
        `${file} is not saved as UTF-8.`,
        "Save it again with the encoding UTF-8; most editors offer it under Save as.",
      );
    case "unreadable":
      return fault(
        "file-unreadable",
        `${file} cannot be read: ${result.reason}.`,
        "Put the file itself in its place, one that this user may read.",
      );
    default:
      return result satisfies never;
  }
}

export function fileProblem(file: string, result: Unread): Problem {
  const line = result.kind === "not-utf8" ? result.line : 1;
  return problemOf(faultOf(file, result), { file, line, column: 1, length: 1 });
}
