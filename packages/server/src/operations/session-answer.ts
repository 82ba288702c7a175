import type { JsonObject } from '@whoswho/core';

/** The secret of a session that has just begun; it goes into a cookie, never into a body. */
export interface IssuedSession {
  readonly secret: string;
  readonly longestSeconds: number;
}

/** An answer that also signs a device in, or out where it has no session. */
export class SessionAnswer {
  readonly body: JsonObject | undefined;
  readonly session: IssuedSession | undefined;
  constructor(body: JsonObject | undefined, session: IssuedSession | undefined) {
    this.body = body;
    this.session = session;
  }
}
