/**
 * What X's API takes and gives: its official description where that lies beside the repository, else what we use of it,
 * written down by hand. The official one is not ours to pass on.
 */
import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { Ajv } from "ajv";
import { z } from "zod";

export interface DescribedRequest {
  readonly method: string;
  /** As the description writes it: `/2/users/{id}/tweets`. */
  readonly route: string;
  readonly parameters: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  /** JSON, or the fields of a form with bytes as text. */
  readonly body?: unknown;
}

export interface Description {
  readonly name: "the official description" | "our own notes";
  /** What is wrong with a request; empty when all is well. */
  request(request: DescribedRequest): readonly string[];
  /** What is wrong with a reply of the double itself. */
  reply(route: { readonly method: string; readonly route: string }, status: number, body: unknown): readonly string[];
}

const beside = path.resolve(import.meta.dirname, "../../../../../shared/specs");

/** `SOCIAL_API_SPECS` names the folder where it is not beside the repository. */
export function descriptionFile(): string | undefined {
  const file = path.join(process.env.SOCIAL_API_SPECS ?? beside, "x-openapi.json");
  return existsSync(file) ? file : undefined;
}

interface Parameter {
  readonly $ref?: string;
  readonly name: string;
  readonly in: "query" | "path";
  readonly required?: boolean;
  readonly schema: object & { readonly type?: string };
}
interface Operation {
  readonly parameters?: readonly Parameter[];
  readonly requestBody?: { readonly content: Readonly<Record<string, { readonly schema: object }>> };
  readonly responses: Readonly<
    Record<string, { readonly content?: Readonly<Record<string, { readonly schema: object }>> }>
  >;
}
interface OpenApi {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: { readonly parameters: Readonly<Record<string, Parameter>> };
}

/** From an OpenAPI file. */
export function officialDescription(file: string): Description {
  const api = JSON.parse(readFileSync(file, "utf8")) as OpenApi;
  const ajv = new Ajv({ strict: false, validateFormats: false, allErrors: true });
  ajv.addSchema(api as object, "x");

  /** References inside the file are resolved against the whole of it. */
  function rooted(schema: object): object {
    return JSON.parse(JSON.stringify(schema).replaceAll('"#/', '"x#/')) as object;
  }
  function wrong(what: string, schema: object, value: unknown): string[] {
    const check = ajv.compile(rooted(schema));
    return check(value) ? [] : [`${what}: ${ajv.errorsText(check.errors)}`];
  }
  function operationOf({ method, route }: { method: string; route: string }): Operation | undefined {
    return api.paths[route]?.[method.toLowerCase()];
  }
  function resolved(parameter: Parameter): Parameter {
    const name = parameter.$ref?.split("/").at(-1);
    return name === undefined ? parameter : (api.components.parameters[name] ?? parameter);
  }
  function readAs(text: string, { type }: { readonly type?: string }): unknown {
    if (type === "array") return text.split(",");
    return type === "integer" ? Number(text) : text;
  }

  return {
    name: "the official description",
    request(request) {
      const operation = operationOf(request);
      if (operation === undefined) return [`${request.method} ${request.route} is not described`];
      const known = (operation.parameters ?? []).map(resolved);
      const given = [
        ...[...request.query].map(([name, value]) => ({ name, value, in: "query" })),
        ...Object.entries(request.parameters).map(([name, value]) => ({ name, value, in: "path" })),
      ];
      const complaints = given.flatMap(({ name, value, in: place }) => {
        const parameter = known.find((each) => each.name === name && each.in === place);
        if (parameter === undefined) return [`the query parameter [${name}] is not described`];
        return wrong(name, parameter.schema, readAs(value, parameter.schema));
      });
      const content = operation.requestBody?.content["application/json"];
      if (content === undefined)
        return request.body === undefined ? complaints : [...complaints, "a body that is not described"];
      return [...complaints, ...wrong("body", content.schema, request.body)];
    },
    reply(route, status, body) {
      const responses = operationOf(route)?.responses ?? {};
      const content = responses[String(status)]?.content?.["application/json"];
      return status < 400 && content ? wrong(`reply to ${route.method} ${route.route}`, content.schema, body) : [];
    },
  };
}

const id = z.string().regex(/^\d{1,19}$/);
const ours: Readonly<Record<string, { readonly query?: readonly string[]; readonly body?: z.ZodType }>> = {
  "GET /2/users/me": {},
  "GET /2/users/{id}/tweets": {
    query: ["max_results", "start_time", "exclude", "post.fields", "pagination_token"],
  },
  "POST /2/tweets": {
    body: z.strictObject({
      text: z.string(),
      media: z.strictObject({ media_ids: z.array(id).min(1).max(4) }).optional(),
      reply: z.strictObject({ in_reply_to_tweet_id: id }).optional(),
    }),
  },
  "DELETE /2/tweets/{id}": {},
  "POST /2/media/upload": { body: z.strictObject({ media: z.string(), media_category: z.literal("tweet_image") }) },
  "POST /2/media/metadata": {
    body: z.strictObject({
      id,
      metadata: z.strictObject({ alt_text: z.strictObject({ text: z.string().max(1000) }) }),
    }),
  },
};

export const ownDescription: Description = {
  name: "our own notes",
  request({ method, route, query, body }) {
    const known = ours[`${method} ${route}`];
    if (known === undefined) return [`${method} ${route} is not described`];
    const strange = [...query.keys()].filter((name) => !known.query?.includes(name));
    const parsed = (known.body ?? z.undefined()).safeParse(body);
    return [
      ...strange.map((name) => `the query parameter [${name}] is not described`),
      ...(parsed.success ? [] : [`body: ${z.prettifyError(parsed.error)}`]),
    ];
  },
  reply: () => [],
};

export function describedX(): Description {
  const file = descriptionFile();
  return file === undefined ? ownDescription : officialDescription(file);
}
