/** What two people agree to goes out; what was changed since, taken back or given too late does not. */
import { rmSync, symlinkSync } from "node:fs";
import path from "node:path";
import { afterEach, describe, expect, it } from "vitest";
import { readAct } from "../../../src/campaign/approvals/read-act.ts";
import { writeAct } from "../../../src/campaign/file/acts/new-act.ts";
import {
  type ApprovedWorkspace,
  accounts,
  anApprovedWorkspace,
  campaign,
  id,
  poster,
} from "../../support/campaign/approved-workspace.ts";

let workspace: ApprovedWorkspace | undefined;

afterEach(() => {
  workspace?.remove();
  workspace = undefined;
});

function aWorkspaceOf(files: Readonly<Record<string, string>> = {}): ApprovedWorkspace {
  workspace = anApprovedWorkspace(files);
  return workspace;
}

async function agreed(files: Readonly<Record<string, string>> = {}): Promise<ApprovedWorkspace> {
  const made = aWorkspaceOf(files);
  await made.approve("jo-bloggs");
  await made.approve("lee-smith");
  return made;
}

const due = "2027-03-18T09:00:30Z";

describe("a post that two people have to agree to", () => {
  it("is held until both have, and then goes out", async () => {
    const made = aWorkspaceOf();

    const none = await made.publishAt(due);
    const first = await made.approve("jo-bloggs", "--note", "By telephone");
    const one = await made.publishAt("2027-03-18T09:01:30Z");
    const second = await made.approve("lee-smith");
    const both = await made.publishAt("2027-03-18T09:02:30Z");

    expect(none.held).toEqual([
      "Not approved (0 of 2): nobody has agreed to it. Still wanted: jo-bloggs, lee-smith or kim-patel.",
    ]);
    expect(first).toMatchObject({ code: 0 });
    expect(first.stderr).toContain("jo-bloggs agreed to 1 message:");
    expect(first.stderr).toContain("Not approved (1 of 2)");
    expect(one.held).toEqual([
      "Not approved (1 of 2): nobody else has agreed to it. Still wanted: lee-smith or kim-patel.",
    ]);
    expect(second.stderr).not.toContain("Not approved");
    expect(both.published).toEqual([id]);
    expect(made.read("campaigns/accounts.yaml")).toMatch(/^format: 2\n/);
  });

  it("is said to be so by plan, status and CSV", async () => {
    const made = await agreed();

    expect(await made.planned()).toMatchObject({
      approval: { needed: 2, by: [{ person: "jo-bloggs", how: "command" }, { person: "lee-smith" }], changed: [] },
      blocked: null,
    });
    const { stdout } = await made.run("approve", "--list", "--pending");
    expect(stdout).toBe("");
    expect((await made.run("plan")).stdout).toContain("approved (jo-bloggs, lee-smith)");
    expect((await made.run("status")).stdout).toContain("approved (jo-bloggs, lee-smith)");
    expect((await made.run("plan", "--format", "csv")).stdout).toContain('2,"jo-bloggs, lee-smith"');
  });

  it.each<[string, readonly string[], (made: ApprovedWorkspace) => void]>([
    ["a word", ["text"], (made) => made.write("campaigns/spring.yaml", campaign.replace("never your", "not your"))],
    ["its time", ["time"], (made) => made.write("campaigns/spring.yaml", campaign.replace("day 09:00", "day 09:01"))],
    ["its picture", ["pictures"], (made) => made.write("assets/poster.svg", poster.after)],
    [
      "an alt text",
      ["alt text"],
      (made) => made.write("campaigns/spring.yaml", campaign.replace("A teal card", "A green card")),
    ],
    [
      "its language",
      ["language"],
      (made) => made.write("campaigns/spring.yaml", campaign.replace("    at:", "    lang: cy\n    at:")),
    ],
    [
      "its lateness",
      ["lateness"],
      (made) => made.write("campaigns/spring.yaml", campaign.replace("    at:", "    late: 1d\n    at:")),
    ],
    [
      "who it is posted as",
      ["account"],
      (made) =>
        made.write(
          "campaigns/accounts.yaml",
          `format: 2\n${accounts.replace("    network: outbox\n", "    network: outbox\n    folder: published/other\n")}`,
        ),
    ],
  ])("is not approved any more once %s is changed, and says so", async (_name, changed, change) => {
    const made = await agreed();
    expect((await made.planned()).blocked).toBeNull();

    change(made);

    expect(await made.planned()).toMatchObject({ approval: { by: [], changed }, blocked: "approval" });
    const { published, held } = await made.publishAt("2027-03-18T09:01:30Z");
    expect(published).toEqual([]);
    expect(held).toHaveLength(1);
    expect(held[0]).toMatch(/^Not approved \(0 of 2\): jo-bloggs agreed on .* to (other|another) /);
  });

  it("keeps its approvals with line ends of Windows, and through another id of post and asset", async () => {
    const made = await agreed();
    for (const file of [...made.acts(), "campaigns/spring.yaml", "assets/poster.svg"])
      made.write(file, made.read(file).replaceAll("\n", "\r\n"));
    expect((await made.planned()).blocked).toBeNull();

    made.write(
      "campaigns/spring.yaml",
      campaign.replace("id: facts", "id: renamed").replaceAll("poster:", "card:").replace("[poster]", "[card]"),
    );

    const { published } = await made.publishAt(due);
    expect(published).toEqual(["spring/renamed/print-room"]);
  });

  it("needs two people: one who agrees twice is one", async () => {
    const made = aWorkspaceOf();
    await made.approve("jo-bloggs");
    await made.approve("jo-bloggs");

    expect(made.acts()).toHaveLength(2);
    expect(await made.planned()).toMatchObject({ approval: { by: [{ person: "jo-bloggs" }] }, blocked: "approval" });
  });

  it("that was agreed to after its instant stays back, and is sent by a person", async () => {
    const made = aWorkspaceOf();
    await made.approve("jo-bloggs");
    const [file = ""] = made.acts();
    const { act } = readAct(file, { kind: "text", text: made.read(file) });
    if (act === undefined) throw new Error("The act cannot be read.");
    writeAct(made.root, "spring", { ...act, by: "lee-smith", at: new Date("2027-03-18T09:10:00Z") });

    const { published, held } = await made.publishAt("2027-03-18T09:20:00Z");

    expect(published).toEqual([]);
    expect(held).toEqual([
      "Not approved (1 of 2): lee-smith agreed at 09:10 on Thursday 18 March 2027, after it was due. Still wanted: lee-smith or kim-patel.",
    ]);
  });
});

