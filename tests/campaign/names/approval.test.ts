/** What accounts.yaml and a campaign say of who has to agree: each mistake at its line, before anything falls due. */
import { describe, expect, it } from "vitest";
import { loadFiles } from "../../support/campaign/load-files.ts";

const people = "people:\n  jo: { role: Lead }\n  lee: { role: Manager }\n  sam: { role: Officer }\n";
const accounts = (policy: string) =>
  `workspace: w\n${people}policies:\n  approval: ${policy}\naccounts:\n  board: { network: outbox }\n`;
const campaign = (keys: string, post = "") =>
  `campaign: c\ntitle: T\ndate: 2027-03-18\nto: [board]\n${keys}posts:\n  - { id: one, at: day 09:00, text: Hello.${post} }\n`;

async function found(policy: string, keys: string, post?: string) {
  const { problems } = await loadFiles({
    "campaigns/accounts.yaml": accounts(policy),
    "campaigns/c.yaml": campaign(keys, post),
  });
  return problems.map(({ code, place, message }) => `${code} ${place.file.slice(10)}:${place.line} ${message}`);
}

const both = "{ needed: 2, by: [jo, lee, sam] }";

describe("who has to agree", () => {
  it("is all right where enough may besides the owner", async () => {
    expect(await found(both, "owner: sam\n")).toEqual([]);
    expect(await found("{ needed: 0 }", "")).toEqual([]);
  });

  it.each<[string, string, string, string | undefined, string]>([
    ["nobody's campaign", both, "", undefined, "owner-missing c.yaml:1"],
    ["a post alone that asks for somebody", "{ needed: 0 }", "", ", approval: { needed: 1 }", "owner-missing c.yaml:1"],
    [
      "an owner who is one of too few",
      "{ needed: 2, by: [jo, sam] }",
      "owner: sam\n",
      undefined,
      "approvers-too-few c.yaml:1 2 people have to agree, and only jo may (its owner, sam, does not count).",
    ],
    [
      "a campaign that asks for more than there are",
      "{ needed: 1, by: [jo] }",
      "owner: sam\napproval: { needed: 2 }\n",
      undefined,
      "approvers-too-few c.yaml:6",
    ],
    [
      "a post that does",
      "{ needed: 1, by: [jo] }",
      "owner: sam\n",
      ", approval: { needed: 2 }",
      "approvers-too-few c.yaml:7",
    ],
    ["an owner whom nobody knows", both, "owner: sma\n", undefined, "person-unknown c.yaml:5"],
    [
      "somebody in `by` whom nobody knows",
      "{ needed: 1, by: [jo, joe] }",
      "owner: sam\n",
      undefined,
      "person-unknown accounts.yaml:7",
    ],
    [
      "a campaign that asks for less",
      both,
      "owner: sam\napproval: { needed: 1 }\n",
      undefined,
      "approval-lowered c.yaml:6",
    ],
    ["a post that asks for less", both, "owner: sam\n", ", approval: { needed: 0 }", "approval-lowered c.yaml:7"],
  ])("is told where there is %s", async (_name, policy, keys, post, expected) => {
    expect((await found(policy, keys, post)).filter((each) => each.startsWith(expected))).toHaveLength(1);
  });
});
