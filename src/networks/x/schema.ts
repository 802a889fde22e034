/** What of X's replies is relied on. The library's types promise more than a server that is not trusted keeps. */
import { z } from "zod";

const id = z.string().regex(/^\d{1,19}$/);

export const meReply = z.object({
  data: z.object({ id, username: z.string().regex(/^\w{1,50}$/) }),
});

export const createReply = z.object({ data: z.object({ id }) });

export const deleteReply = z.object({ data: z.object({ deleted: z.boolean() }) });

export const uploadReply = z.object({
  data: z.object({ id, processing_info: z.object({ state: z.string().optional() }).optional() }),
});

export const altTextReply = z.object({ data: z.object({ id }) });

const urlEntity = z.object({
  url: z.string(),
  expanded_url: z.string().optional(),
  media_key: z.string().optional(),
});

const post = z.object({
  id,
  text: z.string(),
  created_at: z.string().optional(),
  entities: z.object({ urls: z.array(urlEntity).nullish() }).nullish(),
});
export type TimelinePost = z.infer<typeof post>;

export const timelineReply = z.object({
  data: z.array(post).default([]),
  meta: z.object({ result_count: z.number(), next_token: z.string().optional() }),
  errors: z.array(z.unknown()).default([]),
});

/** What `prepare` leaves for `send`, through the ledger. */
export const preparedData = z.object({ mediaIds: z.array(id).max(4) });

/** Types of problems have names on X's own addresses, or none. */
const problemType = /^(?:about:blank$|https:\/\/(?:[\w-]+\.)*(?:x|twitter)\.com\/)/;

/**
 * Error replies come in two shapes, or both in one: a problem (title, detail, type), and a list of errors with codes.
 * Anything else was written by something in front of X.
 */
export const errorReply = z
  .looseObject({
    title: z.string().optional(),
    detail: z.string().optional(),
    type: z.string().optional(),
    errors: z
      .array(
        z.object({
          message: z.string().optional(),
          detail: z.string().optional(),
          code: z.number().optional(),
          parameters: z.record(z.string(), z.unknown()).optional(),
        }),
      )
      .optional(),
  })
  .refine(
    ({ title, detail, type, errors = [], ...others }) =>
      (title !== undefined && detail !== undefined && problemType.test(type ?? "")) ||
      (errors.length > 0 &&
        errors.every(({ code, message }) => code !== undefined && message !== undefined) &&
        Object.keys(others).length === 0),
  );
