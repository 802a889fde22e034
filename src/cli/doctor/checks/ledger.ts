import { placeText } from "../../../ledger/open.ts";
import { unpinnedLedger } from "../../../publish/judge/pin.ts";
import { stopsNow } from "../../../publish/person/pauses.ts";
import { restoreNotice } from "../../workspace/say-restored.ts";
import type { Examined } from "../examined.ts";
import { type Found, note, ok, person } from "../finding.ts";

/** The record: there, whole, the one that is named, and nothing stopped. */
export async function ledgerFound({ root, prepared, recorded, now }: Examined): Promise<readonly Found[]> {
  if (recorded.kind === "unusable") return [person(recorded.reason, "Nothing is sent until it can be used.")];
  if (recorded.kind === "older")
    return [note(recorded.reason, "Until then nothing that stands in it can be looked at here.")];
  const view = recorded.kind === "ledger" ? recorded.view : undefined;
  const stops = (await stopsNow({ root, ledger: view, now: () => now, periods: async () => prepared.periods })).map(
    (stop) => person(stop, "`campaign resume` lets posts go out again, when a person has decided so."),
  );
  if (recorded.kind === "none" || view === undefined) {
    const none = note(
      "There is no ledger yet.",
      "The first `campaign publish` makes it. What was due before then is not sent.",
    );
    return [...stops, none];
  }
  const restored = await restoreNotice(view);
  const { id, workspace: theirs } = view.info;
  const { workspace } = prepared;
  const found = [
    ...(restored === undefined ? [] : [person(restored, "Make those again, then `campaign resume --all`.")]),
    ...(workspace === undefined || workspace.id === theirs
      ? []
      : [
          person(
            `The ledger belongs to the workspace "${theirs}", and accounts.yaml says "${workspace.id}".`,
            "Write the former name there again.",
          ),
        ]),
    ...(workspace?.ledger === undefined || workspace.ledger === id
      ? []
      : [
          person(
            `accounts.yaml names the ledger ${workspace.ledger}, and this one is ${id}: nothing is sent to a network from here.`,
            "Publish where the named ledger is, or name this one, if a person is sure that it knows what was sent.",
          ),
        ]),
    ...stops,
    ...(workspace === undefined ? [] : unpinnedLedger(workspace, id).map(({ message, help }) => note(message, help))),
  ];
  return found.length > 0 ? found : [ok(`The ledger ${id} is whole (${placeText(recorded.place)}).`)];
}
