/** What the file outside the repository may say, and whose word counts by it. */
import { describe, expect, it } from "vitest";
import type { FiledAct } from "../../../src/campaign/approvals/act.ts";
import { actText } from "../../../src/campaign/approvals/act-text.ts";
import type { Workspace } from "../../../src/campaign/model.ts";
import { approversIn, atLeast, type NamedApprovers } from "../../../src/permission/signature/approvers.ts";
import { signaturesOf } from "../../../src/permission/signature/signatures.ts";
import { aKey } from "../../support/approval/a-key.ts";
import { anAct } from "../../support/campaign/an-act.ts";

const jo = aKey();
const lee = aKey();
const stranger = aKey();

function fileOf(text: string): NamedApprovers {
  const approvers = approversIn(text);
  if (typeof approvers === "string") throw new Error(approvers);
  return { kind: "file", file: "/etc/approvers", approvers };
}

const both = fileOf(`needed=2 signed\n# of 2027\njo-bloggs ${jo.line}\nlee-smith ${lee.line}\n`);

describe("the file that CAMPAIGN_APPROVERS names", () => {
  it("says the least, and whose keys count", () => {
    const named = `jo-bloggs namespaces="git,campaign-approval" ${jo.line}\nlee-smith namespaces="git" ${lee.line}\n`;

    expect(approversIn(`needed=2 signed\r\n${named}`)).toEqual({
      needed: 2,
      signed: true,
      moves: 0,
      keys: new Map([[jo.text, "jo-bloggs"]]),
    });
    expect(approversIn("signed\n")).toEqual({ needed: 0, signed: true, moves: 0, keys: new Map() });
    expect(approversIn("needed=1")).toEqual({ needed: 1, signed: false, moves: 0, keys: new Map() });
    expect(approversIn("signed moves=2h")).toEqual({ needed: 0, signed: true, moves: 7_200_000, keys: new Map() });
  });

  it.each([
    ["nothing", "", "its first line"],
    ["no least", `jo-bloggs ${jo.line}\n`, "its first line"],
    ["a least that is none", "needed=3 signed\n", "its first line"],
    ["moves alone", "moves=2h\n", "its first line"],
    ["words run together", "needed=2signed\n", "its first line"],
    ["a pattern", `signed\n* ${jo.line}\n`, 'line 2: "*" is not the id of one person'],
    ["two people for a key", `signed\njo-bloggs,lee-smith ${jo.line}\n`, "not the id of one person"],
    ["an authority", `signed\njo-bloggs cert-authority ${jo.line}\n`, '"cert-authority" is not taken here'],
    ["an end", `signed\njo-bloggs valid-before="20280101" ${jo.line}\n`, "is not taken here"],
    ["half a key", `signed\njo-bloggs ${jo.line.slice(0, 40)}\n`, "its key is none that counts"],
    ["no key", "signed\njo-bloggs\n", "it is not `person type key`"],
    ["one key twice", `signed\njo-bloggs ${jo.line}\nlee-smith ${jo.line}\n`, "nobody can tell whose word it is"],
  ])("with %s cannot be used, and says why", (_, text, why) => {
    expect(approversIn(text)).toEqual(expect.stringContaining(why));
  });

  it("lets accounts.yaml be stricter, never weaker", () => {
    const asking = (needed: number, signed: boolean, moves: number, file = both) =>
      atLeast({ approval: { needed, signed, by: [], warn: 0, moves } } as unknown as Workspace, file).approval;

    expect(asking(0, false, 60_000)).toMatchObject({ needed: 2, signed: true, moves: 0 });
    expect(asking(2, true, 0, fileOf("needed=1 moves=2h\n"))).toMatchObject({ needed: 2, signed: true, moves: 0 });
    expect(asking(1, true, 86_400_000, fileOf("signed moves=2h\n"))).toMatchObject({ moves: 7_200_000 });
  });
});

const act = anAct({ how: "signed" });
const text = actText(act);

function filed(signature: string | undefined, more: Partial<FiledAct> = {}): FiledAct {
  const file = "campaigns/approvals/spring/20270303T090000Z-jo-bloggs.yaml";
  return { ...act, file, ...(signature !== undefined && { signed: { text, signature } }), ...more };
}

function workspaceWith(keys: Readonly<Record<string, string>>): Workspace {
  const people = new Map(Object.entries(keys).map(([id, key]) => [id, { id, role: "Manager", key }]));
  return { people } as unknown as Workspace;
}

const own = workspaceWith({ "jo-bloggs": jo.line, "lee-smith": lee.line });

describe("the signature of an act", () => {
  it("holds with the key of whoever agreed", () => {
    const fault = signaturesOf(workspaceWith({}), both)(filed(jo.signed(text)));

    expect(fault).toBeUndefined();
  });

  it.each<[string, FiledAct, string]>([
    ["without one", filed(undefined), "without a signature"],
    ["forged", filed(jo.signed(text).replace(/.(?=.{12}\n-----END)/, (unit) => (unit === "A" ? "B" : "A"))), "forged"],
    ["over other bytes", filed(jo.signed(`${text}# and more\n`)), "made over another file"],
    ["for another purpose", filed(jo.signed(text, "git")), 'made for "git", not for campaign-approval'],
    ["with somebody else's key", filed(lee.signed(text)), "with the key of lee-smith"],
    ["with a key that nobody has", filed(stranger.signed(text)), "with a key that is not in the file"],
    ["that is unreadable", filed("Agreed."), "with a signature that cannot be read"],
    [
      "whose line ends git changed",
      filed(undefined, { signed: { text: text.replaceAll("\n", "\r\n"), signature: jo.signed(text) } }),
      "other line ends",
    ],
  ])("%s does not hold, and says why", (_, given, why) => {
    expect(signaturesOf(workspaceWith({}), both)(given)).toEqual(expect.stringContaining(why));
  });

  it("does not hold with a key that was swapped in accounts.yaml", () => {
    const swapped = workspaceWith({ "jo-bloggs": stranger.line });

    expect(signaturesOf(swapped, both)(filed(stranger.signed(text)))).toContain("with a key that is not in the file");
  });

  it("holds with a key of accounts.yaml where no file is named, but not with one that two people have", () => {
    const shared = workspaceWith({ "jo-bloggs": jo.line, "lee-smith": jo.line });

    expect(signaturesOf(own, { kind: "none" })(filed(jo.signed(text)))).toBeUndefined();
    expect(signaturesOf(shared, { kind: "none" })(filed(jo.signed(text)))).toContain("`people` of campaigns/accounts");
  });
});
