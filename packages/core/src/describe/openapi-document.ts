import type { Json, Schema } from '../schema.ts';

/** An OpenAPI 3.1 document, as far as it says something about this API. */
export interface OpenApiDocument {
  readonly openapi: '3.1.0';
  readonly info: {
    readonly title: string;
    readonly version: string;
    readonly description: string;
    readonly license: { readonly name: string; readonly identifier: string };
  };
  readonly servers: readonly { readonly url: string }[];
  readonly tags: readonly { readonly name: string }[];
  readonly paths: Readonly<Record<string, Readonly<Record<string, OpenApiOperation>>>>;
  readonly components: {
    readonly schemas: Readonly<Record<string, OpenApiSchema>>;
    readonly responses: Readonly<Record<string, OpenApiResponse>>;
    readonly securitySchemes: Readonly<Record<string, OpenApiSecurityScheme>>;
  };
}

/** An endpoint. */
export interface OpenApiOperation {
  readonly operationId: string;
  readonly tags: readonly string[];
  readonly summary: string;
  readonly description?: string;
  readonly parameters?: readonly OpenApiParameter[];
  readonly requestBody?: { readonly required: boolean; readonly content: OpenApiContent };
  readonly responses: Readonly<Record<string, OpenApiResponse | OpenApiReference>>;
  readonly security: readonly Readonly<Record<string, readonly string[]>>[];
}

/** An input in the URL. */
export interface OpenApiParameter {
  readonly name: string;
  readonly in: 'path' | 'query';
  readonly description?: string;
  readonly required?: boolean;
  readonly schema: OpenApiSchema;
  readonly example?: Json;
}

/** An answer. */
export interface OpenApiResponse {
  readonly description: string;
  readonly content?: OpenApiContent;
}

/** Bodies by their media type. */
export type OpenApiContent = Readonly<
  Record<string, { readonly schema: OpenApiSchema; readonly example?: Json }>
>;

/** Where the named thing is in the document. */
interface OpenApiReference {
  readonly $ref: string;
}

/** How a caller proves who they are. */
interface OpenApiSecurityScheme {
  readonly type: 'http';
  readonly scheme: 'bearer' | 'basic';
  readonly description: string;
}

type Below = 'items' | 'properties' | 'additionalProperties';

/** JSON Schema (draft 2020-12), without what only our decoder and compiler read. */
export interface OpenApiSchema extends Omit<Schema, '$value' | 'x-lenient' | Below> {
  readonly $ref?: string;
  readonly items?: OpenApiSchema;
  readonly properties?: Readonly<Record<string, OpenApiSchema>>;
  readonly additionalProperties?: boolean | OpenApiSchema;
}
