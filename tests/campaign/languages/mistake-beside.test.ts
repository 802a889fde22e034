/** A mistake elsewhere in a file of two languages: what is written in both must not seem to be missing. */
import { afterEach, expect, it } from "vitest";
import { aWorkspace, type TestWorkspace } from "../../support/campaign/a-workspace.ts";
import { readWorkspace } from "../../support/campaign/read-workspace.ts";

let workspace: TestWorkspace;
afterEach(() => workspace.remove());

async function codesOf(to: string, text: string): Promise<readonly string[]> {
  workspace = aWorkspace({
    "campaigns/accounts.yaml": "workspace: test\naccounts:\n  print-room: { network: outbox }\n",
    "campaigns/day.yaml": `campaign: day
title: A day to listen
date: 2027-03-18
timezone: Europe/London
to: ${to}
languages: [cy, en]
bilingual: together
posts:
  - { id: one, at: day 09:00, text: ${text} }
`,
  });
  const { problems } = await readWorkspace(workspace.root, "2027-01-10T09:00:00Z");
  return problems.filter(({ severity }) => severity === "error").map(({ code }) => code);
}

it("is told alone", async () => {
  expect(await codesOf("print-room", '{ cy: "Gwrandewch heddiw.", en: "Listen today." }')).toEqual(["value-type"]);
});

it("is told with what is really missing", async () => {
  expect(await codesOf("print-room", '{ cy: "Gwrandewch heddiw." }')).toEqual(["value-type", "language-missing"]);
});
