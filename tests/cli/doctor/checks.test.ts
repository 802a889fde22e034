/** What no test can do to a machine: a full disk, an old Node, a clock that was set back, rights that root has anyway. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { clockFound } from "../../../src/cli/doctor/checks/clock.ts";
import { diskFound } from "../../../src/cli/doctor/checks/disk.ts";
import { folderFound } from "../../../src/cli/doctor/checks/folder.ts";
import { picturesFound } from "../../../src/cli/doctor/checks/pictures.ts";
import { programFound } from "../../../src/cli/doctor/checks/program.ts";
import { type Check, findingsOf } from "../../../src/cli/doctor/looking.ts";
import { aWorkspace, outboxAccounts } from "../../support/campaign/a-workspace.ts";

describe("doctor", () => {
  it.each([
    [50_000_000, "person"],
    [500_000_000, "note"],
    [5_000_000_000, "ok"],
  ])("takes %d bytes left on the disk for: %s", (free, state) => {
    expect(diskFound({ folder: "/srv", free })).toEqual([expect.objectContaining({ state })]);
  });

  it.each([
    [{ node: "24.21.0", zones: "2026c", summer: "13:00" }, "ok"],
    [{ node: "24.21.0", zones: "2019c", summer: "13:00" }, "note"],
    [{ node: "24.21.0", zones: undefined, summer: "12:00" }, "person"],
  ])("takes the runtime %j for: %s", (runtime, state) => {
    expect(programFound(runtime)).toEqual([expect.objectContaining({ state })]);
  });

  it("finds a clock that was set back to before a publisher's last look", () => {
    const looked = new Date("2027-03-18T09:00:00Z");
    const recorded = {
      kind: "ledger" as const,
      lastLook: looked,
      place: { kind: "sqlite" as const, file: "" },
      view: undefined as never,
    };
    const at = (now: string) => clockFound({ now: new Date(now), recorded, asked: undefined })[0]?.state;

    expect([at("2027-03-18T08:30:00Z"), at("2027-03-18T08:59:30Z"), at("2027-03-18T10:00:00Z")]).toEqual([
      "person",
      "ok",
      "ok",
    ]);
  });

  it("finds what this user may not read, and where it may not write", () => {
    const workspace = aWorkspace({ "campaigns/accounts.yaml": outboxAccounts });
    try {
      const unread = folderFound(workspace.root, (file, what) => what === "write" || !file.endsWith("accounts.yaml"));
      const unwritten = folderFound(workspace.root, (_, what) => what === "read");

      expect(unread).toEqual([
        expect.objectContaining({ state: "person", message: expect.stringContaining("accounts.yaml") }),
      ]);
      expect(unwritten).toEqual([
        expect.objectContaining({ state: "person", message: expect.stringContaining(".campaign") }),
      ]);
    } finally {
      workspace.remove();
    }
  });

  it("finds a check that could not look, and keeps none of the others from looking", async () => {
    const broken: Check<null> = ["disk", () => Promise.reject(new Error("no such device"))];

    expect(await findingsOf(broken, null)).toEqual([
      expect.objectContaining({
        check: "disk",
        state: "person",
        message: "This could not be looked at: no such device",
      }),
    ]);
  });

  it("finds that there are no fonts to draw words with", async () => {
    const empty = mkdtempSync(path.join(tmpdir(), "campaign-no-fonts-"));
    try {
      expect(await picturesFound(empty)).toEqual([expect.objectContaining({ state: "person" })]);
      expect(await picturesFound()).toEqual([expect.objectContaining({ state: "ok" })]);
    } finally {
      rmSync(empty, { recursive: true, force: true });
    }
  });
});
