import { execFileSync } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, symlinkSync } from "node:fs";
import { createServer } from "node:net";
import path from "node:path";
import { afterEach, describe, expect, it } from "vitest";
import { readPauseFile } from "../../src/campaign/file/pause-file.ts";
import { fileLimit } from "../../src/campaign/file/read-file.ts";
import { findWorkspace } from "../../src/campaign/file/workspace.ts";
import { loadWorkspace } from "../../src/campaign/load.ts";
import { aWorkspace, type TestWorkspace } from "../support/campaign/a-workspace.ts";
import { found, head, loadFiles, onePost, twoAccounts } from "../support/campaign/load-files.ts";

const accounts = { "campaigns/accounts.yaml": twoAccounts };
const good = { "campaigns/good.yaml": `${head}${onePost}`.replace("spring", "good") };

describe("a file that cannot be used", () => {
  it.each([
    { name: "is empty", content: "", code: "file-empty" },
    { name: "has only comments", content: "# nothing yet\n\n", code: "file-empty" },
    { name: "is larger than 1 MB", content: `${head}# ${"x".repeat(fileLimit)}\n`, code: "file-too-large" },
    { name: "is not UTF-8", content: Buffer.from(`${head}#\xe9\n`, "latin1"), code: "file-not-utf8" },
    { name: "is UTF-16", content: Buffer.from(head, "utf16le"), code: "file-not-utf8" },
    { name: "is a list", content: "- a\n- b\n", code: "value-type" },
    { name: "is a sentence", content: "Know the signs.\n", code: "value-type" },
    { name: "is nested too deeply", content: `${head}posts: ${"[".repeat(100_000)}`, code: "yaml-too-deep" },
    { name: "is binary", content: Buffer.from([0x50, 0x4b, 3, 4, 0, 0, 0xff, 0xfe]), code: "file-not-utf8" },
  ])("$name, and the others still load", async ({ content, code }) => {
    const loaded = await loadFiles({ ...accounts, ...good, "campaigns/bad.yaml": content });

    expect(loaded.problems.map((problem) => problem.code)).toContain(code);
    expect(loaded.problems.every(({ place }) => place.file === "campaigns/bad.yaml" && place.line >= 1)).toBe(true);
    expect(loaded.unusable.map(({ file }) => file)).toEqual(["campaigns/bad.yaml"]);
    expect(loaded.campaigns.map(({ id }) => id)).toEqual(["good"]);
  });

  it("keeps its campaign id where that could be read", async () => {
    const loaded = await loadFiles({ ...accounts, "campaigns/bad.yaml": `${head}zone: x\n${onePost}` });

    expect(loaded.unusable).toEqual([{ file: "campaigns/bad.yaml", campaign: "spring" }]);
  });

  it("keeps its campaign id even where YAML cannot read it", async () => {
    const loaded = await loadFiles({ ...accounts, "campaigns/bad.yaml": `${head}posts: [\n` });

    expect(loaded.unusable).toEqual([{ file: "campaigns/bad.yaml", campaign: "spring" }]);
  });

  it("for a quote that is never closed is told where the quote begins", async () => {
    const loaded = await loadFiles({ ...accounts, "campaigns/bad.yaml": `${head}lang: "en\n${onePost}` });

    expect(found(loaded)).toEqual(['yaml-syntax at "en']);
  });

  it("of exactly the limit is still read", async () => {
    const filler = "# filler\n";
    const text = `${head}${onePost}`;
    const loaded = await loadFiles({
      ...accounts,
      "campaigns/full.yaml": text + filler.repeat(200_000).slice(0, fileLimit - text.length),
    });

    expect(loaded.problems).toEqual([]);
  });
});

describe("an alias bomb", () => {
  const levels = Array.from({ length: 30 }, (_, level) => {
    const inner = level === 0 ? "x" : `*a${level - 1}`;
    return `k${level}: &a${level} [${Array(9).fill(inner).join(", ")}]\n`;
  });

  it("is told at once, without building what it stands for", async () => {
    const loaded = await loadFiles({ ...accounts, ...good, "campaigns/bomb.yaml": head + levels.join("") });

    expect(loaded.problems.map((problem) => problem.code)).toContain("yaml-alias-limit");
    expect(loaded.campaigns.map(({ id }) => id)).toEqual(["good"]);
  });
});

