/** A message to a chat or an incident system. `text` is what Slack and Mattermost show; the rest is for programs. */
import { adaptiveCard, isTeams } from "./adaptive-card.ts";
import { request } from "./request.ts";
import type { Channel, Trouble } from "./telling.ts";
import { messageOf } from "./words.ts";

export function webhook(url: string, workspace: string, mask: (text: string) => string): Channel {
  return {
    name: "webhook",
    send(troubles) {
      const body = isTeams(url) ? adaptiveCard(workspace, troubles) : forAll(workspace, troubles);
      const headers = { "content-type": "application/json" };
      return request("CAMPAIGN_WEBHOOK_URL", url, { method: "POST", headers, body: mask(JSON.stringify(body)) });
    },
  };
}

function forAll(workspace: string, troubles: readonly Trouble[]) {
  return {
    version: 1,
    text: messageOf(workspace, troubles),
    workspace,
    troubles: troubles.map(({ subject, state, dueAt, text }) => ({
      delivery: state === undefined ? null : subject,
      state: state ?? null,
      dueAt: dueAt?.toISOString() ?? null,
      text,
    })),
  };
}
