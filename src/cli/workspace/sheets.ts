/** What was shown to reviewers, kept in .campaign/sheets by its code. */
import path from "node:path";
import { codeOf, codeText, type Sheet, sheetIn } from "../../permission/review/sheet.ts";
import { writeFileAtomically } from "../../system/files/files.ts";
import { trackedIn } from "../../system/files/git.ts";
import { makeOwnFolder, ObstacleError } from "../../system/files/own-folders.ts";
import { readPlainFile } from "../../system/files/plain-file.ts";
import type { Environment } from "../../system/secrets/secrets.ts";
import { FaultError, UsageError } from "../frame/exit-codes.ts";

/** Bytes. */
const most = 20_000_000;

const folderOf = (root: string) => path.join(root, ".campaign", "sheets");

/** @throws {FaultError} where a link or a file is in the way. */
export function keepSheet(root: string, sheet: Sheet): void {
  const folder = folderOf(root);
  try {
    makeOwnFolder(root, folder);
  } catch (error) {
    if (error instanceof ObstacleError)
      throw new FaultError(`${error.message}, so what the page shows cannot be kept.`);
    throw error;
  }
  writeFileAtomically(path.join(folder, `${codeOf(sheet.messages)}.json`), `${JSON.stringify(sheet)}\n`);
}

/** `code`: 24 hex digits. @throws {UsageError} where no such sheet was made here: one that git tracks came with the files. */
export function sheetOf(root: string, code: string, environment: Environment): Sheet {
  const tracked = trackedIn(root, [".campaign"], environment);
  if (tracked.kind !== "no") {
    throw new UsageError(
      tracked.kind === "tracked"
        ? "Git tracks .campaign/, so what is kept there may have come from somebody else. `campaign validate` says how to take it out."
        : `Git does not say whether it tracks .campaign/, so nobody can tell whether the page was made here: ${tracked.reason}.`,
    );
  }
  const read = readPlainFile(path.join(folderOf(root), `${code}.json`), { limit: most });
  const sheet = read.kind === "bytes" ? sheetIn(read.bytes.toString("utf8"), code) : undefined;
  if (sheet !== undefined) return sheet;
  throw new UsageError(
    `No page with the code ${codeText(code)} is known here. Record the answer on the machine where \`campaign preview --review\` made the page, or make a new page and ask again.`,
  );
}
