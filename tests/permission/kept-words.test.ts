/** Which edits keep what was agreed to, and which void it, as whoever edits a campaign meets them. */
import { afterEach, describe, expect, it } from "vitest";
import { actText } from "../../src/campaign/approvals/act-text.ts";
import { writeAct } from "../../src/campaign/file/acts/new-act.ts";
import { withdrawalsIn } from "../../src/permission/approval/withdrawal.ts";
import { type NamedApprovers, noApprovers } from "../../src/permission/signature/approvers.ts";
import { shortAspects } from "../../src/permission/terms.ts";
import { keptIn } from "../../src/pipeline/kept.ts";
import { permitWhenDue, termsIn } from "../../src/pipeline/permitted.ts";
import { type Prepared, prepare } from "../../src/pipeline/prepare.ts";
import { aKey } from "../support/approval/a-key.ts";
import { aWorkspace, campaignYaml, outboxAccounts, type TestWorkspace } from "../support/campaign/a-workspace.ts";
import { anAct } from "../support/campaign/an-act.ts";

let workspace: TestWorkspace;
afterEach(() => workspace.remove());

const people = "people: { jo-bloggs: { role: Manager }, sam-jones: { role: Officer } }\n";

function written(posts: string, policy = "needed: 1"): void {
  const files = {
    "campaigns/accounts.yaml": `format: 2\n${outboxAccounts}${people}policies: { approval: { ${policy} } }\n`,
    "campaigns/spring.yaml": campaignYaml({ id: "spring", posts, more: "owner: sam-jones\n" }),
  };
  for (const [file, text] of Object.entries(files)) workspace.write(file, text);
}

async function read(approvers: NamedApprovers = noApprovers, more = {}): Promise<Prepared> {
  const kept = { ...(await keptIn(undefined)), ...more };
  const prepared = await prepare({ root: workspace.root, cwd: workspace.root, targets: [], kept, approvers });
  if ("unknownTarget" in prepared) throw new Error(prepared.message);
  return prepared;
}

const renderedIn = (prepared: Prepared) => prepared.all.flatMap(({ rendered }) => rendered);

/** Jo agreed to all of it. */
async function agree() {
  const prepared = await read();
  const agreed = renderedIn(prepared).map((rendered) => {
    const terms = termsIn(prepared, rendered);
    const { digest, local } = terms;
    const words = rendered.parts.map(({ text }) => text);
    return { digest, local, deliveries: [rendered.delivery.id], words, aspects: shortAspects(terms) };
  });
  const act = anAct({ workspace: prepared.workspace?.id ?? "", at: new Date("2027-01-05T09:00:00Z"), agreed });
  return { act, file: writeAct(workspace.root, "spring", act) };
}

/** By post: whether it is agreed to, or what was changed since. */
async function standing(): Promise<Readonly<Record<string, true | readonly string[]>>> {
  const prepared = await read();
  return Object.fromEntries(
    renderedIn(prepared).map((rendered) => {
      const { approval, refusals } = permitWhenDue(prepared, rendered);
      return [rendered.delivery.id.split("/")[1] ?? "", refusals.length === 0 ? true : approval.changed];
    }),
  );
}

const facts = (at: string, more = "") =>
  `  - { id: facts, at: ${at}, text: "Someone will listen. {hashtags}"${more} }\n`;

