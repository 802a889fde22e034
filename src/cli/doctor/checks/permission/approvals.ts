import { realpathSync } from "node:fs";
import path from "node:path";
import { neededFor } from "../../../../permission/approval/approvals.ts";
import { git, repositoriesOf } from "../../../../system/files/git.ts";
import type { Examined } from "../../examined.ts";
import { type Found, note, ok, person } from "../../finding.ts";

/** Whether what people agree to can be told from what was agreed: whose keys count, and bytes that git leaves alone. */
export function approvalsFound({
  root,
  context,
  prepared,
}: Pick<Examined, "root" | "context" | "prepared">): readonly Found[] {
  const { workspace, all, acts, approvers } = prepared;
  if (workspace === undefined) return [];
  const isAsked =
    approvers.kind !== "none" ||
    workspace.approval.signed ||
    acts.length > 0 ||
    all.some(({ campaign, plan }) => plan.deliveries.some(({ id }) => neededFor(workspace, campaign, id) > 0));
  if (!isAsked) return [];
  const found = [...keysFound(prepared), ...attributesFound(root, context.environment)];
  return found.length > 0 ? found : [ok("What people agreed to can be told from what they did not.")];
}

function keysFound({ workspace, approvers }: Examined["prepared"]): readonly Found[] {
  switch (approvers.kind) {
    case "unusable":
      return [person(approvers.reason, "Until then nobody's word counts, and nothing goes out.")];
    case "none":
      if (workspace?.approval.signed !== true) return [];
      return [
        note(
          "Signatures are asked for, and their keys stand in accounts.yaml, where whoever edits it can put another.",
          "Name a file with the keys, outside the repository, in CAMPAIGN_APPROVERS on each publisher (docs/approval.md).",
        ),
      ];
    case "file": {
      const { needed, signed, keys } = approvers.approvers;
      if (!signed || new Set(keys.values()).size >= Math.max(needed, 1)) return [];
      return [
        person(
          `${approvers.file} asks for ${Math.max(needed, 1)} signatures, and has the keys of ${new Set(keys.values()).size} people.`,
          "Add the public keys of those who approve.",
        ),
      ];
    }
    default:
      return approvers satisfies never;
  }
}

/** A path of each kind that is agreed to; neither has to be there. */
const kept = ["assets/any.svg", "campaigns/approvals/any/any.yaml"];

function attributesFound(root: string, environment: Examined["environment"]): readonly Found[] {
  const [repository] = repositoriesOf(root);
  if (repository === undefined) return [];
  const within = path.relative(repository.top, realpathSync(root)).split(path.sep).join("/");
  const paths = kept.map((name) => (within === "" ? name : `${within}/${name}`));
  const answer = git(repository, ["check-attr", "-z", "text", "--", ...paths], { environment });
  if (answer.kind === "failed") {
    return [note(`Whether git leaves the bytes of approvals alone is not known: ${answer.reason}.`, "Install git.")];
  }
  const changed = answer.bytes
    .toString("utf8")
    .split("\0")
    .filter((word, index) => index % 3 === 2 && word !== "unset");
  if (changed.length === 0) return [];
  return [
    person(
      "Git may give pictures and approvals other line ends on another machine: a signature would not hold there, and a picture would be another.",
      "Add the lines `assets/** -text` and `campaigns/approvals/** -text` to .gitattributes, beside campaigns/.",
    ),
  ];
}
