/** The four nations. England and Wales keep the same bank holidays. */
export const nations = ["england", "wales", "scotland", "northern-ireland"] as const;
export type Nation = (typeof nations)[number];

/** As GOV.UK's file divides them. */
export const divisions = ["england-and-wales", "scotland", "northern-ireland"] as const;
export type Division = (typeof divisions)[number];

export function divisionOf(nation: Nation): Division {
  return nation === "england" || nation === "wales" ? "england-and-wales" : nation;
}
