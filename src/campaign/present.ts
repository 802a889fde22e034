/** An object without its undefined entries: absent and undefined are not the same to the types here. */
export type Present<T> = { [Key in keyof T as undefined extends T[Key] ? never : Key]: T[Key] } & {
  [Key in keyof T as undefined extends T[Key] ? Key : never]?: Exclude<T[Key], undefined>;
};

export function present<T extends object>(object: T): Present<T> {
  return Object.fromEntries(Object.entries(object).filter(([, value]) => value !== undefined)) as Present<T>;
}

/** Of what the shape has found to be one. */
export function numberOf(written: string | undefined): number | undefined {
  return written === undefined ? undefined : Number(written);
}

/** Of what the shape has found to be one. */
export function flagIn(written: string | undefined): boolean | undefined {
  return written === undefined ? undefined : written === "true";
}
