import { contract } from '@whoswho/core/contract';
import type { Endpoint, EndpointName, EndpointNamed, InputOf } from '@whoswho/core/contract';
import type { AnswerOf, IsList, ItemOf } from './answer.ts';
import { BaseClient } from './base-client.ts';
import type { CallParameters } from './call.ts';
import type { ClientOptions } from './client-options.ts';
import { isPaged } from './discovery.ts';
import { ListCall } from './list-call.ts';

/** What can be said about a single call. */
export interface CallOptions {
  /** Ends the call, and every wait in it. */
  readonly signal?: AbortSignal | undefined;
}

/** A page of a list, its items always at hand. */
export type PageOf<Name extends EndpointName> = AnswerOf<Name> & { items: ItemOf<Name>[] };

/** What a method gives: `ListCall` for a list, else a promise of the answer. */
export type ResultOf<Name extends EndpointName> =
  IsList<Name> extends true ? ListCall<PageOf<Name>, ItemOf<Name>> : Promise<AnswerOf<Name>>;

/** Input and options; the input may be left out when the endpoint requires nothing. */
export type MethodArguments<Name extends EndpointName> =
  Partial<InputOf<EndpointNamed<Name>>> extends InputOf<EndpointNamed<Name>>
    ? [input?: InputOf<EndpointNamed<Name>>, options?: CallOptions]
    : [input: InputOf<EndpointNamed<Name>>, options?: CallOptions];

/** An endpoint of the contract as a method. */
export type MethodOf<Name extends EndpointName> =
  EndpointNamed<Name> extends { readonly positional?: readonly [infer First, infer Second] }
    ? PlainMethod<Name> & PositionalMethod<Name, First, Second>
    : PlainMethod<Name>;

type PlainMethod<Name extends EndpointName> = (...call: MethodArguments<Name>) => ResultOf<Name>;

/** Of endpoints that take two inputs in a row too: `client.user.patch(email, fields)`. */
type PositionalMethod<Name extends EndpointName, First, Second> = (
  first: NonNullable<InputAt<Name, First>>,
  second: NonNullable<InputAt<Name, Second>>,
  rest?: Partial<InputOf<EndpointNamed<Name>>>,
  options?: CallOptions,
) => ResultOf<Name>;

type InputAt<Name extends EndpointName, Key> =
  InputOf<EndpointNamed<Name>> extends infer Input
    ? Key extends keyof Input
      ? Input[Key]
      : never
    : never;

/** The endpoints below a prefix, as a tree of methods: `user/directory/save` is `user.directory.save`. */
export type Methods<Prefix extends string = ''> = {
  readonly [Key in KeyBelow<Prefix> as CamelCase<Key>]: `${Prefix}${Key}` extends EndpointName
    ? MethodOf<`${Prefix}${Key}`>
    : Methods<`${Prefix}${Key}/`>;
};

/** Every endpoint of the contract as a typed method. */
export interface Client extends Methods {
  /** Calls any endpoint by its name, also those that the contract does not know. */
  readonly base: BaseClient;
  /** Calls an endpoint of the contract by its name: `call('user/directory/save', input)`. */
  call<Name extends EndpointName>(name: Name, ...call: MethodArguments<Name>): ResultOf<Name>;
}

/** Creates a client: `createClient({ baseUrl, token })`, then `client.user.get({ email })`. */
export function createClient(options: ClientOptions | BaseClient = {}): Client {
  const base = options instanceof BaseClient ? options : new BaseClient(options);
  const call = (name: string, input?: object, callOptions?: CallOptions) =>
    callEndpoint(base, name, input, callOptions);
  const client: Branch = { base, call };
  for (const declared of contract) {
    place(client, declared.name, methodOf(declared, call));
  }
  // The loop runs over the same names from which the type is derived, which no compiler can see.
  return client as unknown as Client;
}

type KeyBelow<Prefix extends string> = EndpointName extends infer Name extends string
  ? Name extends `${Prefix}${infer Rest}`
    ? Rest extends `${infer Key}/${string}`
      ? Key
      : Rest
    : never
  : never;

type CamelCase<Name extends string> = Name extends `${infer Head}-${infer Tail}`
  ? `${Head}${Capitalize<CamelCase<Tail>>}`
  : Name;

type UntypedMethod = (...call: unknown[]) => unknown;
interface Branch {
  [key: string]: unknown;
}

const declaredByName: ReadonlyMap<string, Endpoint> = new Map(
  contract.map((declared) => [declared.name, declared]),
);

function callEndpoint(
  base: BaseClient,
  name: string,
  input: object | undefined,
  options: CallOptions = {},
): unknown {
  const declared = declaredByName.get(name);
  const parameters: CallParameters =
    declared?.verb === 'POST' ? { body: input, ...options } : { ...input, ...options };
  if (declared === undefined || !isPaged(declared)) {
    return base.request(name, parameters);
  }
  const readPage = async () => {
    const answer = await base.request(name, parameters);
    return { more: false, ...answer, items: answer?.['items'] ?? [] };
  };
  return new ListCall(readPage, () => base.iterCall(name, parameters));
}

/** Takes the inputs as an object, or the first two in a row where the endpoint says so. */
function methodOf(
  { name, positional = [] }: Endpoint,
  call: (name: string, input?: object, options?: CallOptions) => unknown,
): UntypedMethod {
  return (...given) => {
    const [first, second, rest, options] = given;
    const [firstName, secondName] = positional;
    // The types of the methods let nothing else through.
    return typeof first === 'string' && firstName !== undefined && secondName !== undefined
      ? call(
          name,
          { ...(rest as object | undefined), [firstName]: first, [secondName]: second },
          options as CallOptions | undefined,
        )
      : call(name, first as object | undefined, second as CallOptions | undefined);
  };
}

/** Puts a method where its name says. */
function place(branch: Branch, name: string, method: UntypedMethod): void {
  const keys = name.split('/').map(toCamelCase);
  const last = keys.pop() ?? '';
  let place = branch;
  for (const key of keys) {
    place[key] ??= {};
    // Only this function fills the tree, and above a method there are branches alone.
    place = place[key] as Branch;
  }
  place[last] = method;
}

function toCamelCase(name: string): string {
  return name.replaceAll(/-(\w)/gu, (_, letter: string) => letter.toUpperCase());
}
