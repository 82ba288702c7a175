import type { TokenGetter } from './token-source.ts';
import type { Sleep } from './waiting.ts';

/** What a client can be told; everything has a default. */
export interface ClientOptions {
  /** The host, with or without a path: `https://people.example.com/tenant`. */
  readonly baseUrl?: string | undefined;
  /** The API on the host: `/_ah/api/{name}/{version}/`. */
  readonly apiInfo?: ApiInfo | undefined;
  /** A bearer token. */
  readonly token?: string | undefined;
  /** Gets a token when there is none, when one runs out and when the server refuses one. */
  readonly tokenGetter?: TokenGetter | undefined;
  /** Gets tokens by an application's id and secret. */
  readonly authInfo?: AuthInfo | undefined;
  /** Sent as `LumApps-Organization-Id`. */
  readonly customerId?: string | undefined;
  /**
   * Where verbs and paths come from: `contract` is built in, `fetch` asks the host once, an object
   * is a discovery document.
   */
  readonly discovery?: 'contract' | 'fetch' | object | undefined;
  /** Takes out of `content/...` answers what is for display only. */
  readonly prune?: boolean | undefined;
  /** How long a try may take; 0 waits without end. */
  readonly timeoutMs?: number | undefined;
  /** How often a request is repeated where that is safe and can help. */
  readonly retries?: number | undefined;
  /** Sends the requests instead of the global `fetch`. */
  readonly fetch?: typeof globalThis.fetch | undefined;
  /** Waits between tries instead of a timer. */
  readonly sleep?: Sleep | undefined;
  /** Browsers keep their own. */
  readonly userAgent?: string | undefined;
  /** Further headers of every request. */
  readonly headers?: Readonly<Record<string, string>> | undefined;
}

/** The API on a host. */
export interface ApiInfo {
  readonly name: string;
  readonly version: string;
  /** Scopes that a token of `authInfo` shall have. */
  readonly scopes?: readonly string[] | undefined;
}

/** An application of a customer, and the user for whom it acts. */
export interface AuthInfo {
  readonly clientId: string;
  readonly clientSecret: string;
  readonly userEmail: string;
  readonly customerId: string;
}
