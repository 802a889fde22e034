/** What we read of a server's replies, in masto's spelling of the keys. Servers add to it and leave out of it freely. */
import { z } from "zod";
import { GarbledReply } from "../../wire/wire-faults.ts";

const id = z.union([z.string().min(1), z.number().int().transform(String)]);

export const statusReply = z.object({
  id,
  url: z.string().nullish(),
  createdAt: z.iso.datetime({ offset: true }).transform((text) => new Date(text)),
  content: z.string(),
  spoilerText: z.string().nullish(),
  inReplyToId: id.nullish(),
  mediaAttachments: z.array(z.unknown()).nullish(),
});
export type StatusReply = z.infer<typeof statusReply>;

export const statusesReply = z.array(statusReply);

/** Null while it is being processed, and absent where nothing is known of it yet. */
export const mediaReply = z.object({ id: id.nullish(), url: z.string().nullish() });
export const uploadReply = mediaReply.extend({ id });

export const credentialsReply = z.object({
  id,
  username: z.string().min(1),
  suspended: z.boolean().nullish(),
});

/** Of a boost and of a post: whether this account has boosted it. */
export const boostedReply = z.object({
  id,
  reblogged: z.boolean().nullish(),
  reblog: z.object({ id }).nullish(),
});

const address = z.string().nullish().catch(undefined);

export const searchReply = z.object({
  statuses: z.array(z.object({ id, url: address, uri: address, content: address })),
});
export type FoundStatus = z.infer<typeof searchReply>["statuses"][number];

export const sourceReply = z.object({ text: z.string() });

/** As its documentation and the servers like it have it. What carries other keys is a framework's, or a firewall's. */
const errorReply = z.strictObject({
  error: z.string().min(1),
  error_description: z.string().nullish(),
  details: z.unknown().optional(),
  zod_error: z.unknown().optional(),
});

export function isOwnError(body: unknown): boolean {
  return errorReply.safeParse(body).success;
}

const count = z.number().int().positive().optional().catch(undefined);

/** A limit that is missing or makes no sense is left to its default; the reply as a whole must be an object. */
export const instanceReply = z.object({
  domain: z.string().optional().catch(undefined),
  version: z.string().optional().catch(undefined),
  configuration: z
    .object({
      statuses: z
        .object({ maxCharacters: count, maxMediaAttachments: count, charactersReservedPerUrl: count })
        .optional()
        .catch(undefined),
      mediaAttachments: z
        .object({
          descriptionLimit: count,
          imageSizeLimit: count,
          imageMatrixLimit: count,
          supportedMimeTypes: z.array(z.string()).optional().catch(undefined),
        })
        .optional()
        .catch(undefined),
    })
    .optional()
    .catch(undefined),
});

/** Throws a GarbledReply that says what was asked for, never what came: it may be anything. */
export function understood<T>(schema: z.ZodType<T>, reply: unknown, what: string): T {
  const parsed = schema.safeParse(reply);
  if (parsed.success) return parsed.data;
  const places = parsed.error.issues.map(({ path }) => path.join(".")).filter((place) => place !== "");
  const where = places.length > 0 ? ` (${[...new Set(places)].slice(0, 5).join(", ")})` : "";
  throw new GarbledReply(`The server's answer is no ${what}${where}.`);
}
