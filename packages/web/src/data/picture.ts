import type { User } from '@whoswho/core/contract';
import { client } from '../client.ts';
import { forgetPerson } from './person.ts';

/** What of a photo is shown, in its own pixels. */
export interface Crop {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** The most bytes that the server takes. */
export const mostBytes = 10 * 2 ** 20;

/** Uploads a photo and shows a part of it as the person's picture. */
export async function savePicture(uid: string, file: File, crop: Crop): Promise<User> {
  const { id: media } = await client.base.upload(file);
  const user = await client.user.picture.save({ uid, media, crop: { ...crop } });
  forgetPerson();
  return user;
}

/** Shows the person's initials again. */
export async function deletePicture(uid: string): Promise<void> {
  await client.user.picture.delete({ uid });
  forgetPerson();
}
