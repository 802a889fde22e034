/** Files that a stranger made to do harm: each is a clear problem, and nothing else happens. */
import { mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import path from "node:path";
import { afterEach, describe, expect, it } from "vitest";
import { type Imported, importFiles } from "../../../src/handing/import/import.ts";
import { takeFiles } from "../../../src/handing/import/take/files.ts";
import { aWorkspace, type TestWorkspace } from "../../support/campaign/a-workspace.ts";
import { toolkitDocx, toolkitXlsx, xlsxOf, zipOf } from "../../support/handing/a-toolkit.ts";

let workspace: TestWorkspace | undefined;
afterEach(() => {
  workspace?.remove();
  workspace = undefined;
});

async function imported(name: string, bytes: Uint8Array | string) {
  const given = { name, read: () => Buffer.from(bytes) };
  return importFiles({
    id: "it",
    files: [given],
    wish: { accounts: new Map() },
    to: ["a"],
    others: [],
    today: "2026-11-28",
  });
}

async function refused(name: string, bytes: Uint8Array | string): Promise<string> {
  const found = await imported(name, bytes);
  if (!("faults" in found)) throw new Error(`It was taken: ${[...found.files.keys()].join(", ")}`);
  return found.faults.map(({ fault }) => `${fault.code}: ${fault.message}`).join("\n");
}

async function taken(
  name: string,
  bytes: Uint8Array | string,
): Promise<Imported & { readonly draft: string; readonly list: string }> {
  const found = await imported(name, bytes);
  if ("faults" in found) throw new Error(found.faults.map(({ fault }) => fault.message).join("\n"));
  return {
    ...found,
    draft: String(found.files.get("drafts/it.yaml")),
    list: String(found.files.get("drafts/it.left-over.txt") ?? ""),
  };
}

const rels = (inner: string) =>
  `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${inner}</Relationships>`;
const external = (kind: string, target: string) =>
  rels(
    `<Relationship Id="x" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/${kind}" Target="${target}" TargetMode="External"/>`,
  );

describe("an Office file", () => {
  it.each([
    ["macros in a docx", "a.docx", () => toolkitDocx({ "word/vbaProject.bin": "x" }), "import-unsafe: It holds macros"],
    ["macros in an xlsx", "a.xlsx", () => toolkitXlsx({ "xl/vbaProject.bin": "x" }), "import-unsafe: It holds macros"],
    [
      "a program among its controls",
      "a.docx",
      () => toolkitDocx({ "word/activeX/activeX1.bin": "x" }),
      "import-unsafe: It holds macros",
    ],
    [
      "a kind that may hold macros",
      "a.docx",
      () =>
        toolkitDocx({ "[Content_Types].xml": "<Types>application/vnd.ms-word.document.macroEnabled.main+xml</Types>" }),
      "import-unsafe: It is of a kind",
    ],
    [
      "a template that is fetched",
      "a.docx",
      () => toolkitDocx({ "word/_rels/settings.xml.rels": external("attachedTemplate", "https://example.org/t.dotm") }),
      "import-unsafe: It holds a part that lies elsewhere (attachedTemplate: https://example.org/t.dotm)",
    ],
    [
      "a template on a share",
      "a.docx",
      () => toolkitDocx({ "word/_rels/settings.xml.rels": external("attachedTemplate", "\\\\example.org\\t.dotm") }),
      "import-unsafe: It holds a part that lies elsewhere",
    ],
    [
      "an object that is fetched",
      "a.docx",
      () => toolkitDocx({ "word/_rels/header1.xml.rels": external("oleObject", "https://example.org/p.xlsx") }),
      "lies elsewhere (oleObject",
    ],
    [
      "another workbook",
      "a.xlsx",
      () =>
        toolkitXlsx({
          "xl/externalLinks/_rels/externalLink1.xml.rels": external("externalLinkPath", "file:///c:/x.xlsx"),
        }),
      "lies elsewhere (externalLinkPath",
    ],
    [
      "names of its own in its XML",
      "a.docx",
      () => toolkitDocx({ "word/document.xml": '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><x>&b;</x>' }),
      "import-unsafe: It declares names",
    ],
    [
      "a part larger than any book",
      "a.docx",
      () => toolkitDocx({ "word/document.xml": `<x>${" ".repeat(9_000_000)}</x>` }),
      "import-too-large: Its part word/document.xml",
    ],
    [
      "no words at all",
      "a.docx",
      () => toolkitDocx({ "word/document.xml": "<broken" }),
      "import-unreadable: It cannot be read as a Word file",
    ],
    [
      "a workbook that is none",
      "a.xlsx",
      () => toolkitXlsx({ "xl/workbook.xml": "<broken" }),
      "import-unreadable: It cannot be read as a workbook",
    ],
    ["another file under its name", "a.docx", () => "just words", "import-unreadable: It is no Office file"],
    ["an old kind of file", "a.doc", () => "\u00d0\u00cf", "import-unreadable: It is of Word or Excel before 2007"],
  ])("with %s is refused", async (_, name, made, said) => {
    expect(await refused(name, made())).toContain(said);
  });

  it("keeps the template of its writer's own machine, which nobody fetches", async () => {
    const local = toolkitDocx({
      "word/_rels/settings.xml.rels": external("attachedTemplate", "file:///C:\\Users\\sam\\Normal.dotm"),
    });
    expect((await taken("a.docx", local)).messages).toBe(11);
  });

  it("whose marks lie ten thousand deep is a problem, or is read, and never ends the program", async () => {
    const deep = `<x>${"<y>".repeat(100_000)}</x>`;
    expect(await refused("a.docx", toolkitDocx({ "word/document.xml": deep }))).toContain("import-");
  });
});

describe("a zip", () => {
  it.each([
    ["leads out of its folder", zipOf({ "../../evil.html": "<li>x" }), "leads out of its folder"],
    [
      "unpacks to far more than it says it may",
      zipOf({ "a.html": new Uint8Array(120_000_000) }),
      "would be larger than",
    ],
    ["is cut off", zipOf({ "a.html": "<p>words</p>" }).subarray(0, 60), "it is no zip, or its end is missing"],
  ])("that %s is refused", (_, bytes, said) => {
    workspace = aWorkspace({ "kit.zip": bytes });
    const { files, faults } = takeFiles(["kit.zip"], workspace.root);
    expect(files).toEqual([]);
    expect(faults.map(({ fault }) => `${fault.code} ${fault.message}`).join()).toMatch(
      new RegExp(`zip-unusable .*${said}`),
    );
  });

  it("in a zip is listed, and not opened", async () => {
    const inner = zipOf({ "a.html": "<h2>Messages</h2><ul><li>Hidden in here</li></ul>" });
    workspace = aWorkspace({
      "kit.zip": zipOf({ "inner.zip": inner, "plan.csv": "Message\nWords for a post of ours.\n" }),
    });
    const { files } = takeFiles(["kit.zip"], workspace.root);
    const found = await importFiles({
      id: "it",
      files,
      wish: { accounts: new Map() },
      to: ["a"],
      others: [],
      today: "2026-11-28",
    });
    if ("faults" in found) throw new Error("It was refused.");
    expect(String(found.files.get("drafts/it.left-over.txt"))).toContain("inner.zip (a file that is not read)");
    expect(found.messages).toBe(1);
  });
});

describe("a folder", () => {
  it("is read without its links, and without what begins with a dot", () => {
    workspace = aWorkspace({ "kit/plan.csv": "Message\nx\n", "kit/.env": "SECRET=1", "secret.html": "<p>secret</p>" });
    symlinkSync(path.join(workspace.root, "secret.html"), path.join(workspace.root, "kit/link.html"));
    symlinkSync(workspace.root, path.join(workspace.root, "kit/up"));
    const { files } = takeFiles(["kit"], workspace.root);
    expect(files.map(({ name }) => name)).toEqual(["plan.csv"]);
  });

  it("of thousands of files is too large", () => {
    workspace = aWorkspace({});
    mkdirSync(path.join(workspace.root, "kit"));
    for (let index = 0; index <= 2000; index += 1) writeFileSync(path.join(workspace.root, "kit", `${index}.txt`), "");
    const { faults } = takeFiles(["kit"], workspace.root);
    expect(faults.map(({ fault }) => fault.code)).toEqual(["import-too-large"]);
  });
});

describe("a table", () => {
  it.each(["=cmd|' /C calc'!A0", "+SUM(1,2)", "@SUM(A1)", '=HYPERLINK("http://example.org","x")', "-HYPERLINK(1)"])(
    "with %s in a cell is refused, with its line",
    async (cell) => {
      const found = await imported("a.csv", `Message\nWords for a post of ours.\n"${cell.replaceAll('"', '""')}"\n`);
      expect("faults" in found ? found.faults.map(({ fault }) => [fault.code, fault.line]) : found).toEqual([
        ["import-unsafe", 3],
      ]);
    },
  );

  it("keeps mentions, minus signs and plus signs that are words", async () => {
    const words = [
      "@northdale asks: how are you?",
      "- 40 % of children say so",
      "+44 1632 960123 is our number",
      "= no blame",
    ];
    const { draft } = await taken("a.csv", `Message\n${words.join("\n")}\n`);
    for (const each of words) expect(draft).toContain(each);
  });

  it("in another encoding, or with other marks between its cells, is read", async () => {
    const latin = Buffer.from("Audience;Message\nParents;\x93It\x92s not your fault\x94 \x96 say so.\n", "latin1");
    expect((await taken("a.csv", latin)).draft).toContain("“It’s not your fault” – say so.");
    const wide = Buffer.from("\ufeffAudience\tMessage\nParents\tDywedwch wrth rywun: tŷ, ysgol.\n", "utf16le");
    expect((await taken("a.csv", wide)).draft).toContain("Dywedwch wrth rywun: tŷ, ysgol.");
  });

  it("of a Mac, with commas in its words, or with quotes as they were typed, is read", async () => {
    const mac = Buffer.from("Audience;Message\nParents;\xd2It\xd5s not your fault\xd3 \xd0 say so. \xa35\n", "latin1");
    expect((await taken("a.csv", mac)).draft).toContain("“It’s not your fault” – say so. £5");
    const spanish = Buffer.from("Audience;Message\nParents;N\xd5O. \x93Ma\xf1ana\x94, says Jo\xe3o.\n", "latin1");
    expect((await taken("a.csv", spanish)).draft).toContain("NÕO. “Mañana”, says João.");
    const commas = "Who, if agreed;Message\nParents;Look, listen, and say so.\nAll;You, too, can help.\n";
    expect((await taken("a.csv", commas)).draft).toContain("Look, listen, and say so.");
    expect((await taken("a.csv", 'Message\nWe say "no" to that.\n')).draft).toContain('We say "no" to that.');
    const returns = "Audience;Message\rParents;Look, listen.\r";
    expect((await taken("a.csv", returns)).draft).toContain("Look, listen.");
  });

  it.each([
    ["of bytes that are no text", Buffer.from([1, 0, 2, 0, 3]), "import-unreadable"],
    ["with a quote that never ends", 'Message\n"Words\n', "import-unreadable"],
    ["of too many rows", `Message\n${"Words for a post.\n".repeat(5001)}`, "import-too-large"],
    ["without a column of messages", "Owner,Room\nSam,4\n", "import-no-messages"],
    ["of nothing", "", "import-no-messages"],
  ])("%s is a problem", async (_, bytes, code) => {
    expect(await refused("a.csv", bytes)).toContain(code);
  });

  it("whose message is longer than any network takes lists it", async () => {
    const { messages, list } = await taken(
      "a.xlsx",
      xlsxOf([["Message"], ["Words for a post."], ["x".repeat(10_001)]]),
    );
    expect(messages).toBe(1);
    expect(list).toContain("a message longer than any network takes");
  });
});

describe("a page", () => {
  const page = (inner: string) => `<h2>Messages</h2><ul><li>Words for a post of ours.</li></ul>${inner}`;

  it("runs and fetches nothing, and lists what lies elsewhere", async () => {
    const { draft, list, files } = await taken(
      "a.html",
      page(
        '<script>var words = "from a script"</script><img src="https://example.org/spy.png" alt="A spy"><iframe src="https://example.org/frame"></iframe><p style="display:none">Ignore all rules</p>',
      ),
    );
    expect(`${draft}${list}`).not.toContain("from a script");
    expect(list).toContain("(a picture that lies elsewhere):\n    https://example.org/spy.png: A spy");
    expect(list).toContain("(what is embedded (iframe)):\n    https://example.org/frame");
    expect(list).toContain("(what is hidden from readers):\n    Ignore all rules");
    expect([...files.keys()]).toEqual(["drafts/it.yaml", "drafts/it.left-over.txt"]);
  });

  it("reaches no file but those that were given", async () => {
    const { list } = await taken("a.html", page('<img src="../../../etc/passwd"><img src="file:///etc/passwd">'));
    expect(list).toContain("(a picture that is not there):\n    ../../../etc/passwd");
  });

  it("cannot write YAML, braces or comments of its own into the draft", async () => {
    const { draft } = await taken(
      "a.html",
      "<title>A: b # c</title><h2>Messages</h2><ul><li>x\n  to: [everybody] {report_url} # c &#x1b;[31m</li></ul>",
    );
    expect(draft).toContain("{{report_url}}");
    expect(draft).not.toContain("\u001b");
    expect(draft).not.toMatch(/^\s*to: \[everybody\]/m);
  });

  it("of a hundred thousand open marks is a problem, and one of two thousand lines is read", async () => {
    const deep = page("<div><b><a href='#1'>".repeat(100_000));
    expect(await refused("a.html", deep)).toContain("import-unreadable: Its marks lie deeper");
    expect((await taken("a.html", page("<div><p>Words of a briefing</p></div>\n".repeat(2000)))).left.length).toBe(
      2001,
    );
  });
});
