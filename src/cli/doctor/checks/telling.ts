import { viewMaskerFor } from "../../../system/secrets/mask.ts";
import type { Environment } from "../../../system/secrets/secrets.ts";
import { request } from "../../../telling/request.ts";
import type { Trouble } from "../../../telling/telling.ts";
import { channelsFor } from "../../publishing/telling.ts";
import type { Examined } from "../examined.ts";
import { type Found, note, ok, person } from "../finding.ts";

const test: Trouble = {
  subject: "run:test",
  text: "This is a test, sent by `campaign doctor --send`. Nothing is wrong, and nothing needs to be done.",
  digest: "test",
  isTest: true,
};

async function tried(name: string, work: () => Promise<void>): Promise<Found> {
  try {
    await work();
    return ok(`The ${name} took a message that says it is a test.`);
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    return person(`Nobody is told by ${name}: ${why}`, "Look at its address in the environment or in .env.");
  }
}

/** One without the other sends nothing, and says nothing. */
function halfMail({ CAMPAIGN_SMTP_URL: url = "", CAMPAIGN_MAIL_TO: to = "" }: Environment): readonly Found[] {
  if ((url === "") === (to === "")) return [];
  const [set, missing] =
    url === "" ? ["CAMPAIGN_MAIL_TO", "CAMPAIGN_SMTP_URL"] : ["CAMPAIGN_SMTP_URL", "CAMPAIGN_MAIL_TO"];
  return [person(`Nobody is told by mail: ${set} is set, and ${missing} is not.`, `Set ${missing} too.`)];
}

/** Who is told of trouble, and what notices silence. `send`: tries each with a message that says it is a test. */
export async function tellingFound({ prepared, environment }: Examined, send: boolean): Promise<readonly Found[]> {
  const channels = channelsFor(environment, prepared.workspace?.id ?? "default", viewMaskerFor(environment));
  const heartbeat = environment.CAMPAIGN_HEARTBEAT_URL ?? "";
  const lacking = [
    ...halfMail(environment),
    ...(channels.length > 0
      ? []
      : [
          note(
            "Nobody is told when a post fails: neither a webhook nor a mail is set.",
            "Set CAMPAIGN_WEBHOOK_URL, or CAMPAIGN_SMTP_URL and CAMPAIGN_MAIL_TO.",
          ),
        ]),
    ...(heartbeat === ""
      ? [note("Nobody notices when nothing runs at all.", "Set CAMPAIGN_HEARTBEAT_URL to a dead man's switch.")]
      : []),
  ];
  if (!send) {
    const names = [...channels.map(({ name }) => name), ...(heartbeat === "" ? [] : ["heartbeat"])];
    return names.length === 0 ? lacking : [ok(`Set: ${names.join(", ")}; --send tries them.`), ...lacking];
  }
  const results = await Promise.all([
    ...channels.map((channel) => tried(channel.name, () => channel.send([test]))),
    ...(heartbeat === "" ? [] : [tried("heartbeat", () => request("CAMPAIGN_HEARTBEAT_URL", heartbeat))]),
  ]);
  return [...results, ...lacking];
}
