/** `campaign doctor`: one look at everything that makes a post not go out. */
import type { Context } from "../frame/context.ts";
import type { ExitCode } from "../frame/exit-codes.ts";
import type { Flags } from "../frame/flags.ts";
import { startProgress } from "../frame/progress.ts";
import { askedEntries } from "../views/accounts.ts";
import { preparedWith, workspaceRoot } from "../workspace/prepared.ts";
import { accountsFound } from "./checks/accounts.ts";
import { clockFound } from "./checks/clock.ts";
import { diskAt, diskFound } from "./checks/disk.ts";
import { filesFound } from "./checks/files.ts";
import { folderFound } from "./checks/folder.ts";
import { gitFound } from "./checks/git.ts";
import { ledgerFound } from "./checks/ledger.ts";
import { approvalsFound } from "./checks/permission/approvals.ts";
import { consentsFound } from "./checks/permission/consents.ts";
import { picturesFound } from "./checks/pictures.ts";
import { postsFound } from "./checks/posts.ts";
import { programFound, runtimeHere, versionsFound } from "./checks/program.ts";
import { publisherFound } from "./checks/publisher.ts";
import { tellingFound } from "./checks/telling.ts";
import type { Examined } from "./examined.ts";
import { type Check, findingsOf, recordedAt, tell } from "./looking.ts";

function checksFor(send: boolean): readonly Check<Examined>[] {
  return [
    ["program", () => programFound(runtimeHere())],
    ["versions", versionsFound],
    ["clock", clockFound],
    ["pictures", () => picturesFound()],
    ["disk", ({ root }) => diskFound(diskAt(root))],
    ["folder", ({ root }) => folderFound(root)],
    ["git", gitFound],
    ["files", filesFound],
    ["ledger", ledgerFound],
    ["posts", postsFound],
    ["approvals", approvalsFound],
    ["consents", consentsFound],
    ["publisher", publisherFound],
    ["accounts", accountsFound],
    ["telling", (examined) => tellingFound(examined, send)],
  ];
}

export async function runDoctor(context: Context, _: readonly string[], flags: Flags): Promise<ExitCode> {
  const root = workspaceRoot(context);
  const environment = context.environmentFor(root);
  const recorded = await recordedAt(context, root);
  const view = recorded.kind === "ledger" ? recorded.view : undefined;
  try {
    const prepared = await preparedWith(context, view, { root, targets: [] });
    const checks = checksFor(flags.send === true);
    const progress = startProgress(checks.length + 1, context.output);
    try {
      const asked = flags.offline === true ? undefined : await askedEntries(context, root, prepared);
      progress.step("accounts asked");
      const examined = { context, root, environment, now: context.realClock.now(), prepared, recorded, asked };
      const looked = async (check: Check<Examined>) => {
        const found = await findingsOf(check, examined);
        progress.step(`looked at: ${check[0]}`);
        return found;
      };
      const all = await Promise.all(checks.map(looked));
      progress.end();
      return tell(context, all.flat());
    } finally {
      progress.end();
    }
  } finally {
    await view?.close();
  }
}
