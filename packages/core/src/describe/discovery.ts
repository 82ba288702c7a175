import { pathOf } from '../contract/endpoint.ts';
import type { Endpoint } from '../contract/endpoint.ts';
import { contract } from '../contract/index.ts';
import type {
  DiscoveryDocument,
  DiscoveryMethod,
  DiscoveryParameter,
  DiscoveryResource,
} from './discovery-document.ts';
import {
  discoveryParameter,
  discoverySchemas,
  requestName,
  responseName,
} from './discovery-schema.ts';
import { isInUrl, parametersOf } from './parameter.ts';

/** Where the API is served, and what the client calls it. */
export interface DiscoverySettings {
  /** Ends with `/_ah/api/`. */
  readonly rootUrl: string;
  /** `lumsites`, or the name that the client asked for (wire 2.7). */
  readonly name: string;
  readonly version: string;
}

/** The discovery document of every endpoint below the API root (wire 2.7). */
export function discoveryDocument(
  { rootUrl, name, version }: DiscoverySettings,
  endpoints: readonly Endpoint[] = contract,
): DiscoveryDocument {
  const served = endpoints.filter((declared) => !pathOf(declared).startsWith('/'));
  const servicePath = `${name}/${version}/`;
  const baseUrl = rootUrl + servicePath;
  return {
    kind: 'discovery#restDescription',
    discoveryVersion: 'v1',
    id: `${name}:${version}`,
    name,
    version,
    title: 'Whoswho',
    description: 'A people directory with profile fields that administrators define.',
    protocol: 'rest',
    rootUrl,
    servicePath,
    basePath: baseUrl.replace(/^[a-z]+:\/\/[^/]*/, ''),
    baseUrl,
    batchPath: 'batch',
    parameters: commonParameters,
    auth: { oauth2: { scopes: { [scope]: { description: 'Act as the user of the token.' } } } },
    schemas: discoverySchemas(served),
    resources: {},
    ...methodTree(served, name),
  };
}

/** The scope that old clients ask their identity provider for (wire 2.6). */
const scope = 'https://www.googleapis.com/auth/userinfo.email';

/** Parameters that clients of this protocol may add to any call (wire 2.2). */
const commonParameters: Readonly<Record<string, DiscoveryParameter>> = {
  alt: {
    type: 'string',
    location: 'query',
    description: 'Format of the answer.',
    default: 'json',
    enum: ['json'],
    enumDescriptions: ['JSON'],
  },
  fields: { type: 'string', location: 'query', description: 'Which parts of the answer to send.' },
  key: { type: 'string', location: 'query', description: 'Has no effect.' },
  oauth_token: { type: 'string', location: 'query', description: 'The token of the caller.' },
  prettyPrint: { type: 'boolean', location: 'query', description: 'Has no effect.' },
  quotaUser: { type: 'string', location: 'query', description: 'Has no effect.' },
  userIp: { type: 'string', location: 'query', description: 'Has no effect.' },
};

/** Methods by the parts of their names, under every spelling of them. */
function methodTree(endpoints: readonly Endpoint[], service: string): DiscoveryResource {
  const root = newBranch();
  for (const declared of endpoints) {
    for (const [spelling, path] of spellingsOf(declared)) {
      const parts = spelling.split('/');
      const last = parts.pop() ?? '';
      const { methods } = parts.reduce(branchOf, root);
      if (methods.has(last)) {
        throw new Error(`Two endpoints are called '${spelling}'.`);
      }
      methods.set(last, methodOf(declared, [service, ...parts, last].join('.'), path));
    }
  }
  return resourceOf(root);
}

/**
 * The names of an endpoint, each with its path. Google's client library turns names into
 * attributes, which have no dashes: such a name is there with underscores, too.
 */
function spellingsOf(declared: Endpoint): ReadonlyMap<string, string> {
  const named = [
    [declared.name, pathOf(declared)] as const,
    ...Object.entries(declared.aliases ?? {}),
  ];
  const dashless = named.map(([name, path]) => [name.replaceAll('-', '_'), path] as const);
  return new Map([...named, ...dashless]);
}

/** A resource while it is being filled. */
interface Branch {
  readonly methods: Map<string, DiscoveryMethod>;
  readonly branches: Map<string, Branch>;
}

function newBranch(): Branch {
  return { methods: new Map(), branches: new Map() };
}

function branchOf({ branches }: Branch, part: string): Branch {
  const branch = branches.get(part) ?? newBranch();
  branches.set(part, branch);
  return branch;
}

function resourceOf({ methods, branches }: Branch): DiscoveryResource {
  const resources = [...branches].map(([part, branch]) => [part, resourceOf(branch)] as const);
  return {
    ...(methods.size > 0 && { methods: Object.fromEntries(methods) }),
    ...(resources.length > 0 && { resources: Object.fromEntries(resources) }),
  };
}

function methodOf(declared: Endpoint, id: string, path: string): DiscoveryMethod {
  const { verb, access, summary, output } = declared;
  const parameters = parametersOf(declared);
  const inUrl = parameters.filter(isInUrl).map((parameter) => discoveryParameter(parameter, verb));
  const mayLackBody = !parameters.some(({ required, place }) => required && place === 'body');
  return {
    id,
    path,
    httpMethod: verb,
    description: summary,
    parameters: Object.fromEntries(inUrl),
    parameterOrder: inUrl.flatMap(([name, { required }]) => (required === true ? [name] : [])),
    ...(verb === 'POST' && {
      request: { $ref: requestName(declared), ...(mayLackBody && { required: false }) },
    }),
    ...(output && { response: { $ref: responseName(declared, output) } }),
    ...(access !== 'anyone' && { scopes: [scope] }),
  };
}
