import type { Access, Endpoint } from '../contract/endpoint.ts';
import { contract } from '../contract/index.ts';
import type { Json, JsonObject, Schema } from '../schema.ts';
import { exampleInput } from './call.ts';
import { callers, errorRow, groupOf, urlOf } from './entry.ts';
import type { ErrorRow } from './entry.ts';
import { errorSchema } from './error-schema.ts';
import type {
  OpenApiContent,
  OpenApiDocument,
  OpenApiOperation,
  OpenApiParameter,
  OpenApiResponse,
  OpenApiSchema,
} from './openapi-document.ts';
import { isInBody, isInUrl, parametersOf } from './parameter.ts';
import type { Parameter } from './parameter.ts';
import { shapesOf } from './shapes.ts';

/** Where the API is served, and which version of the product it is. */
export interface OpenApiSettings {
  /** The host, with the path below which the product is served, if any. */
  readonly serverUrl: string;
  readonly version: string;
}

/** The OpenAPI 3.1 document of every endpoint. */
export function openApiDocument(
  { serverUrl, version }: OpenApiSettings,
  endpoints: readonly Endpoint[] = contract,
): OpenApiDocument {
  const paths = Map.groupBy(endpoints, urlOf);
  const shapes = [...shapesOf(endpoints), [errorSchema.title, errorSchema] as const];
  return {
    openapi: '3.1.0',
    info: {
      title: 'Whoswho',
      version,
      description: 'A people directory with profile fields that administrators define.',
      license: { name: 'MIT', identifier: 'MIT' },
    },
    servers: [{ url: serverUrl.replace(/\/$/, '') }],
    tags: [...new Set(endpoints.map(groupOf))].map((name) => ({ name })),
    paths: Object.fromEntries(
      [...paths].map(([path, declared]) => [
        path,
        Object.fromEntries(declared.map((one) => [one.verb.toLowerCase(), operationOf(one)])),
      ]),
    ),
    components: {
      schemas: Object.fromEntries(shapes.map(([title, shape]) => [title, written(shape)])),
      responses: { Error: { description: 'Any other error.', content: errorContent } },
      securitySchemes: {
        bearer: { type: 'http', scheme: 'bearer', description: 'A token of a user.' },
        basic: {
          type: 'http',
          scheme: 'basic',
          description: 'Id and secret of an application.',
        },
      },
    },
  };
}

const errorContent: OpenApiContent = {
  'application/json': { schema: { $ref: '#/components/schemas/Error' } },
};

function operationOf(declared: Endpoint): OpenApiOperation {
  const { name, verb, access, summary, description } = declared;
  const example = exampleInput(declared);
  const parameters = parametersOf(declared);
  const inUrl = parameters.filter(isInUrl).map((parameter) => parameterOf(parameter, example));
  return {
    operationId: name,
    tags: [groupOf(declared)],
    summary,
    description: [description, `Callers: ${callers[access]}`]
      .filter((part) => part !== undefined)
      .join('\n\n'),
    ...(inUrl.length > 0 && { parameters: inUrl }),
    ...(verb === 'POST' && {
      requestBody: bodyOf(parameters.filter(isInBody), example, mediaTypeOf(access)),
    }),
    responses: { ...successOf(declared), ...errorsByStatus(declared.errors.map(errorRow)) },
    security: securityOf[access],
  };
}

const securityOf: Readonly<Record<Access, OpenApiOperation['security']>> = {
  anyone: [],
  application: [{ basic: [] }],
  member: [{ bearer: [] }],
  instanceAdmin: [{ bearer: [] }],
  admin: [{ bearer: [] }],
};

/** Applications exchange their secret as OAuth 2 wants it: by a form (wire 2.6). */
function mediaTypeOf(access: Access): string {
  return access === 'application' ? 'application/x-www-form-urlencoded' : 'application/json';
}

function parameterOf(parameter: Parameter, example: JsonObject): OpenApiParameter {
  const { name, place, required } = parameter;
  const { description, ...schema } = referred(parameter.schema);
  const value = place === 'query or body' ? undefined : example[name];
  return {
    name,
    in: place === 'path' ? 'path' : 'query',
    ...(description !== undefined && { description }),
    // What may be in the body instead is not required in the query.
    ...(required && place !== 'query or body' && { required }),
    schema,
    ...(value !== undefined && { example: value }),
  };
}

function bodyOf(parameters: readonly Parameter[], example: JsonObject, mediaType: string) {
  const required = parameters.filter(
    (parameter) => parameter.required && parameter.place === 'body',
  );
  const names = required.map(({ name }) => name);
  const schema: OpenApiSchema = {
    type: 'object',
    properties: Object.fromEntries(
      parameters.map((parameter) => [parameter.name, referred(parameter.schema)]),
    ),
    ...(names.length > 0 && { required: names }),
  };
  const inBody = parameters.flatMap(({ name }): [string, Json][] => {
    const value = example[name];
    return value === undefined ? [] : [[name, value]];
  });
  return {
    required: names.length > 0,
    content: { [mediaType]: { schema, example: Object.fromEntries(inBody) } },
  };
}

function successOf({ output, example }: Endpoint): Record<string, OpenApiResponse> {
  if (output === undefined) {
    return { 204: { description: 'Done.' } };
  }
  const body = {
    schema: referred(output),
    ...(example.output !== undefined && { example: example.output }),
  };
  return { 200: { description: 'The answer.', content: { 'application/json': body } } };
}

function errorsByStatus(errors: readonly ErrorRow[]): OpenApiOperation['responses'] {
  const byStatus = Map.groupBy(errors, ({ status }) => String(status));
  const responses = [...byStatus].map(([status, rows]): [string, OpenApiResponse] => [
    status,
    { description: rows.map(({ meaning }) => meaning).join('\n\n'), content: errorContent },
  ]);
  return { ...Object.fromEntries(responses), default: { $ref: '#/components/responses/Error' } };
}

/** A reference to a schema with a title, else the schema itself. */
function referred(schema: Schema): OpenApiSchema {
  return schema.title === undefined
    ? written(schema)
    : { $ref: `#/components/schemas/${schema.title}` };
}

function written(schema: Schema): OpenApiSchema {
  const { items, properties, additionalProperties, $value: _, 'x-lenient': __, ...rest } = schema;
  return {
    ...rest,
    ...(items && { items: referred(items) }),
    ...(properties && {
      properties: Object.fromEntries(
        Object.entries(properties).map(([key, property]) => [key, referred(property)]),
      ),
    }),
    ...(additionalProperties !== undefined && {
      additionalProperties:
        typeof additionalProperties === 'boolean'
          ? additionalProperties
          : referred(additionalProperties),
    }),
  };
}
