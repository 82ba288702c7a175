import type { Soon } from './soon.ts';

/** Whose something is. */
export interface Owner {
  readonly customer: string;
  readonly id: string;
}

/** A person's password, as argon2id makes it unreadable. */
export interface CredentialRecord {
  readonly customer: string;
  readonly user: string;
  /** In the PHC string format, which tells how it was made. */
  readonly hash: string;
  readonly changedAt: string;
}

/** A device that is signed in; only the hash of its secret is known. What has ended is not kept. */
export interface SessionRecord {
  readonly id: string;
  readonly customer: string;
  readonly user: string;
  readonly hash: string;
  readonly createdAt: string;
  readonly lastSeenAt: string;
  /** When it ends unless it is used before. */
  readonly expiresAt: string;
  /** When it ends even so. */
  readonly endsAt: string;
  readonly userAgent: string;
  readonly address: string;
}

/** What a link lets somebody do: set a password, or sign in without one. */
export type LinkPurpose = 'invitation' | 'reset' | 'signIn';

/** A link that is in force; only the hash of its secret is known. */
export interface LinkRecord {
  readonly id: string;
  readonly customer: string;
  readonly user: string;
  readonly hash: string;
  readonly purpose: LinkPurpose;
  readonly createdAt: string;
  readonly expiresAt: string;
}

/** Failures of one account or address. */
export interface TryRecord {
  /** Hashed: strangers type anything where an address belongs. */
  readonly subject: string;
  readonly failures: number;
  readonly lastAt: string;
  /** No further try before. */
  readonly blockedUntil: string;
}

export interface SignInReads {
  /** Ids of all customers. */
  customers(): Soon<readonly string[]>;
  credential(user: Owner): Soon<CredentialRecord | undefined>;
  session(hash: string): Soon<SessionRecord | undefined>;
  sessionOf(customer: string, id: string): Soon<SessionRecord | undefined>;
  /** In force at a time, last seen first. */
  sessionsOf(user: Owner, now: string): Soon<readonly SessionRecord[]>;
  /** In force or not. */
  link(hash: string): Soon<LinkRecord | undefined>;
  tries(subject: string): Soon<TryRecord | undefined>;
}

export interface SignInWrites extends SignInReads {
  putCredential(credential: CredentialRecord): Soon<unknown>;
  insertSession(session: SessionRecord): Soon<unknown>;
  /** Was used; ends nothing and lengthens no session that has ended. */
  touchSession(
    session: Pick<SessionRecord, 'customer' | 'id' | 'lastSeenAt' | 'expiresAt'>,
  ): Soon<unknown>;
  removeSession(customer: string, id: string): Soon<unknown>;
  /** All of a person, but for one that stays. */
  removeSessionsOf(user: Owner, exceptId?: string): Soon<unknown>;
  insertLink(link: LinkRecord): Soon<unknown>;
  /** Uses a link up; false when somebody else has. */
  takeLink(hash: string): Promise<boolean>;
  removeLinksOf(user: Owner, purpose?: LinkPurpose): Soon<unknown>;
  putTries(tries: TryRecord): Soon<unknown>;
  removeTries(subject: string): Soon<unknown>;
  /** Sessions and links that expired before a time, and tries older than another. */
  forget(expiredBefore: string, triesBefore: string): Promise<void>;
  /** Nothing of a person is left. */
  removeAllOf(user: Owner): Promise<void>;
}
