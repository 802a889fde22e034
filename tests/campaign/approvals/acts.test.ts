/** Acts of approval as files: written once, read without trust, and one that is broken hides no other. */
import { mkdirSync, readdirSync, readFileSync, symlinkSync } from "node:fs";
import path from "node:path";
import fc from "fast-check";
import { afterEach, describe, expect, it } from "vitest";
import { actText } from "../../../src/campaign/approvals/act-text.ts";
import { readAct } from "../../../src/campaign/approvals/read-act.ts";
import { ActNotWritten, writeAct } from "../../../src/campaign/file/acts/new-act.ts";
import { loadWorkspace } from "../../../src/campaign/load.ts";
import { aWorkspace, type TestWorkspace } from "../../support/campaign/a-workspace.ts";
import { agreedTo, anAct } from "../../support/campaign/an-act.ts";
import { head, onePost, twoAccounts } from "../../support/campaign/load-files.ts";

let workspace: TestWorkspace | undefined;

afterEach(() => {
  workspace?.remove();
  workspace = undefined;
});

const folder = "campaigns/approvals/spring";

function withFiles(files: Readonly<Record<string, string>> = {}): TestWorkspace {
  workspace = aWorkspace({
    "campaigns/accounts.yaml": `format: 2\n${twoAccounts}`,
    "campaigns/spring.yaml": head + onePost,
    ...files,
  });
  return workspace;
}

function read(text: string) {
  return readAct(`${folder}/a.yaml`, { kind: "text", text });
}

const odd = fc.oneof(
  fc.string({ unit: "grapheme" }),
  fc
    .array(
      fc.constantFrom(
        "Know the signs. #CEADay27",
        "\n",
        " ",
        "\u00a0",
        "\t",
        "- ",
        "<<<<<<< a",
        "=======",
        "{x}",
        "@a: b",
        "\r",
        "\u2028",
        "“q”",
        "'",
        '"',
        "\\",
        "💙",
        "\u0000",
        "1e5",
      ),
      { maxLength: 12 },
    )
    .map((parts) => parts.join("")),
);

describe("an act of approval", () => {
  it("says the same when it is read, whatever the words are, with line ends of Windows too", () => {
    fc.assert(
      fc.property(fc.array(odd, { minLength: 1, maxLength: 3 }), (words) => {
        const act = anAct({ agreed: [agreedTo(words)] });
        const text = actText(act);

        expect(read(text)).toMatchObject({ act, problems: [] });
        expect(read(text.replaceAll("\n", "\r\n"))).toMatchObject({ act, problems: [] });
      }),
    );
  });

  it("can be read by a person: lines of a text are lines", () => {
    const text = actText(
      anAct({ note: "By telephone", agreed: [agreedTo(["Someone will listen.\n\nAlways. #Spring"])] }),
    );

    expect(text).toContain("    words: |-\n      Someone will listen.\n\n      Always. #Spring\n");
  });

  it("that takes something back has digests only", () => {
    const act = anAct({ agreed: [], withdrawn: [`v1:${"0".repeat(64)}`], recordedBy: "sam-jones" });

    expect(read(actText(act))).toMatchObject({ act, problems: [] });
  });

  it.each([
    ["a key that nobody knows", (text: string) => `${text}extra: 1\n`, "key-unknown"],
    ["a digest that was shortened", (text: string) => text.replace("a1a1", "a1"), "value-not-allowed"],
    ["another version", (text: string) => text.replace("version: 1", "version: 2"), "value-not-allowed"],
    ["a local instant", (text: string) => text.replace(".123Z", "+01:00"), "date-invalid"],
    ["an act that is cut off", (text: string) => text.slice(0, text.indexOf("    aspects")), "key-missing"],
    ["neither a yes nor a no", (text: string) => text.slice(0, text.indexOf("agreed:")), "approval-not-one"],
    ["a conflict", (text: string) => `<<<<<<< ours\n${text}=======\n${text}>>>>>>> theirs\n`, "yaml-conflict"],
  ])("approves nothing with %s", (_name, spoil, code) => {
    const { act, problems } = read(spoil(actText(anAct())));

    expect(act).toBeUndefined();
    expect(problems.map((problem) => problem.code)).toContain(code);
    expect(problems[0]).toMatchObject({ severity: "error", place: { file: `${folder}/a.yaml` } });
  });

  it("of one second is a file beside the others", () => {
    const { root } = withFiles();

    const first = writeAct(root, "spring", anAct());
    const before = readFileSync(path.join(root, first), "utf8");
    const second = writeAct(root, "spring", anAct({ note: "Again" }));

    expect([first, second]).toEqual([
      `${folder}/20270303T090000Z-jo-bloggs.yaml`,
      `${folder}/20270303T090000Z-jo-bloggs-2.yaml`,
    ]);
    expect(readFileSync(path.join(root, first), "utf8")).toBe(before);
    expect(readdirSync(path.join(root, folder))).toHaveLength(2);
  });

  it("is not written through a link", () => {
    const { root } = withFiles({ "elsewhere/a.txt": "" });
    mkdirSync(path.join(root, "campaigns/approvals"));
    symlinkSync(path.join(root, "elsewhere"), path.join(root, folder));

    expect(() => writeAct(root, "spring", anAct())).toThrow(ActNotWritten);
    expect(readdirSync(path.join(root, "elsewhere"))).toEqual(["a.txt"]);
  });
});

describe("a workspace's acts", () => {
  it("are read although one of them is broken, another too large and a third a link", async () => {
    const { root, write } = withFiles({
      [`${folder}/b.yaml`]: "version: [\n",
      [`${folder}/c.yaml`]: "#".repeat(1_000_001),
    });
    write(`${folder}/notes.txt`, "not an act");
    const file = writeAct(root, "spring", anAct());
    symlinkSync(path.join(root, file), path.join(root, folder, "d.yaml"));
    symlinkSync(root, path.join(root, "campaigns/approvals/linked"));

    const { acts, problems, campaigns } = await loadWorkspace(root);

    expect(acts).toEqual([{ ...anAct(), file }]);
    expect(campaigns).toHaveLength(1);
    expect(new Set(problems.map(({ code, place }) => `${code} ${place.file}`))).toEqual(
      new Set([
        `yaml-syntax ${folder}/b.yaml`,
        `file-too-large ${folder}/c.yaml`,
        `file-unreadable ${folder}/d.yaml`,
        "file-unreadable campaigns/approvals/linked",
      ]),
    );
  });

  it("are none where their folder leads elsewhere", async () => {
    const { root } = withFiles();
    const other = aWorkspace();
    writeAct(other.root, "spring", anAct());
    symlinkSync(path.join(other.root, "campaigns/approvals"), path.join(root, "campaigns/approvals"));

    const { acts, problems } = await loadWorkspace(root);
    other.remove();

    expect(acts).toEqual([]);
    expect(problems.map(({ code }) => code)).toContain("file-unreadable");
  });
});
