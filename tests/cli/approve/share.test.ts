/** Whoever agrees to a share agrees to the very post that is shared, by that account, at that time. */
import { readFileSync } from "node:fs";
import path from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { aWorkspace, type TestWorkspace } from "../../support/campaign/a-workspace.ts";
import { runCampaign } from "../../support/machine/run-campaign.ts";

const accounts = `format: 2
workspace: northdale
people:
  jo-bloggs: { role: Manager }
  sam-jones: { role: Officer }
policies: { approval: { needed: 1, by: [jo-bloggs] } }
accounts:
  lead-box: { network: outbox, name: Northdale Partnership }
  east-box: { network: outbox, name: Eastdale Council }
`;
const campaign = `campaign: day
title: A day
owner: sam-jones
date: 2027-03-18
to: [lead-box]
posts:
  - { id: hello, at: day 09:00, text: "You are not to blame." }
  - { id: pass-on, at: day 09:30, share: hello, of: [lead-box], to: [east-box] }
`;
const share = "day/pass-on/east-box";

let workspace: TestWorkspace;
beforeEach(() => {
  workspace = aWorkspace({ "campaigns/accounts.yaml": accounts, "campaigns/day.yaml": campaign });
});
afterEach(() => workspace.remove());

const run = (time: string, ...args: string[]) =>
  runCampaign(args, { cwd: workspace.root, startsAt: `2027-03-18T${time}:00Z` });
const publish = async (time: string) => JSON.parse((await run(time, "publish", "--format", "json")).stdout);
const agree = (...what: string[]) => run("08:10", "approve", ...what, "--as", "jo-bloggs");
const idsOf = (some: readonly { readonly id: string }[]) => some.map(({ id }) => id);

it("holds a share that nobody agreed to, though its post is out", async () => {
  await publish("08:00");
  await agree("day/hello");
  const first = await publish("09:01");
  const { published, held } = await publish("09:31");

  expect(idsOf(first.published)).toEqual(["day/hello/lead-box"]);
  expect(published).toEqual([]);
  expect(held).toMatchObject([{ id: share, because: "approval" }]);
});

it("shares what was agreed to, and holds it when its post has changed since", async () => {
  await publish("08:00");
  expect((await agree("day")).code).toBe(0);
  const plan = JSON.parse((await run("08:20", "plan", "--format", "json")).stdout);
  const file = path.join(workspace.root, "campaigns/day.yaml");
  workspace.write("campaigns/day.yaml", readFileSync(file, "utf8").replace("not to blame", "never to blame"));
  const changed = JSON.parse((await run("08:30", "plan", "--format", "json")).stdout);
  workspace.write("campaigns/day.yaml", campaign);
  await publish("09:01");
  const { published } = await publish("09:31");

  const approvalIn = ({ deliveries }: { deliveries: { id: string; approval: unknown }[] }) =>
    deliveries.find(({ id }) => id === share)?.approval;
  expect(approvalIn(plan)).toMatchObject({ needed: 1, by: [{ person: "jo-bloggs" }] });
  expect(approvalIn(changed)).toMatchObject({ needed: 1, by: [], changed: ["text", "shared post"] });
  expect(idsOf(published)).toEqual([share]);
});
