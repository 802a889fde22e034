/** What is told, in words. */
import type { Trouble } from "./telling.ts";

export function subjectOf(workspace: string, troubles: readonly Trouble[]): string {
  if (troubles.length > 0 && troubles.every(({ isTest }) => isTest)) return `campaign (${workspace}): a test`;
  const count = troubles.filter(({ state }) => state !== undefined).length;
  if (count === 0) return `campaign (${workspace}) needs a person`;
  return `campaign (${workspace}): ${count} ${count === 1 ? "post needs" : "posts need"} a person`;
}

export const helpLine =
  "`campaign status` lists everything; `campaign settle ID` tells what is known of one, and decides.";

export function messageOf(workspace: string, troubles: readonly Trouble[]): string {
  const lines = troubles.map(({ text }) => `- ${text}`);
  return [`${subjectOf(workspace, troubles)}.`, "", ...lines, "", helpLine].join("\n");
}
