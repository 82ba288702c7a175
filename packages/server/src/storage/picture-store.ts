import type { Soon } from './soon.ts';

/** An upload, without its bytes. */
export interface MediaRecord {
  readonly customer: string;
  readonly id: string;
  /** Id of the user who has uploaded it. */
  readonly owner: string;
  readonly expiresAt: string;
  /** What is known of it, as JSON. */
  readonly document: string;
}

export interface MediaReads {
  get(customer: string, id: string): Soon<MediaRecord | undefined>;
  /** Whether an id was used, until it expires; its upload may be forgotten. */
  isUsed(customer: string, id: string): Soon<boolean>;
  bytes(customer: string, id: string): Soon<Buffer | undefined>;
  /** Those of a user, the first to expire first. */
  ofOwner(customer: string, owner: string): Soon<MediaRecord[]>;
  /** Whether any expired before a time. */
  hasExpired(before: string): Soon<boolean>;
}

export interface MediaWrites extends MediaReads {
  insert(media: MediaRecord, bytes: Buffer): Soon<unknown>;
  /** Nothing is left but that its id was used. */
  forget(customer: string, id: string): Soon<unknown>;
  removeOf(customer: string, owner: string): Soon<unknown>;
  removeExpired(before: string): Soon<unknown>;
}

/** A picture of a user in one size. */
interface PictureRecord {
  readonly version: string;
  readonly bytes: Buffer;
}

export interface PictureReads {
  get(customer: string, user: string, size: number): Soon<PictureRecord | undefined>;
  /** Which photo there is; undefined where there is none. */
  version(customer: string, user: string): Soon<string | undefined>;
}

export interface PictureWrites extends PictureReads {
  insert(
    user: { readonly customer: string; readonly id: string },
    size: number,
    picture: PictureRecord,
  ): Soon<unknown>;
  remove(customer: string, user: string): Soon<unknown>;
}