describe("a campaign id used in two files", () => {
  it("makes both unusable, each told with the other's place", async () => {
    const twin = `${head}${onePost}`;
    const loaded = await loadFiles({ ...accounts, ...good, "campaigns/a.yaml": twin, "campaigns/b.yaml": twin });

    expect(found(loaded)).toEqual(["id-twice at spring", "id-twice at spring"]);
    expect(loaded.problems.map(({ related }) => related?.[0]?.file)).toEqual(["campaigns/b.yaml", "campaigns/a.yaml"]);
    expect(loaded.unusable).toEqual([
      { file: "campaigns/a.yaml", campaign: "spring" },
      { file: "campaigns/b.yaml", campaign: "spring" },
    ]);
    expect(loaded.campaigns.map(({ id }) => id)).toEqual(["good"]);
  });
});

describe("accounts.yaml", () => {
  it("that is missing is a problem of its own, and leaves no workspace", async () => {
    const loaded = await loadFiles(good);

    expect(loaded.problems).toHaveLength(1);
    expect(loaded.problems[0]).toMatchObject({
      code: "file-missing",
      place: { file: "campaigns/accounts.yaml", line: 1, column: 1 },
    });
    expect(loaded.workspace).toBeUndefined();
    expect(loaded.unusable).toEqual([{ file: "campaigns/accounts.yaml" }]);
  });

  it("with a mistake leaves no workspace, and its names still count for the campaigns", async () => {
    const loaded = await loadFiles({
      "campaigns/accounts.yaml": `${twoAccounts}polices: {}\n`,
      "campaigns/spring.yaml": `${head}${onePost}    to: [a-blusky]\n`,
    });

    expect(loaded.workspace).toBeUndefined();
    expect(found(loaded)).toEqual(["key-unknown at polices", "account-unknown at a-blusky"]);
  });
});

