/** Who is told of trouble: as the environment says, never a file of the repository. */
import { isError } from "../../diagnostics/problem.ts";
import type { Ledger } from "../../ledger/ledger.ts";
import type { Reminder } from "../../permission/approval/reminders.ts";
import type { RunResult } from "../../publish/publish.ts";
import { viewMaskerFor } from "../../system/secrets/mask.ts";
import type { Environment } from "../../system/secrets/secrets.ts";
import { mail } from "../../telling/mail.ts";
import { request } from "../../telling/request.ts";
import { beat, type Channel, type Trouble, tellTroubles, troublesOf } from "../../telling/telling.ts";
import { webhook } from "../../telling/webhook.ts";
import type { Context } from "../frame/context.ts";

interface Told {
  readonly ledger: Ledger;
  readonly result: RunResult;
  /** Set while a restored ledger waits for a person. */
  readonly restored?: string;
  readonly environment: Environment;
  readonly workspace: string;
  /** Who has what to agree to. */
  readonly reminders: readonly Reminder[];
}

export function channelsFor(
  environment: Environment,
  workspace: string,
  mask: (text: string) => string,
): readonly Channel[] {
  const { CAMPAIGN_WEBHOOK_URL: hook = "", CAMPAIGN_SMTP_URL: smtp = "", CAMPAIGN_MAIL_TO: to = "" } = environment;
  return [
    ...(hook === "" ? [] : [webhook(hook, workspace, mask)]),
    ...(smtp === "" || to === "" ? [] : [mail({ url: smtp, to, workspace, mask })]),
  ];
}

/** What concerns no single row of the ledger: told before a post is missed for it. */
function faultsOf({ result, restored }: Told): readonly string[] {
  const { faults, stuck, report } = result;
  return [
    ...faults,
    ...(stuck ? ["Another run holds an account for too long."] : []),
    ...(restored === undefined ? [] : [restored]),
    ...report.problems
      .filter(isError)
      .map(({ place: { file, line }, message, help }) => `${file}, line ${line}: ${message} ${help}`),
  ];
}

/**
 * No id of a delivery has a colon. Kept in the ledger, so that of several machines one tells; each stage by itself, or
 * two machines whose files differ would tell theirs by turns.
 */
function reminded({ campaign, text, stage }: Reminder): Trouble {
  return { subject: `approval:${campaign} ${stage}`, text, digest: stage };
}

/**
 * After the report: what no channel failed to tell is told. A sign of life only where the work was done; false when it
 * could not be given, and the next run must try again.
 */
export async function tellPeople(context: Context, told: Told): Promise<boolean> {
  const { ledger, result, environment } = told;
  const now = context.clock.now();
  const troubles = [...troublesOf(result.untold, faultsOf(told)), ...told.reminders.map(reminded)];
  const channels = channelsFor(environment, told.workspace, viewMaskerFor(environment));
  const { complete, failures } = await tellTroubles(channels, { ledger, troubles, now });
  if (complete) await ledger.tell(result.untold);
  for (const failure of failures) {
    context.output.warn(`Nobody could be told by ${failure} It is tried again at the next run.`);
  }
  const heartbeat = environment.CAMPAIGN_HEARTBEAT_URL ?? "";
  if (heartbeat === "" || result.faults.length > 0) return true;
  const silent = await beat(ledger, () => request("CAMPAIGN_HEARTBEAT_URL", heartbeat));
  if (silent !== undefined) context.output.warn(`No sign of life could be given by ${silent}`);
  return silent === undefined;
}