describe("what was agreed to", () => {
  it.each<[string, string, string, true | readonly string[]]>([
    ["two hours later that day", "day 09:00", "day 11:00", true],
    ["two hours earlier that day", "day 09:00", "day 07:00", true],
    ["further than that", "day 09:00", "day 11:01", ["time"]],
    ["an hour later, which is the next day", "day 23:30", "day+1 00:30", ["time"]],
  ])("with `moves: 2h`, moved %s", async (_, before, after, expected) => {
    workspace = aWorkspace({});
    written(facts(before), "needed: 1, moves: 2h");
    await agree();

    written(facts(after), "needed: 1, moves: 2h");

    expect(await standing()).toEqual({ facts: expected });
  });

  it("is void when it moved and says something else, however near", async () => {
    workspace = aWorkspace({});
    written(facts("day 09:00"), "needed: 1, moves: 2h");
    await agree();

    written(facts("day 09:30").replace("Someone", "Nobody"), "needed: 1, moves: 2h");

    expect(await standing()).toEqual({ facts: ["text", "time"] });
  });

  it.each([
    ["a title", "Where to turn", "Whom to ask"],
    ["a description", "Three places.", "Four places."],
    ["an address", "example.org/a", "example.org/b"],
  ])("is void when %s of its link card is another, which is named", async (_, before, after) => {
    workspace = aWorkspace({});
    const post = facts(
      "day 09:00",
      ', card: { url: "https://example.org/a", title: "Where to turn", description: "Three places." }',
    );
    written(post);
    await agree();
    expect(await standing()).toEqual({ facts: true });

    written(post.replace(before, after));

    expect(await standing()).toEqual({ facts: ["link card"] });
  });

  it("is a thread whole: another word in its last part, or one part more, voids all of it", async () => {
    workspace = aWorkspace({});
    const thread = (...texts: string[]) =>
      `  - { id: facts, at: day 09:00, thread: [${texts.map((text) => `{ text: "${text}" }`).join(", ")}] }\n`;
    written(thread("Know the signs. {hashtags}", "Someone will listen."));
    await agree();
    expect(await standing()).toEqual({ facts: true });

    written(thread("Know the signs. {hashtags}", "Nobody will mind."));
    const reworded = await standing();
    written(thread("Know the signs. {hashtags}", "Someone will listen.", "Tell them."));

    expect(reworded).toEqual({ facts: ["text"] });
    expect(await standing()).toEqual({ facts: ["text"] });
  });

  it.each<[string, string, Readonly<Record<string, true | readonly string[]>>]>([
    [
      "by item: one that is put in leaves what keeps its instant",
      "needed: 1",
      { "day.a": true, "day.n": [], "day.b": ["time"], "day.c": true },
    ],
    [
      "by item: with `moves` all others stay",
      "needed: 1, moves: 4h",
      { "day.a": true, "day.n": [], "day.b": true, "day.c": true },
    ],
  ])("is a series %s", async (_, policy, expected) => {
    workspace = aWorkspace({});
    const series = (...ids: string[]) =>
      `  - id: day\n    at: { from: day 09:00, until: day 17:00 }\n    series:\n${ids.map((id) => `      - { id: ${id}, text: "The words of ${id}. {hashtags}" }\n`).join("")}`;
    written(series("a", "b", "c"), policy);
    await agree();

    written(series("a", "n", "b", "c"), policy);

    expect(await standing()).toEqual(expected);
  });
});

it("a signed word that is copied back after its withdrawal counts no more, and a later one does", async () => {
  workspace = aWorkspace({});
  written(facts("day 09:00"));
  const key = aKey();
  const approvers: NamedApprovers = {
    kind: "file",
    file: "/etc/approvers",
    approvers: { needed: 1, signed: true, moves: 0, keys: new Map([[key.text, "jo-bloggs"]]) },
  };
  const { act } = await agree();
  const sign = (at: string) => {
    const signed = { ...act, at: new Date(at), how: "signed" as const };
    return writeAct(workspace.root, "spring", signed, key.signed(actText(signed)));
  };
  const reasons = async (more = {}) => {
    const prepared = await read(approvers, more);
    return renderedIn(prepared).flatMap((each) => permitWhenDue(prepared, each).refusals.map(({ reason }) => reason));
  };

  const unsigned = await reasons();
  sign("2027-01-06T09:00:00Z");
  const signed = await reasons();
  // What a publisher has seen taken back it remembers, whatever becomes of the file.
  const taken = anAct({
    at: new Date("2027-01-07T09:00:00Z"),
    agreed: [],
    withdrawn: act.agreed.map(({ digest }) => digest),
  });
  const withdrawals = withdrawalsIn([{ ...taken, file: "" }]);
  const copiedBack = await reasons({ withdrawals });
  sign("2027-01-08T09:00:00Z");

  expect(unsigned).toEqual([expect.stringContaining("jo-bloggs agreed on 5 January, without a signature")]);
  expect(signed).toEqual([]);
  expect(copiedBack).toEqual([expect.stringContaining("jo-bloggs took it back on 7 January")]);
  expect(await reasons({ withdrawals })).toEqual([]);
});
