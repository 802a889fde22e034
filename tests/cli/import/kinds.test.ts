/** Files of a kind that `import` does not read: what each is, and what to save it as. */
import { readFileSync } from "node:fs";
import path from "node:path";
import { afterEach, describe, expect, it } from "vitest";
import { aWorkspace, outboxAccounts, type TestWorkspace } from "../../support/campaign/a-workspace.ts";
import { zipOf } from "../../support/handing/a-toolkit.ts";
import { runCampaign } from "../../support/machine/run-campaign.ts";

let workspace: TestWorkspace;
afterEach(() => workspace.remove());

const openDocument = (kind: string) =>
  zipOf({ mimetype: `application/vnd.oasis.opendocument.${kind}`, "content.xml": "<x/>" });
const flat = `<?xml version="1.0"?>\n<office:document xmlns:office="x" office:mimetype="application/vnd.oasis.opendocument.text"/>`;
const ole = Buffer.from("d0cf11e0a1b11ae10000000000000000", "hex");

const kinds: readonly (readonly [string, Uint8Array | string, string, string])[] = [
  ["plan.pdf", "%PDF-1.7\n%\u00e2\u00e3", "It is a PDF", "Ask for the file that it was made from"],
  ["plan.odt", openDocument("text"), "It is a text of LibreOffice", "save it as .docx"],
  ["plan.ods", openDocument("spreadsheet"), "It is a spreadsheet of LibreOffice", "save it as .xlsx"],
  ["plan.odp", openDocument("presentation"), "They are slides", "Copy its messages"],
  ["plan.fodt", flat, "It is a text of LibreOffice", "save it as .docx"],
  [
    "plan.pages",
    zipOf({ "Index/Document.iwa": "x", "Metadata/Properties.plist": "x" }),
    "It is of Apple's Pages, Numbers or Keynote",
    "Export To",
  ],
  [
    "plan.pptx",
    zipOf({ "[Content_Types].xml": "<x/>", "ppt/presentation.xml": "<x/>" }),
    "They are slides",
    "Copy its messages",
  ],
  ["plan.doc", ole, "It is of Word or Excel before 2007, or has a password", "save it as .docx or .xlsx"],
  ["plan.docx", ole, "It is of Word or Excel before 2007, or has a password", "Take a password off"],
  ["plan.rtf", "{\\rtf1\\ansi Hello}", "It is rich text (RTF)", "save it as .docx"],
  [
    "plan.mht",
    "MIME-Version: 1.0\r\nContent-Type: multipart/related\r\n",
    "It is an e-mail, or a page saved as one",
    "as .html",
  ],
  [
    "plan.gdoc",
    '{"url":"https://docs.google.com/document/d/1"}',
    "It is only a link to a document of Google",
    "Download",
  ],
  ["plan.txt", "Messages\n\nSomebody will listen.\n", "It is plain text", "save it as .docx"],
];

function given(files: Readonly<Record<string, Uint8Array | string>>) {
  workspace = aWorkspace({ "campaigns/accounts.yaml": outboxAccounts, ...files });
  return (...names: readonly string[]) => runCampaign(["import", ...names, "--as", "kit"], { cwd: workspace.root });
}

describe("a file that is not read", () => {
  it.each(kinds)("%s is told for what it is, with what to save it as", async (name, bytes, what, help) => {
    const run = await given({ [name]: bytes })(name);

    const said = `${run.stdout}${run.stderr}`.replaceAll(/\s+/g, " ");
    expect(run.code).toBe(1);
    expect(said).toContain("import-unreadable");
    expect(said).toContain(what);
    expect(said).toContain(help);
    expect(said).toContain("Nothing was written.");
  });

  it("is told for what it is whatever it is called", async () => {
    const run = await given({ "plan.html": "%PDF-1.7\n" })("plan.html");

    expect(run.stdout).toContain("It is a PDF");
  });

  it.each(["kit", "kit.zip"])("within %s is listed beside what was read, with what to save it as", async (target) => {
    const files = {
      "plan.csv": "Message\nSomebody will listen.\n",
      "more.odt": openDocument("text"),
      "poster.pdf": "%PDF-1.7\n",
      "old.doc": ole,
    };
    const placed = Object.fromEntries(Object.entries(files).map(([name, bytes]) => [`kit/${name}`, bytes]));
    const run = await given(target === "kit" ? placed : { "kit.zip": zipOf(files) })(target);

    expect(run.code, run.stdout).toBe(0);
    const list = readFileSync(path.join(workspace.root, "drafts/kit.left-over.txt"), "utf8");
    expect(list).toContain("more.odt (a file that is not read):\n    It is a text of LibreOffice");
    expect(list).toContain("poster.pdf (a file that is not read):\n    It is a PDF");
    expect(list).toContain("old.doc (a file that is not read):\n    It is of Word or Excel before 2007");
  });

  it("is told where nothing beside it has messages", async () => {
    const run = await given({ "kit/more.odt": openDocument("text"), "kit/notes.csv": "Name\nJo\n" })("kit");

    expect(run.code).toBe(1);
    expect(run.stdout).toContain("No message was found");
    expect(run.stdout.replaceAll(/\s+/g, " ")).toContain("more.odt");
  });
});

it("takes a page whose name ends in .xhtml", async () => {
  const page = `<?xml version="1.0"?><!DOCTYPE html><html xmlns="http://www.w3.org/1999/xhtml"><body><h2>Messages</h2><ul><li>Somebody will listen.</li></ul></body></html>`;
  const run = await given({ "plan.xhtml": page })("plan.xhtml");

  expect(run.code, run.stdout).toBe(0);
  expect(run.stderr).toContain("1 message");
});
