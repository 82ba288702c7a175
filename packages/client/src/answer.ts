import type { Json } from '@whoswho/core';
import type { EndpointName, EndpointNamed, OutputOf } from '@whoswho/core/contract';
import type { CallArguments } from './call.ts';

/** What an endpoint of the contract answers; `undefined` for 204. */
export type AnswerOf<Name extends EndpointName> = OutputOf<EndpointNamed<Name>>;

/** An item of the list that an endpoint answers; `never` when it answers no list. */
export type ItemOf<Name extends EndpointName> =
  AnswerOf<Name> extends { more: boolean; items?: (infer Item)[] }
    ? // `content/saveMulti` answers like a list, beside the errors, but is no list to read on.
      'errors' extends keyof AnswerOf<Name>
      ? never
      : // What has pages of something else is no list either.
        'items' extends keyof AnswerOf<Name>
        ? Item
        : never
    : never;

/** Whether an endpoint answers a list. */
export type IsList<Name extends EndpointName> = [ItemOf<Name>] extends [never] ? false : true;

/** `['user', 'directory/get', {...}]` is the name `user/directory/get`. */
type NameOf<Call extends CallArguments> = Call extends readonly [
  infer First extends string,
  ...infer Others extends readonly unknown[],
]
  ? Others extends readonly [string, ...unknown[]] & CallArguments
    ? `${First}/${NameOf<Others>}`
    : First
  : string;

/** What `getCall` gives: a list's items, or else the answer; any JSON outside of the contract. */
export type GetCallAnswer<Call extends CallArguments> =
  NameOf<Call> extends infer Name extends EndpointName
    ? IsList<Name> extends true
      ? ItemOf<Name>[]
      : AnswerOf<Name>
    : Json | undefined;

/** What `iterCall` yields; any JSON outside of the contract. */
export type IterCallItem<Call extends CallArguments> =
  NameOf<Call> extends infer Name extends EndpointName ? ItemOf<Name> : Json;
