/** What was shown to reviewers, kept in .campaign/sheets by its code. */
import path from "node:path";
import { codeOf, type Sheet } from "../../permission/review/sheet.ts";
import { writeFileAtomically } from "../../system/files/files.ts";
import { makeOwnFolder, ObstacleError } from "../../system/files/own-folders.ts";
import { FaultError } from "../frame/exit-codes.ts";

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
