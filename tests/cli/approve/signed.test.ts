/** Signed with ssh-keygen, and counted by keys that whoever edits the repository cannot reach. */
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import {
  type ApprovedWorkspace,
  accounts,
  agreedAt,
  anApprovedWorkspace,
  id,
} from "../../support/campaign/approved-workspace.ts";
import { runCampaign } from "../../support/machine/run-campaign.ts";

let workspace: ApprovedWorkspace;
let keys: string;

beforeEach(() => {
  keys = mkdtempSync(path.join(tmpdir(), "campaign-keys-"));
  for (const person of ["jo", "lee"])
    execFileSync("ssh-keygen", ["-q", "-t", "ed25519", "-N", "", "-C", person, "-f", path.join(keys, person)]);
});
afterEach(() => {
  workspace.remove();
  rmSync(keys, { recursive: true, force: true });
});

const publicKey = (person: string) => readFileSync(path.join(keys, `${person}.pub`), "utf8").trim();

/** As a machine that is told of the file. */
function told(file: string, ...args: readonly string[]) {
  return runCampaign(args, { cwd: workspace.root, startsAt: agreedAt, environment: { CAMPAIGN_APPROVERS: file } });
}

async function publishedBy(file: string, now: string) {
  const run = await told(file, "publish", "--now", now, "--format", "json");
  const { published, held } = JSON.parse(run.stdout) as Record<"published" | "held", { id: string; reason: string }[]>;
  return { published: published.map((each) => each.id), held: held.map(({ reason }) => reason) };
}

it("what two people signed goes out, and nothing else does, whatever accounts.yaml says", async () => {
  const file = path.join(keys, "approvers");
  writeFileSync(file, `needed=2 signed\njo-bloggs ${publicKey("jo")}\nlee-smith ${publicKey("lee")}\n`);
  workspace = anApprovedWorkspace({ "campaigns/accounts.yaml": accounts.replace("needed: 2", "needed: 0") });

  await workspace.approve("jo-bloggs");
  await workspace.approve("lee-smith");
  const unsigned = await publishedBy(file, "2027-03-18T09:00:30Z");
  const first = await workspace.approve("jo-bloggs", "--sign", path.join(keys, "jo"));
  const borrowed = await workspace.approve("lee-smith", "--sign", path.join(keys, "jo"));
  const half = await publishedBy(file, "2027-03-18T09:01:30Z");
  await workspace.approve("lee-smith", "--sign", path.join(keys, "lee"));
  const plan = JSON.parse((await told(file, "plan", "--format", "json")).stdout);
  const both = await publishedBy(file, "2027-03-18T09:02:30Z");

  expect(first).toMatchObject({ code: 0 });
  expect(borrowed).toMatchObject({ code: 0 });
  expect(unsigned.held).toEqual([expect.stringContaining("jo-bloggs agreed on 5 January, without a signature")]);
  expect(half.held).toEqual([expect.stringContaining("lee-smith agreed on 5 January, with the key of jo-bloggs")]);
  expect(plan.deliveries[0].approval.by).toEqual([
    expect.objectContaining({ person: "jo-bloggs", how: "signed" }),
    expect.objectContaining({ person: "lee-smith", how: "signed" }),
  ]);
  expect(both.published).toEqual([id]);
  const out = JSON.parse((await workspace.run("log", "--format", "json")).stdout).events.at(-1);
  const answer = await workspace.run("log", "--foi", "--names", "--format", "csv");
  expect(out).toMatchObject({
    text: expect.stringContaining("It is never your fault."),
    approvedBy: [
      { person: "jo-bloggs", role: "Designated safeguarding lead", how: "signed" },
      { person: "lee-smith", role: "Head of communications", how: "signed" },
    ],
  });
  expect(answer.stdout).toContain("Jo Bloggs (Designated safeguarding lead) (signed, ");
  expect(answer.stdout).not.toMatch(/jo-bloggs|lee-smith/);
});

it("a file that whoever edits the campaigns can reach holds everything, and a key that is not there writes nothing", async () => {
  workspace = anApprovedWorkspace({ "campaigns/accounts.yaml": accounts.replace("needed: 2", "needed: 0") });
  workspace.write("approvers", `needed=0\n`);

  const inside = await publishedBy(path.join(workspace.root, "approvers"), "2027-03-18T09:00:30Z");
  const missing = await publishedBy(path.join(keys, "gone"), "2027-03-18T09:01:30Z");
  const unkeyed = await workspace.approve("jo-bloggs", "--sign", "gone");

  expect(inside.held).toEqual([expect.stringContaining("lies in the repository or its workspace")]);
  expect(missing.held).toEqual([expect.stringContaining("there is no such file")]);
  expect(unkeyed).toMatchObject({ code: 2, stderr: expect.stringContaining("There is no key in gone") });
});