describe("the files that are read", () => {
  let workspace: TestWorkspace | undefined;
  afterEach(() => workspace?.remove());

  it("are those in campaigns/ that end in .yaml; every other file there is told", async () => {
    const loaded = await loadFiles({
      "campaigns/accounts.yaml": `format: 2\n${accounts["campaigns/accounts.yaml"]}`,
      ...good,
      "campaigns/pause.yaml": "not a campaign",
      "campaigns/periods.yaml": "",
      "campaigns/consents.yaml": "",
      "campaigns/words.yaml": "",
      "campaigns/approvals/ceaday.yaml": "x",
      "campaigns/.hidden.yaml": "no",
      "campaigns/desktop.ini": "x",
      "campaigns/old.yml": "x",
      "campaigns/good.yaml.txt": "x",
      "campaigns/LOUD.YAML": "x",
      "campaigns/new.yaml.docx": "x",
      "campaigns/pause.yaml.txt": "x",
      "campaigns/notes.txt": "x",
      "campaigns/archive/older.yaml": "x",
    });

    expect(loaded.problems.map(({ code, severity, place }) => [code, severity, place.file])).toEqual([
      // In no campaign's folder, and no act: it may be one that takes something back.
      ["value-type", "error", "campaigns/approvals/ceaday.yaml"],
      ["file-ignored", "warning", "campaigns/LOUD.YAML"],
      ["file-ignored", "warning", "campaigns/good.yaml.txt"],
      ["file-ignored", "warning", "campaigns/new.yaml.docx"],
      ["file-not-read", "info", "campaigns/notes.txt"],
      ["file-ignored", "warning", "campaigns/old.yml"],
      ["file-ignored", "warning", "campaigns/pause.yaml.txt"],
    ]);
    const [, loud, twin, docx, , , pause] = loaded.problems;
    expect(loud?.help).toContain("Rename it to campaigns/LOUD.yaml");
    expect(twin?.help).toContain("There is a good.yaml too, which is read");
    expect(docx?.help).toContain("Rename it to campaigns/new.yaml");
    expect(pause?.message).toContain("It may be meant to stop something, so nothing is sent.");
    expect(loaded.campaigns.map(({ id }) => id)).toEqual(["good"]);
  });

  it.each([
    { name: "no other file", files: {}, codes: ["no-campaign"] },
    {
      name: "the one that Notepad named",
      files: { "campaigns/a.yaml.txt": "x" },
      codes: ["no-campaign", "file-ignored"],
    },
  ])("are missed where there is $name", async ({ files, codes }) => {
    const loaded = await loadFiles({ ...accounts, ...files });

    expect(loaded.problems.map(({ code }) => code)).toEqual(codes);
  });

  it("are never a link, a folder, a pipe or a socket", async () => {
    workspace = aWorkspace({ ...accounts, ...good, ".env": "CAMPAIGN_A_TOKEN=not-to-be-shown\n" });
    const links = {
      link: "/etc/passwd",
      zero: "/dev/zero",
      inside: "../.env",
      twin: "good.yaml",
      loop: "loop.yaml",
      gone: "x",
    };
    for (const [name, target] of Object.entries(links)) {
      symlinkSync(target, path.join(workspace.root, `campaigns/${name}.yaml`));
    }
    execFileSync("mkfifo", [path.join(workspace.root, "campaigns/pipe.yaml")]);
    mkdirSync(path.join(workspace.root, "campaigns/folder.yaml"));
    const server = createServer().listen(path.join(workspace.root, "campaigns/socket.yaml"));
    await once(server, "listening");

    const loaded = await loadWorkspace(workspace.root);
    server.close();

    const link = "it is a link, and links are not followed here";
    expect(loaded.problems.map(({ code, message }) => [code, message])).toEqual([
      ["file-unreadable", "campaigns/folder.yaml cannot be read: it is a folder, not a file."],
      ["file-unreadable", `campaigns/gone.yaml cannot be read: ${link}.`],
      ["file-unreadable", `campaigns/inside.yaml cannot be read: ${link}.`],
      ["file-unreadable", `campaigns/link.yaml cannot be read: ${link}.`],
      ["file-unreadable", `campaigns/loop.yaml cannot be read: ${link}.`],
      ["file-unreadable", "campaigns/pipe.yaml cannot be read: it is a pipe, not a file."],
      ["file-unreadable", "campaigns/socket.yaml cannot be read: it is a socket, not a file."],
      ["file-unreadable", `campaigns/twin.yaml cannot be read: ${link}.`],
      ["file-unreadable", `campaigns/zero.yaml cannot be read: ${link}.`],
    ]);
    expect([...loaded.sources.keys()]).toEqual(["campaigns/accounts.yaml", "campaigns/good.yaml"]);
  });

  it("are not looked for through a link of the whole folder, of which not even a name is told", async () => {
    const elsewhere = aWorkspace({ ...accounts, ...good, "campaigns/secret-name.yaml": "x" });
    workspace = aWorkspace({});
    symlinkSync(path.join(elsewhere.root, "campaigns"), path.join(workspace.root, "campaigns"));

    const loaded = await loadWorkspace(workspace.root);
    elsewhere.remove();

    expect(loaded.problems.map(({ message }) => message)).toEqual([
      "campaigns/accounts.yaml cannot be read: campaigns/ is a link that leads out of the workspace.",
    ]);
    expect(loaded.campaigns).toEqual([]);
  });

  it("leave everything paused where pause.yaml is a link", async () => {
    workspace = aWorkspace({ ...accounts, ...good, "elsewhere.yaml": "- { account: nobody, reason: x }\n" });
    symlinkSync("../elsewhere.yaml", path.join(workspace.root, "campaigns/pause.yaml"));

    expect(await readPauseFile(workspace.root)).toEqual({
      kind: "unusable",
      reason: "it is a link, and links are not followed here",
    });
  });

  it("are found from any folder below the one that holds campaigns/", () => {
    workspace = aWorkspace(good);
    const below = path.join(workspace.root, "assets/spring");
    mkdirSync(below, { recursive: true });

    expect(findWorkspace(below)).toBe(workspace.root);
    expect(findWorkspace(workspace.root)).toBe(workspace.root);
    expect(findWorkspace("/")).toBeUndefined();
  });
});
