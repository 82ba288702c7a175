import { ClientError, GetTokenError } from './client-error.ts';

/** A bearer token. */
export interface Token {
  readonly token: string;
  /** Unix time in seconds; without it the token is used until the server refuses it. */
  readonly expiresAt?: number | undefined;
}

/** Gets a token; called again when one runs out or is refused. */
export type TokenGetter = () => Token | Promise<Token>;

/** Keeps the token of a client fresh; calls that need a new one at the same time share it. */
export class TokenSource {
  readonly #getToken: TokenGetter | undefined;
  readonly #marginSeconds: number;
  #current: Token | undefined;
  #renewal: Promise<Token> | undefined;

  /** A token that runs out within `marginSeconds` is renewed before it is used. */
  constructor(options: {
    readonly token: string | undefined;
    readonly getToken: TokenGetter | undefined;
    readonly marginSeconds: number;
  }) {
    this.#getToken = options.getToken;
    this.#marginSeconds = options.marginSeconds;
    this.#current = options.token === undefined ? undefined : { token: options.token };
  }

  /** Whether another token can be had when the server refuses this one. */
  get isRenewable(): boolean {
    return this.#getToken !== undefined;
  }

  /** The token to send; `undefined` when there is none. */
  async read(): Promise<string | undefined> {
    const current = this.#current;
    if (this.#getToken === undefined || (current !== undefined && !this.#isEnding(current))) {
      return current?.token;
    }
    return this.#renew(this.#getToken);
  }

  /** A token instead of one that was refused; another call may have fetched it already. */
  async replace(refused: string | undefined): Promise<string | undefined> {
    if (this.#current?.token === refused) {
      this.#current = undefined;
    }
    return this.read();
  }

  async #renew(getToken: TokenGetter): Promise<string> {
    this.#renewal ??= Promise.resolve()
      .then(getToken)
      .then(
        (token) => (this.#current = token),
        (error: unknown) => {
          throw asGetTokenError(error);
        },
      )
      .finally(() => {
        this.#renewal = undefined;
      });
    const { token } = await this.#renewal;
    return token;
  }

  #isEnding({ expiresAt }: Token): boolean {
    return expiresAt !== undefined && expiresAt - Date.now() / 1000 <= this.#marginSeconds;
  }
}

/** The token of an answer; on the wire its end is a number or a text of digits. */
export function readToken(endpoint: string, token: unknown, expiresAt: unknown): Token {
  if (typeof token !== 'string' || token === '') {
    throw new GetTokenError(endpoint, `${endpoint}: the answer has no token`);
  }
  const seconds = Number(expiresAt);
  return { token, expiresAt: Number.isFinite(seconds) ? seconds : undefined };
}

function asGetTokenError(error: unknown): GetTokenError {
  if (error instanceof GetTokenError) {
    return error;
  }
  const endpoint = error instanceof ClientError ? error.endpoint : 'tokenGetter';
  const words = error instanceof Error ? error.message : String(error);
  return new GetTokenError(endpoint, `No token: ${words}`, error);
}
