import { ApiError } from '@whoswho/client';
import { isObject, parseJson } from '@whoswho/core';
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
  const media = await upload(file);
  const user = await client.user.picture.save({ uid, media, crop: { ...crop } });
  await forgetPerson();
  return user;
}

/** Shows the person's initials again. */
export async function deletePicture(uid: string): Promise<void> {
  await client.user.picture.delete({ uid });
  await forgetPerson();
}

/** The address is good for one upload, and belongs to this host whatever name it has elsewhere. */
async function upload(file: File): Promise<string> {
  const { uploadUrl } = await client.document.uploadUrl.get({ fileName: file.name });
  const form = new FormData();
  form.append('upload-file', file);
  const response = await fetch(new URL(uploadUrl).pathname, { method: 'POST', body: form });
  const answer = parseJson(await response.text());
  const [media] = isObject(answer) && Array.isArray(answer['items']) ? answer['items'] : [];
  if (!isObject(media) || typeof media['id'] !== 'string') {
    throw new ApiError('document/uploadUrl/get', response.status, JSON.stringify(answer));
  }
  return media['id'];
}
