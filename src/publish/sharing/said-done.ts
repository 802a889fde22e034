/** A share that a person says is there. It has no address of its own, so that its network is asked what it is called. */
import type { Account, Found, Receipt } from "../../networks/network.ts";
import { networkOf } from "../../networks/registry.ts";
import type { AccountRun } from "../account/account-context.ts";
import type { ReadySession } from "../account/connection.ts";
import { askNetwork } from "../delivery/doubts.ts";
import { contentOf, type Open } from "../delivery/parts.ts";

/** As a person writes it, and how it is recorded where the network did not tell its name. */
export const done = "done";

/** What a person writes after `--sent`: in words for who looks it up, or the very word; undefined where nobody is asked. */
export function saidSent(account: Account | undefined, isShare: boolean): string | undefined {
  if (isShare) return done;
  if (account === undefined) return "ADDRESS";
  const { nameless, receiptOf } = networkOf(account.network);
  if (receiptOf === undefined) return undefined;
  return nameless?.(account) === true ? done : "ADDRESS";
}

/** Of a share, for which a person wrote anything else. */
export function onlyDone(id: string): string {
  return `A share has no address of its own. When the account shows it, say \`campaign settle ${id} --sent ${done}\`.`;
}

/** Why what a person wrote after `--sent` cannot be recorded, and what can. */
export function notAnAddress(id: string, account: Account, said: string): string {
  const { name, byHand, nameless, profile, receiptOf } = networkOf(account.network);
  const settle = `\`campaign settle ${id}`;
  if (receiptOf === undefined) {
    return `An ${name.toLowerCase()} tells by itself what is in it, so there is no address to give. ${settle} --not-sent\` plans it again, ${settle} --skip\` leaves it out.`;
  }
  const place = profile(account).place?.name ?? account.options.channel ?? name;
  if (nameless?.(account) === true)
    return `What is posted there (${place}) has no address: say ${settle} --sent ${done}\`.`;
  const why = `"${said}" is no address of a post on ${place}.`;
  if (byHand !== true) {
    const short = said.startsWith("https://")
      ? " A short address, or one that an app gives to share, is not the post's own: open it, and copy the address that the browser then shows."
      : "";
    return `${why} Open the post there and copy its address, from https:// on.${short}`;
  }
  return `${why} Give the whole of it, from https:// on; where it has none, say ${settle} --sent ${done}\`.`;
}

function ask(run: AccountRun, ready: ReadySession, open: Open): Promise<Found> {
  return askNetwork(run, ready, { open, part: 0, since: open.claim.firstClaimAt });
}

/** What is recorded for it. Whoever cannot be asked now is asked before it is taken back. */
export async function receiptSaidDone(run: AccountRun, open: Open, account: Account): Promise<Receipt> {
  const connection = await run.connections.to(account);
  const found = connection.kind === "ready" ? await ask(run, connection.ready, open) : undefined;
  if (found?.kind === "published") return found.receipt;
  const url = contentOf(open, 0)?.share?.receipt?.url;
  return { id: done, ...(url !== undefined && { url }) };
}

/** By what it is taken back; undefined: what is recorded names it. */
export async function foundToRemove(
  run: AccountRun,
  ready: ReadySession,
  { open, receipt }: { readonly open: Open | undefined; readonly receipt: Receipt },
): Promise<Found | undefined> {
  const isNameless = receipt.id === done && open !== undefined && contentOf(open, 0)?.share !== undefined;
  // A card is known by its key.
  return isNameless && ready.account.network !== "handoff" ? ask(run, ready, open) : undefined;
}
