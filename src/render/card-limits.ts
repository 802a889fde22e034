import type { ImageLimits, Profile } from "../networks/network.ts";

/** What a link card's picture must fit into. */
export function cardLimits(profile: Profile): ImageLimits {
  return profile.cardImages ?? profile.images;
}
