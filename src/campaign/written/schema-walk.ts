/** Finds the schema that a path of a file falls under, for its keys, its examples and what it expects. */
import { z } from "zod";
import type { Path } from "../../diagnostics/source.ts";

export function bare(schema: z.ZodType): z.ZodType {
  return schema instanceof z.ZodOptional ? bare(schema.unwrap() as z.ZodType) : schema;
}

export function inside(schema: z.ZodType, key: string | number): z.ZodType | undefined {
  const outer = bare(schema);
  if (outer instanceof z.ZodObject) return outer.shape[key] as z.ZodType | undefined;
  if (outer instanceof z.ZodRecord) return outer.valueType as z.ZodType;
  if (outer instanceof z.ZodArray) return outer.element as z.ZodType;
  if (outer instanceof z.ZodTuple) return outer.def.items[Number(key)] as z.ZodType | undefined;
  if (outer instanceof z.ZodUnion) {
    for (const option of outer.options) {
      const found = inside(option as z.ZodType, key);
      if (found !== undefined) return found;
    }
  }
  return undefined;
}

/** Absent where the format has nothing at that path. */
export function schemaAt(root: z.ZodType, path: Path): z.ZodType | undefined {
  let schema: z.ZodType | undefined = root;
  for (const key of path) {
    if (schema === undefined) return undefined;
    schema = inside(schema, key);
  }
  return schema;
}

export function keysOf(schema: z.ZodType | undefined): readonly string[] {
  const outer = schema === undefined ? undefined : bare(schema);
  return outer instanceof z.ZodObject ? Object.keys(outer.shape) : [];
}

/** The example of a key as it is written in a file, in YAML's own brackets: `to: ["nyscp-bluesky"]`. */
export function exampleLine(key: string, schema: z.ZodType | undefined): string | undefined {
  const [example] = (schema?.meta()?.examples ?? (schema && bare(schema).meta()?.examples) ?? []) as unknown[];
  return example === undefined ? undefined : `${key}: ${written(example)}`;
}

function written(value: unknown): string {
  if (typeof value === "string")
    return /^[\w./][\w ./+:-]*$/.test(value) && !/: |:$/.test(value) ? value : JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map(written).join(", ")}]`;
  if (typeof value !== "object" || value === null) return String(value);
  return `{ ${Object.entries(value)
    .map(([key, entry]) => `${key}: ${written(entry)}`)
    .join(", ")} }`;
}
