/**
 * What Mastodon's API takes and gives: the description made from its documentation where that lies beside the
 * repository, else what we use of it, written down by hand. The former is not ours to pass on.
 */
import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { Ajv2020 } from "ajv/dist/2020.js";
import { z } from "zod";

export interface Route {
  readonly method: string;
  /** As the description writes it: `/api/v1/statuses/{id}`. */
  readonly route: string;
}

export interface AskedFor extends Route {
  readonly query: URLSearchParams;
  /** JSON, or the fields of a form with `file` as a word. */
  readonly body?: unknown;
}

export interface Description {
  readonly name: "the official description" | "our own notes";
  /** What is wrong with a request; empty when all is well. */
  request(request: AskedFor): readonly string[];
  /** What is wrong with a reply of the double itself. */
  reply(route: Route, status: number, body: unknown): readonly string[];
}

interface Schema {
  readonly $ref?: string;
  readonly type?: string;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly allOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
}
type Content = Readonly<Record<string, { readonly schema: Schema }>>;
interface Operation {
  readonly parameters?: readonly { readonly name: string; readonly in: string; readonly schema: Schema }[];
  readonly requestBody?: { readonly content: Content; readonly required?: boolean };
  readonly responses: Readonly<Record<string, { readonly content?: Content }>>;
}
interface OpenApi {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: { readonly schemas: Readonly<Record<string, Schema>> };
}

function officialDescription(file: string): Description {
  const api = JSON.parse(readFileSync(file, "utf8")) as OpenApi;
  const ajv = new Ajv2020({ strict: false, validateFormats: false, allErrors: true });
  ajv.addSchema(api as object, "mastodon");

  function wrong(what: string, schema: Schema, value: unknown): readonly string[] {
    // References inside the file are resolved against the whole of it.
    const check = ajv.compile(JSON.parse(JSON.stringify(schema).replaceAll('"#/', '"mastodon#/')) as object);
    return check(value) ? [] : [`${what}: ${ajv.errorsText(check.errors)}`];
  }
  function resolved(schema: Schema): Schema {
    return schema.$ref ? (api.components.schemas[schema.$ref.split("/").at(-1) ?? ""] ?? {}) : schema;
  }
  /** Names that a body may have in any of its forms. The description leaves others open; we do not. */
  function namesOf(schema: Schema): readonly string[] {
    const { properties = {}, allOf = [], oneOf = [] } = resolved(schema);
    return [...Object.keys(properties), ...[...allOf, ...oneOf].flatMap(namesOf)];
  }
  function readAs(text: string, type: string | undefined): unknown {
    if (type === "integer") return Number(text);
    return type === "boolean" ? text === "true" : text;
  }
  function wrongQuery(operation: Operation, query: URLSearchParams): readonly string[] {
    return [...query].flatMap(([name, value]) => {
      const parameter = operation.parameters?.find((each) => each.name === name && each.in === "query");
      if (parameter === undefined) return [`the query parameter [${name}] is not described`];
      return wrong(name, parameter.schema, readAs(value, parameter.schema.type));
    });
  }
  function wrongBody(operation: Operation, body: unknown): readonly string[] {
    const { content: contents = {}, required = false } = operation.requestBody ?? {};
    const [content] = Object.values(contents);
    if (content === undefined) return body === undefined ? [] : ["a body that is not described"];
    if (body === undefined && !required) return [];
    const known = new Set(namesOf(content.schema));
    const strange = Object.keys((body ?? {}) as object).filter((name) => !known.has(name));
    // Words with pictures are one of its forms and pass for another, since that one is open: the one that knows them counts.
    const { oneOf = [], ...rest } = content.schema;
    const forms = oneOf.filter((form) => {
      const names = namesOf(form);
      return Object.keys((body ?? {}) as object).every((name) => names.includes(name));
    });
    const schema = oneOf.length > 0 ? { ...rest, anyOf: forms.length > 0 ? forms : oneOf } : rest;
    return [...strange.map((name) => `the field [${name}] is not described`), ...wrong("body", schema, body)];
  }

  return {
    name: "the official description",
    request({ method, route, query, body }) {
      const operation = api.paths[route]?.[method.toLowerCase()];
      if (operation === undefined) return [`${method} ${route} is not described`];
      return [...wrongQuery(operation, query), ...wrongBody(operation, body)];
    },
    reply({ method, route }, status, body) {
      const content = api.paths[route]?.[method.toLowerCase()]?.responses[String(status)]?.content;
      const [first] = Object.values(content ?? {});
      return first ? wrong(`reply to ${method} ${route}`, first.schema, body) : [];
    },
  };
}

