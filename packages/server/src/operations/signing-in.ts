import type { Mailer } from '../mail/mailer.ts';
import type { Passwords } from '../passwords.ts';

/** How long sessions last. */
export interface SessionLife {
  /** Without being used. */
  readonly idleSeconds: number;
  /** At the longest. */
  readonly longestSeconds: number;
}

/** What signing in takes beside the database. */
export interface SigningIn {
  readonly passwords: Passwords;
  /** Undefined where no mail server is set up. */
  readonly mailer: Mailer | undefined;
  readonly sessionLife: SessionLife;
  /** The page that a link leads to; its secret stands where no server sees and logs it. */
  welcomeUrl(secret: string): string;
  /** Does something when the answer is on its way; a server that stops waits for it. */
  later(work: () => Promise<void>): void;
}