describe("approve", () => {
  it.each([
    ["somebody unknown", ["spring", "--as", "jo-blogs"], 'Did you mean "jo-bloggs"?'],
    ["nobody", ["spring"], "Say who agrees with --as"],
    ["the owner", ["spring", "--as", "sam-jones"], "sam-jones owns its campaign"],
    ["who may not", ["spring", "--as", "ash-green"], "ash-green is not one of those who may agree"],
    ["nothing that is named", ["--as", "jo-bloggs"], "Say what is agreed to"],
    ["what is not there", ["spring/fact", "--as", "jo-bloggs"], 'There is no campaign, post or delivery "spring/fact"'],
  ])("refuses %s, and writes nothing", async (_name, args, words) => {
    const made = aWorkspaceOf();

    const { code, stderr } = await made.run("approve", ...args);

    expect(code).toBe(2);
    expect(stderr).toContain(words);
    expect(made.read("campaigns/accounts.yaml")).toBe(accounts);
  });

  it("refuses what cannot be sent", async () => {
    const made = aWorkspaceOf({ "campaigns/spring.yaml": campaign.replace("Someone will listen", "{nobody}") });

    const { code, stderr } = await made.approve("jo-bloggs");

    expect(code).toBe(2);
    expect(stderr).toContain("It cannot be sent as it is:");
  });

  it("agrees to the same words to several accounts, and tells them once", async () => {
    const made = aWorkspaceOf({
      "campaigns/spring.yaml": campaign.replace("to: [print-room]", "to: [print-room, hall]"),
    });

    const { stderr, code } = await made.approve("jo-bloggs");

    expect(code).toBe(0);
    expect(stderr.match(/It is never your fault/g)).toHaveLength(1);
    expect(stderr).toContain("hall, print-room");
  });
});

