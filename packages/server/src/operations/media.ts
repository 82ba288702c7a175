import { DirectoryError } from '@whoswho/core';
import type { Viewer } from '@whoswho/core';
import type { Media, UploadedFile } from '@whoswho/core/contract';
import { imageType } from '../image/image.ts';
import type { MediaReads, MediaRecord } from '../storage/picture-store.ts';
import { wireTime } from '../time.ts';

/** What is known of an upload, as its record keeps it. */
export interface MediaDocument {
  readonly name: string;
  readonly width: number;
  readonly height: number;
  readonly size: number;
  readonly createdAt: string;
}

/** Where the bytes of uploads are, below the server's address; customer, id and name follow. */
export const filePath = '/files/';

/** An upload by its id, for whoever has uploaded it; 404 for others, and when it has expired. */
export async function findMedia(
  media: MediaReads,
  viewer: Viewer,
  id: string,
  now: Date,
): Promise<MediaRecord> {
  const record = await media.get(viewer.customer, id);
  if (record === undefined || record.owner !== viewer.id || record.expiresAt <= wireTime(now)) {
    throw unknownMedia(id);
  }
  return record;
}

/** The bytes of such an upload. */
export async function mediaBytes(
  media: MediaReads,
  { customer, id }: MediaRecord,
): Promise<Buffer> {
  const bytes = await media.bytes(customer, id);
  if (bytes === undefined || bytes.length === 0) {
    throw unknownMedia(id);
  }
  return bytes;
}

function unknownMedia(id: string): DirectoryError {
  return new DirectoryError('notFound', `Media not found: ${id}`);
}

/** What is known of it. */
export function readMediaDocument({ document }: MediaRecord): MediaDocument {
  return JSON.parse(document) as MediaDocument; // we wrote it
}

/** An upload as the API tells it. */
export function mediaAnswer(serverUrl: string, record: MediaRecord): Media {
  const { name, width, height, size, createdAt } = readMediaDocument(record);
  const url = urlOf(serverUrl, record, name);
  return {
    id: record.id,
    uid: record.id,
    customer: record.customer,
    name,
    status: 'LIVE',
    content: [
      { name, ext: 'webp', mimeType: imageType, url, servingUrl: url, size, width, height },
    ],
    createdAt,
    updatedAt: createdAt,
    expiresAt: record.expiresAt,
  };
}

/** The same for older clients (wire 2.10). */
export function uploadedFileAnswer(serverUrl: string, record: MediaRecord): UploadedFile {
  const { name, width, height, size } = readMediaDocument(record);
  const url = urlOf(serverUrl, record, name);
  return {
    blobKey: record.id,
    name,
    mimeType: imageType,
    type: 'image',
    ext: 'webp',
    url,
    filelink: url,
    upload: true,
    width,
    height,
    fileSize: size,
  };
}

function urlOf(serverUrl: string, { customer, id }: MediaRecord, name: string): string {
  return `${serverUrl}${filePath}${customer}/${id}/${encodeURIComponent(name)}`;
}

const longestName = 100;

/** What a stranger calls a file, as a text: no folders, nothing that does not show, our ending. */
export function mediaName(given: string | undefined): string {
  const last = (given ?? '').toWellFormed().split(/[/\\]/u).at(-1) ?? '';
  const shown = last.replaceAll(/\p{C}/gu, '').replace(/\.[^.]{0,10}$/u, '');
  return `${shown.trim().slice(0, longestName).toWellFormed() || 'image'}.webp`;
}
