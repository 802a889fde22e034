/** What the Graph API answers, as far as it is read. Nothing of it is believed before it has passed here. */
import { z } from "zod";

const id = z.string().regex(/^\d{1,32}$/);
/** `<page>_<post>`. */
const postId = z.string().regex(/^\d{1,32}_\d{1,32}$/);

export const whoReply = z.object({ id, name: z.string().optional() });
export const photoReply = z.object({ id });
export const postReply = z.object({ id: postId });
export const deleteReply = z.object({ success: z.literal(true) });
export const existsReply = z.object({ id: z.string() });

export const feedReply = z.object({
  data: z.array(
    z.object({
      id: postId,
      /** Absent for pictures without words, and for what Facebook says itself ("changed its cover photo"). */
      message: z.string().optional(),
      created_time: z.string(),
      from: z.object({ id: z.string() }).optional(),
    }),
  ),
  /** `next` holds an address with a token in it: only the cursor is read. */
  paging: z.object({ cursors: z.object({ after: z.string().max(2000) }).optional() }).optional(),
});

export const errorReply = z.object({
  error: z.object({
    code: z.number().int(),
    /** Told with each: it is what tells Facebook's errors from those of other clouds. */
    type: z.string(),
    error_subcode: z.number().int().optional(),
    message: z.string().default(""),
    error_user_msg: z.string().optional(),
    is_transient: z.boolean().optional(),
  }),
});
export function isOwnError(body: unknown): boolean {
  return errorReply.safeParse(body).success;
}
export type GraphErrorBody = z.infer<typeof errorReply>["error"];

/** X-Business-Use-Case-Usage: by business, one entry for each use case. */
export const usageHeader = z.record(
  z.string(),
  z.array(z.object({ estimated_time_to_regain_access: z.number().nonnegative().optional() })),
);
