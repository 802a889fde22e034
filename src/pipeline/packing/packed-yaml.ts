/** The campaign file of a pack. */
import type { Campaign, Partner } from "../../campaign/model.ts";
import { broughtBy } from "../../campaign/packs/brought.ts";
import { writtenFor } from "../../campaign/packs/moments.ts";
import { recordOf } from "../../campaign/written/written-data.ts";
import type { Data } from "../../campaign/yaml/data.ts";
import { readYaml } from "../../campaign/yaml/read-yaml.ts";
import { yamlText } from "../../campaign/yaml/write-yaml.ts";
import { type Original, originalName } from "../../handing/pack/packed.ts";

/** A poster and a montage are pictures like others there: what they are drawn from said their alt texts. */
function withAlts(written: Readonly<Record<string, Data>>, assets: Campaign["assets"]): Data {
  const all = Object.entries(written).map(([id, each]) => {
    const asset = assets.get(id);
    return [id, asset?.altPath === undefined ? each : { ...recordOf(each), alt: asset.alt }] as const;
  });
  return Object.fromEntries(all);
}

/** The file as it is written, but for what no pack brings; the partner's own values stand in it. */
export function campaignYaml(
  { source, assets }: Campaign,
  { id, name, variables }: Partner,
  { originals, kept }: { readonly originals: readonly Original[]; readonly kept: ReadonlySet<string> },
): string {
  const names = new Map(originals.map(({ asset, image }, index) => [asset, originalName(index, image.format)]));
  const written = writtenFor(readYaml(source.file, source.text).data ?? null, id);
  const brought = broughtBy(written, { fileOf: (asset) => names.get(asset), keeps: (post) => kept.has(post) });
  const data = {
    ...brought,
    ...(brought.assets !== undefined && { assets: withAlts(recordOf(brought.assets), assets) }),
  };
  const own = { ...recordOf(brought.variables), ...variables };
  const whole = Object.keys(own).length === 0 ? data : { ...data, variables: own };
  return yamlText(whole, [
    `Made for ${name.replaceAll(/\s+/g, " ")} by \`campaign pack\`. Nothing here says who posts it:`,
    "adapt it with `based-on` (docs/partners.md), or import it.",
  ]);
}
