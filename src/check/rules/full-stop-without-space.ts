import type { Workspace } from "../../campaign/model.ts";
import type { NetworkId } from "../../networks/network.ts";
import { networkOf } from "../../networks/registry.ts";
import { findOn } from "../../networks/text/finds.ts";
import { linksIn } from "../../networks/text/links.ts";
import { networkName } from "../text/network-name.ts";
import { textRule } from "../written.ts";

/** Top-level domains that begin sentences. */
const words = new Set(
  `able academy actor africa art as at author baby best bet bible bike black blue boats book by call care center city
  click community cool country do docs doctor earth education email events express fail family fan farm fish food foundation
  free frontier fun games garden gifts give global green group guide guru health help here holiday home host how in
  international is it jobs kids kim legal life like limited link live living love map me men money music my network new
  news no now one online party pay people place play plus pub read red report rest review rip room safe sale save school
  science search services sex share show so social space store study style support surgery team tips to today tools town
  training travel tv uno us vote watch wedding works world you young youtube zero zone`.split(/\s+/),
);

/** What a post with a link costs, where its network charges. */
function costOn(network: NetworkId, { prices }: Workspace): string {
  const cost = networkOf(network).costOf?.([{ text: "https://example.org", images: [] }], prices[network]);
  return cost === undefined ? "" : `, which makes the post cost ${cost.amount.toFixed(2)} ${cost.currency}`;
}

/** A time of day wants no full stop at all. */
function better(host: string): string {
  const time = /^(\d{1,2}(?:\.\d\d)?)\.([ap]m)$/i.exec(host);
  if (time !== null) return `Write ${time[1]}${time[2]}.`;
  const dot = host.lastIndexOf(".");
  return `Put a space after the full stop: "${host.slice(0, dot)}. ${host.slice(dot + 1)}".`;
}

export const fullStopWithoutSpace = textRule({
  code: "full-stop-without-space",
  severity: "warning",
  summary:
    "A full stop without a space makes a link to a stranger's address, as in children.Next, which X charges for.",
  *find({ text, rendered: { profile } }, { workspace }) {
    const { network } = profile;
    const meant = new Set(linksIn(text).map(({ start }) => start));
    for (const span of findOn(network, text)) {
      const host = text.slice(span.start, span.end);
      // No sentence begins with www: such an address is misspelt, which link-broken tells.
      if (span.kind !== "link" || /[:/?]|^www\./i.test(host)) continue;
      const labels = host.split(".");
      const sentence = labels.length === 2 && words.has(labels[1] ?? "");
      if (meant.has(span.start) && !sentence) continue;
      yield {
        span,
        message: `${networkName(network)} makes a link of "${host}"${costOn(network, workspace)} and leads readers to a stranger's address.`,
        help: `${better(host)} If it is an address, write https://${host}.`,
      };
    }
  },
});
