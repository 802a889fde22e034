/** Error replies of X as they were recorded in public reports, or as its documentation prints them. */

export interface ErrorBody {
  readonly status: number;
  readonly body: Readonly<Record<string, unknown>>;
}

function problem(status: number, title: string, detail: string, type = "about:blank"): ErrorBody {
  return { status, body: { detail, type, title, status } };
}

export const xErrors = {
  duplicate: problem(403, "Forbidden", "You are not allowed to create a Tweet with duplicate content."),
  noCredits: problem(
    402,
    "CreditsDepleted",
    "Your enrolled account does not have any credits to fulfill this request.",
    "https://api.x.com/2/problems/credits",
  ),
  unauthorized: problem(401, "Unauthorized", "Unauthorized"),
  readOnly: problem(
    403,
    "Forbidden",
    "Your client app is not configured with the appropriate oauth1 app permissions for this endpoint.",
    "https://api.twitter.com/2/problems/oauth1-permissions",
  ),
  suspended: problem(403, "Forbidden", "User is suspended."),
  notYours: problem(
    403,
    "Forbidden",
    "You can only reply to or quote posts where you are mentioned or are the author.",
    "https://api.x.com/2/problems/not-authorized-for-resource",
  ),
  media: {
    status: 400,
    body: {
      errors: [{ parameters: { "media.media_ids": ["1"] }, message: "Your media IDs are invalid." }],
      title: "Invalid Request",
      detail: "One or more parameters to your request was invalid.",
      type: "https://api.twitter.com/2/problems/invalid-request",
    },
  },
  tooMany: problem(429, "Too Many Requests", "Too Many Requests"),
  tooManyOld: { status: 429, body: { errors: [{ code: 88, message: "Rate limit exceeded" }] } },
  unavailable: problem(503, "Service Unavailable", "Service Unavailable"),
} as const satisfies Record<string, ErrorBody>;

export function invalidRequest(words: string): ErrorBody {
  return {
    status: 400,
    body: {
      errors: [{ message: words }],
      title: "Invalid Request",
      detail: "One or more parameters to your request was invalid.",
      type: "https://api.x.com/2/problems/invalid-request",
    },
  };
}

export function notFound(id: string): ErrorBody {
  return {
    status: 404,
    body: {
      title: "Not Found Error",
      detail: `Could not find tweet with id: [${id}].`,
      resource_type: "tweet",
      resource_id: id,
      type: "https://api.x.com/2/problems/resource-not-found",
    },
  };
}
