/** A Google discovery document, as far as it says something about this API (wire 2.7). */
export interface DiscoveryDocument extends DiscoveryResource {
  readonly kind: 'discovery#restDescription';
  readonly discoveryVersion: 'v1';
  readonly id: string;
  readonly name: string;
  readonly version: string;
  readonly title: string;
  readonly description: string;
  readonly protocol: 'rest';
  readonly rootUrl: string;
  readonly servicePath: string;
  readonly basePath: string;
  readonly baseUrl: string;
  readonly batchPath: string;
  readonly parameters: Readonly<Record<string, DiscoveryParameter>>;
  readonly auth: {
    readonly oauth2: {
      readonly scopes: Readonly<Record<string, { readonly description: string }>>;
    };
  };
  readonly schemas: Readonly<Record<string, DiscoverySchema>>;
  readonly resources: Readonly<Record<string, DiscoveryResource>>;
}

/** A part of the endpoints' names; `resources` only where there are children. */
export interface DiscoveryResource {
  readonly methods?: Readonly<Record<string, DiscoveryMethod>>;
  readonly resources?: Readonly<Record<string, DiscoveryResource>>;
}

/** An endpoint. */
export interface DiscoveryMethod {
  readonly id: string;
  readonly path: string;
  readonly httpMethod: string;
  readonly description: string;
  readonly parameters: Readonly<Record<string, DiscoveryParameter>>;
  readonly parameterOrder: readonly string[];
  /** `required: false` lets Google's client library call without a body. */
  readonly request?: { readonly $ref: string; readonly required?: false };
  readonly response?: { readonly $ref: string };
  readonly scopes?: readonly string[];
}

/** What schemas and parameters have in common; limits are texts in this format. */
export interface DiscoveryValue {
  readonly description?: string;
  readonly format?: string;
  readonly pattern?: string;
  readonly default?: string;
  readonly enum?: readonly string[];
  readonly enumDescriptions?: readonly string[];
  readonly minimum?: string;
  readonly maximum?: string;
}

/** An input in the URL. */
export interface DiscoveryParameter extends DiscoveryValue {
  readonly type: 'string' | 'integer' | 'number' | 'boolean';
  readonly location: 'query' | 'path';
  readonly required?: true;
  readonly repeated?: true;
}

/** The schema of a body, or of something in one: JSON Schema draft 3. */
export interface DiscoverySchema extends DiscoveryValue {
  readonly id?: string;
  readonly $ref?: string;
  readonly type?: 'object' | 'array' | 'string' | 'integer' | 'number' | 'boolean' | 'any';
  readonly items?: DiscoverySchema;
  readonly properties?: Readonly<Record<string, DiscoverySchema>>;
  readonly additionalProperties?: DiscoverySchema;
}