describe("what was taken back", () => {
  it("does not go out, not even when files are copied back and the withdrawal is deleted", async () => {
    const made = await agreed();
    const copies = new Map(made.acts().map((file) => [file, made.read(file)]));

    const back = await made.run("approve", "spring/facts", "--as", "sam-jones", "--withdraw");
    const stopped = await made.publishAt(due);
    for (const file of made.acts()) rmSync(path.join(made.root, file));
    for (const [file, text] of copies) made.write(`${file.replace(".yaml", "")}-copy.yaml`, text);
    const copied = await made.publishAt("2027-03-18T09:02:30Z");
    await made.approve("jo-bloggs");
    await made.approve("kim-patel");
    const again = await made.publishAt("2027-03-18T09:03:30Z");

    expect(back).toMatchObject({ code: 0 });
    expect(stopped.published).toEqual([]);
    expect(stopped.held[0]).toContain("sam-jones took it back");
    expect(copied.published).toEqual([]);
    expect(copied.held[0]).toContain("Not approved (0 of 2)");
    expect(again.published).toEqual([id]);
  });
});

describe("a stop among what people agreed to", () => {
  it("covers a word that a fast clock dated after it", async () => {
    const made = await agreed();
    for (const file of made.acts()) {
      const { act } = readAct(file, { kind: "text", text: made.read(file) });
      if (act !== undefined) writeAct(made.root, "spring", { ...act, at: new Date("2027-02-05T09:00:00Z") });
    }

    await made.run("approve", "spring/facts", "--as", "sam-jones", "--withdraw");
    const { published, held } = await made.publishAt(due);

    expect(published).toEqual([]);
    expect(held[0]).toContain("sam-jones took it back");
  });

  it("holds while its file cannot be read, and nobody can tell what it takes back", async () => {
    const made = await agreed();
    await made.run("approve", "spring/facts", "--as", "sam-jones", "--withdraw");
    const stop = made.acts().find((file) => made.read(file).includes("withdrawn:")) ?? "";
    made.write(stop, `${made.read(stop)}<<<<<<< HEAD\n`);

    const { published, held } = await made.publishAt(due);

    expect(published).toEqual([]);
    expect(held[0]).toContain(`${stop} cannot be read, and it may take back what was agreed to.`);
    expect((await made.planned()).blocked).toBe("approval");
  });

  it("holds while it may lie behind a link", async () => {
    const made = await agreed();
    symlinkSync("../../assets", path.join(made.root, "campaigns/approvals/elsewhere"));

    const { published, held } = await made.publishAt(due);

    expect(published).toEqual([]);
    expect(held[0]).toContain("campaigns/approvals/elsewhere cannot be read");
  });
});

describe("an act that was tampered with", () => {
  it("approves nothing when its words, its workspace or its digest are not those of the message", async () => {
    const made = await agreed();
    const texts = made.acts().map((file) => [file, made.read(file)] as const);
    const spoilt: readonly ((text: string) => string)[] = [
      (text) => text.replace("never your", "all your"),
      (text) => text.replace("workspace: test", "workspace: other"),
      (text) => text.replace(/digest: v1:..../, "digest: v1:0000"),
    ];
    for (const spoil of spoilt) {
      for (const [file, text] of texts) made.write(file, spoil(text));

      expect((await made.planned()).approval.by).toEqual([]);
    }
  });
});
