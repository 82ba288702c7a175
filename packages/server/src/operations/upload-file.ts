import { DirectoryError } from '@whoswho/core';
import type { Media, UploadedFile } from '@whoswho/core/contract';
import { cleanImage } from '../image/image.ts';
import type { MediaRecord } from '../storage/picture-store.ts';
import type { Store, Writer } from '../storage/store.ts';
import { secondsAfter, wireTime } from '../time.ts';
import { mediaAnswer, mediaName, uploadedFileAnswer } from './media.ts';
import type { MediaDocument } from './media.ts';
import type { House } from './run.ts';
import type { UploadTicket } from './upload-ticket.ts';

/** A file as a stranger has sent it. */
export interface SentFile {
  readonly name: string | undefined;
  readonly bytes: Buffer;
}

/** The part of a form in which the file is (wire 2.10). */
export const filePart = 'upload-file';

const keptSeconds = 86_400;
/** Of one person at a time; another one takes the place of the oldest. */
const mostOfOnePerson = 20;

/** Whether the ticket's user is still there, and has not used it: asked before a file is read. */
export async function requireUnused(house: House, ticket: UploadTicket): Promise<void> {
  await checkTicket(house.store.reader, ticket);
}

/** Checks a file and keeps it for a day, as what its ticket says. */
export async function keepUpload(
  house: House,
  ticket: UploadTicket,
  file: SentFile,
): Promise<{ readonly items: readonly Media[] } | UploadedFile> {
  const { bytes, width, height } = await cleanImage(filePart, file.bytes);
  const now = house.now();
  const document: MediaDocument = {
    name: mediaName(file.name),
    width,
    height,
    size: bytes.length,
    createdAt: wireTime(now),
  };
  const record: MediaRecord = {
    customer: ticket.customer,
    id: ticket.media,
    owner: ticket.user,
    expiresAt: secondsAfter(now, keptSeconds),
    document: JSON.stringify(document),
  };
  await house.store.write(async (writer) => {
    await checkTicket(writer, ticket);
    const others = await writer.media.ofOwner(record.customer, record.owner);
    for (const { id } of others.slice(0, Math.max(0, others.length + 1 - mostOfOnePerson))) {
      await writer.media.forget(record.customer, id);
    }
    await writer.media.insert(record, bytes);
  }, ticket.user);
  return ticket.kind === 'media'
    ? { items: [mediaAnswer(house.serverUrl, record)] }
    : uploadedFileAnswer(house.serverUrl, record);
}

async function checkTicket(
  { users, media }: Pick<Writer, 'users' | 'media'> | Store['reader'],
  ticket: UploadTicket,
): Promise<void> {
  const user = await users.byId(ticket.customer, ticket.user);
  if (user?.status !== 'enabled') {
    throw new DirectoryError('notFound', 'No such upload address: ask for one first');
  }
  if (await media.isUsed(ticket.customer, ticket.media)) {
    throw new DirectoryError('deleted', 'The upload address was used: ask for another one');
  }
}

/** Removes the uploads that have expired. */
export async function removeExpiredUploads(house: House): Promise<void> {
  const { store } = house;
  const before = wireTime(house.now());
  if (await store.reader.media.hasExpired(before)) {
    await store.write(async (writer) => {
      await writer.media.removeExpired(before);
    });
  }
}
