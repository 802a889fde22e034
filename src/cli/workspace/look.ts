/** The files, and all that a view shows of the ledger, which is opened once for it, and never made. */
import type { Row } from "../../ledger/ledger.ts";
import type { StandingOf } from "../../ledger/standing.ts";
import { type OutWithPictures, outWithPictures } from "../../pipeline/permits/pictures-out.ts";
import type { Prepared } from "../../pipeline/prepare.ts";
import { renderedAnyhow } from "../../pipeline/stage.ts";
import { type HandedPack, packsNoted } from "../../publish/judge/packs.ts";
import { stopsNow } from "../../publish/person/pauses.ts";
import { isRestored } from "../../publish/person/restored.ts";
import { standingOf } from "../../publish/standing/standing.ts";
import { wordingOf } from "../../publish/standing/wording.ts";
import type { Context } from "../frame/context.ts";
import { viewing } from "./ledger.ts";
import { preparedWith } from "./prepared.ts";

export interface Look {
  readonly prepared: Prepared;
  /** Of the selected deliveries. */
  readonly standingOf: StandingOf;
  /** What stops publishing now, a sentence each. */
  readonly stops: readonly string[];
  readonly rows: readonly Row[];
  /** Where they were asked for. */
  readonly out: readonly OutWithPictures[];
  /** Packs that were handed out, where pictures were asked for. */
  readonly packs: readonly HandedPack[];
  /** The ledger was restored, and waits for a person. */
  readonly restored: boolean;
}

export interface LookOptions {
  readonly drafts?: boolean;
  /** Whether the pictures of what is out are asked for: each costs a look into the ledger. */
  readonly pictures?: (prepared: Prepared) => boolean;
}

/** @throws {UsageError} for a target that is no campaign here. */
export async function lookOnce(
  context: Context,
  root: string,
  targets: readonly string[],
  { drafts = false, pictures = () => false }: LookOptions = {},
): Promise<Look> {
  return viewing(context, root, async (ledger) => {
    const prepared = await preparedWith(context, ledger, { root, targets, drafts });
    const wordings = prepared.selected.flatMap((staged) => renderedAnyhow(staged).map(wordingOf));
    const standings = await standingOf(wordings, ledger, context.clock.now());
    const shows = ledger !== undefined && pictures(prepared) ? ledger : undefined;
    return {
      prepared,
      standingOf: ({ id }) => standings.get(id) ?? { state: "planned", changed: false },
      stops: await stopsNow({ root, ledger, now: () => context.clock.now(), periods: async () => prepared.periods }),
      rows: (await ledger?.rows()) ?? [],
      out: shows === undefined ? [] : await outWithPictures(prepared, shows),
      packs: shows === undefined ? [] : packsNoted(await shows.events({ account: "" })),
      restored: ledger !== undefined && isRestored(ledger),
    };
  });
}
