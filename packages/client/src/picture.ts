import type { InputOf, EndpointNamed, User } from '@whoswho/core/contract';
import type { CallOptions, Client } from './client.ts';

type Saving = InputOf<EndpointNamed<'user/picture/save'>>;

/** What can be said about a photo beside whose it is. */
export interface PictureOptions extends CallOptions {
  /** What is shown of it, in pixels of the upright image; else the square in the middle. */
  readonly crop?: NonNullable<Saving['crop']>;
  readonly reason?: string;
}

/** Uploads a photo and shows it as the picture of a user; `{}` is whoever the client acts as. */
export async function uploadPicture(
  client: Client,
  whose: Pick<Saving, 'uid' | 'email'>,
  photo: Blob,
  { signal, ...rest }: PictureOptions = {},
): Promise<User> {
  const { id: media } = await client.base.upload(photo, { signal });
  return client.user.picture.save({ ...rest, ...whose, media }, { signal });
}

/**
 * Where the picture of a user is, as `img` wants it: below the client's own host, so that it is
 * asked for with the cookie of that host, and named by its version, so that it is asked for once.
 */
export function pictureAddress(
  { profilePictureUrl, pictureVersion }: Pick<User, 'profilePictureUrl' | 'pictureVersion'>,
  size: 64 | 256 | 512 = 256,
): string | undefined {
  const [, path] = /^(?:https?:\/\/[^/]+)?(\/.+)$/u.exec(profilePictureUrl ?? '') ?? [];
  const version = pictureVersion === undefined ? '' : `&v=${pictureVersion}`;
  return path === undefined ? undefined : `${path}?size=${size}${version}`;
}
