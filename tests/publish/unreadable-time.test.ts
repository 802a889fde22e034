import { afterEach, describe, expect, it } from "vitest";
import { aDueCampaign, type DueCampaign, type DuePost } from "../support/publishing/a-due-campaign.ts";

const file = "campaigns/due.yaml";
const posts: readonly DuePost[] = [
  { id: "first", text: "You can talk to us.", at: "09:00" },
  { id: "second", text: "Someone will listen.", at: "10:00" },
  { id: "third", text: "It is never your fault.", at: "11:00" },
];

describe("a time that cannot be read", () => {
  let due: DueCampaign;

  afterEach(() => due.workspace.remove());

  it("leaves out its post, tells it once, and counts nothing of it as removed", async () => {
    due = aDueCampaign({ room: { account: "{ network: outbox }", secrets: {} } }, posts);
    const edit = (time: string) => due.workspace.write(file, due.textWith({ second: time }));
    await due.publishAt("09:01");

    edit("10am");
    const meanwhile = await due.publishAt("11:01");
    const states = await due.states();
    edit("11:30");
    const afterwards = await due.publishAt("11:31");

    expect(meanwhile.code).toBe(1);
    expect(meanwhile.report.problems).toMatchObject([
      { code: "time-unreadable", help: expect.stringContaining("`2027-03-18 10:00`") },
    ]);
    expect(meanwhile.report.published).toMatchObject([{ id: "due/third/room" }]);
    expect(states["due/second/room"]).not.toBe("skipped");
    expect(afterwards.report.published).toMatchObject([{ id: "due/second/room" }]);
  });

  it("so does a length of time", async () => {
    due = aDueCampaign({ room: { account: "{ network: outbox }", secrets: {} } }, posts);
    const whole = due.textWith({});
    await due.publishAt("08:59");

    due.workspace.write(file, whole.replace('10:00", late: 12h', '10:00", late: 12'));
    const meanwhile = await due.publishAt("11:01");
    const states = await due.states();
    due.workspace.write(file, whole);
    const afterwards = await due.publishAt("11:02");

    expect(meanwhile.code).toBe(1);
    expect(meanwhile.report.problems).toMatchObject([{ code: "duration-invalid" }]);
    expect(meanwhile.report.published).toMatchObject([{ id: "due/first/room" }, { id: "due/third/room" }]);
    expect(states["due/second/room"]).not.toBe("skipped");
    expect(afterwards.report.published).toMatchObject([{ id: "due/second/room" }]);
  });
});
