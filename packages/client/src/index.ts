/**
 * The SDK of Whoswho and of hosts that speak the LumApps API: `createClient` for typed methods,
 * `BaseClient` for any endpoint by its name.
 *
 * @module
 */
export { createClient } from './client.ts';
export type {
  CallOptions,
  Client,
  MethodArguments,
  MethodOf,
  Methods,
  PageOf,
  ResultOf,
} from './client.ts';
export { followChanges } from './follow-changes.ts';
export type { FollowedChange, FollowOptions } from './follow-changes.ts';
export { pictureAddress, uploadPicture } from './picture.ts';
export type { PictureOptions } from './picture.ts';
export { BaseClient } from './base-client.ts';
export type { CallArguments, CallParameters } from './call.ts';
export type { ApiInfo, AuthInfo, ClientOptions } from './client-options.ts';
export type { AnswerOf, GetCallAnswer, IterCallItem, ItemOf } from './answer.ts';
export type { ListCall } from './list-call.ts';
export type { Token, TokenGetter } from './token-source.ts';
export type { Sleep } from './waiting.ts';
export {
  ApiError,
  BadAnswerError,
  BadCallError,
  CallTimeoutError,
  ClientError,
  ConnectionError,
  GetTokenError,
  isApiError,
} from './client-error.ts';
export type { ApiErrorEntry } from './client-error.ts';