const text = z.string();
const media = z.object({
  id: text,
  type: z.enum(["image", "unknown"]),
  url: text.nullable(),
  description: text.nullable(),
});
const account = z.object({ id: text, username: text, acct: text, url: text });
const status = z.object({
  id: text,
  created_at: z.iso.datetime(),
  content: text,
  spoiler_text: text,
  sensitive: z.boolean(),
  visibility: z.enum(["public", "unlisted", "private", "direct"]),
  url: text,
  uri: text,
  in_reply_to_id: text.nullable(),
  media_attachments: z.array(media),
  account,
});
const number = z.number().int();
const instance = z.object({
  domain: text,
  version: text,
  configuration: z.object({
    statuses: z.object({ max_characters: number, max_media_attachments: number, characters_reserved_per_url: number }),
    media_attachments: z.object({
      image_size_limit: number,
      image_matrix_limit: number,
      supported_mime_types: z.array(text),
    }),
  }),
});
const newStatus = z.strictObject({
  status: text,
  media_ids: z.array(text).min(1).optional(),
  visibility: z.enum(["public", "unlisted", "private", "direct"]).optional(),
  spoiler_text: text.optional(),
  sensitive: z.boolean().optional(),
  language: z.string().length(2).optional(),
  in_reply_to_id: text.optional(),
});

interface Note {
  readonly query?: readonly string[];
  readonly body?: z.ZodType;
  readonly reply: z.ZodType;
}
const notes: Readonly<Record<string, Note>> = {
  "GET /api/v1/accounts/verify_credentials": { reply: account },
  "GET /api/v2/instance": { reply: instance },
  "GET /api/v1/accounts/{id}/statuses": { query: ["limit", "exclude_reblogs", "max_id"], reply: z.array(status) },
  "POST /api/v1/statuses": { body: newStatus, reply: status },
  "DELETE /api/v1/statuses/{id}": { reply: status },
  "GET /api/v1/statuses/{id}/source": { reply: z.object({ id: text, text, spoiler_text: text }) },
  "GET /api/v1/statuses/{id}": { reply: status },
  "POST /api/v1/statuses/{id}/reblog": { reply: status },
  "POST /api/v1/statuses/{id}/unreblog": { reply: status },
  "GET /api/v2/search": { query: ["q", "type", "resolve", "limit"], reply: z.object({ statuses: z.array(status) }) },
  "POST /api/v2/media": {
    body: z.strictObject({ file: text, description: text.optional(), focus: text.optional() }),
    reply: media,
  },
  "GET /api/v1/media/{id}": { reply: media },
};

function complaints(what: string, schema: z.ZodType, value: unknown): readonly string[] {
  const parsed = schema.safeParse(value);
  return parsed.success ? [] : [`${what}: ${z.prettifyError(parsed.error)}`];
}

export const ownNotes: Description = {
  name: "our own notes",
  request({ method, route, query, body }) {
    const known = notes[`${method} ${route}`];
    if (known === undefined) return [`${method} ${route} is not described`];
    const strange = [...query.keys()].filter((name) => !known.query?.includes(name));
    return [
      ...strange.map((name) => `the query parameter [${name}] is not described`),
      ...complaints("body", known.body ?? z.undefined(), body),
    ];
  },
  reply({ method, route }, code, body) {
    const known = notes[`${method} ${route}`];
    if (known === undefined || code >= 400 || code === 206) return [];
    return complaints(`reply to ${method} ${route}`, known.reply, body);
  },
};

/** `SOCIAL_API_SPECS` names the folder where it is not beside the repository. */
export function describedMastodon(): Description {
  const beside = path.resolve(import.meta.dirname, "../../../../../shared/specs");
  const file = path.join(process.env.SOCIAL_API_SPECS ?? beside, "mastodon-openapi.json");
  return existsSync(file) ? officialDescription(file) : ownNotes;
}
