/** An act of approval: two messages that were agreed to by command. */
import type { Act, AgreedMessage } from "../../../src/campaign/approvals/act.ts";

export function agreedTo(words: readonly string[], more: Partial<AgreedMessage> = {}): AgreedMessage {
  return {
    digest: `v1:${"a1".repeat(32)}`,
    local: "2027-03-18T09:00",
    deliveries: ["spring/one/a-bluesky"],
    words,
    aspects: { text: "0123456789ab", "alt text": "12345e678901" },
    ...more,
  };
}

export function anAct(more: Partial<Act> = {}): Act {
  return {
    workspace: "default",
    by: "jo-bloggs",
    at: new Date("2027-03-03T09:00:00.123Z"),
    how: "command",
    agreed: [agreedTo(["Someone will listen."])],
    withdrawn: [],
    ...more,
  };
}
