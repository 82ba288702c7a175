import { hash } from 'node:crypto';
import { DirectoryError, editorOf } from '@whoswho/core';
import { picturesOf } from '../image/image.ts';
import type { Crop, PictureSize } from '../image/image.ts';
import type { UserRecord } from '../storage/store.ts';
import { requireMatch } from './etag.ts';
import { findMedia, mediaBytes, readMediaDocument } from './media.ts';
import type { MediaDocument } from './media.ts';
import type { Context, Operations, WriteContext } from './operation.ts';
import { findPerson, parseUser, readyUser, updatePerson } from './person.ts';
import type { PersonKey } from './person.ts';
import { pictureKey, pictureVersionOf } from './picture.ts';

/** Photos of users: `user/picture/*`. */
export const userPicture = {
  'user/picture/save': {
    async prepare(context, input) {
      const { data, viewer, now } = context;
      await findWhosePicture(context, input);
      const media = await findMedia(data.media, viewer, input.media, now);
      const document = readMediaDocument(media);
      checkCrop(document, input.crop);
      const { width, height } = document;
      const image = { bytes: await mediaBytes(data.media, media), width, height };
      const pictures = await picturesOf(image, input.crop);
      return async (write) => {
        const stored = await findWhosePicture(write, input);
        const saved = await savePicture(because(write, input.reason), stored, pictures);
        return readyUser(write, saved);
      };
    },
  },

  async 'user/picture/delete'(context, input) {
    const stored = await findWhosePicture(context, input);
    requireMatch(context.call, stored);
    const saved = await setVersion(because(context, input.reason), stored, undefined);
    await context.data.pictures.remove(stored.customer, stored.id);
    return readyUser(context, saved);
  },
} satisfies Partial<Operations>;

/** The user whose picture is to be changed; refused where it is not the viewer's to change. */
async function findWhosePicture(context: Context, key: PersonKey): Promise<UserRecord> {
  const { uid, email } = key;
  const stored = await findPerson(context, {
    ...(uid === undefined ? {} : { uid }),
    ...(email === undefined ? {} : { email }),
  });
  const { viewer } = context;
  const isAdmin = parseUser(stored)['isSuperAdmin'] === true;
  const mayEdit = editorOf(viewer, { id: stored.id, isAdmin }).mayEditAttributes;
  if (stored.id !== viewer.id && !mayEdit) {
    throw new DirectoryError('forbidden', 'The picture of somebody else takes an administrator');
  }
  return stored;
}

function checkCrop({ width, height }: MediaDocument, crop: Crop | undefined): void {
  if (crop !== undefined && (crop.x + crop.width > width || crop.y + crop.height > height)) {
    throw new DirectoryError(
      'badRequest',
      `crop: ${JSON.stringify(crop)} goes beyond the image, which has ${width} x ${height} pixels`,
    );
  }
}

async function savePicture(
  context: WriteContext,
  stored: UserRecord,
  pictures: ReadonlyMap<PictureSize, Buffer>,
): Promise<UserRecord> {
  requireMatch(context.call, stored);
  const { customer, id } = stored;
  const version = versionOf(pictures);
  await context.data.pictures.remove(customer, id);
  for (const [size, bytes] of pictures) {
    await context.data.pictures.insert({ customer, id }, size, { version, bytes });
  }
  return setVersion(context, stored, version);
}

async function setVersion(
  context: WriteContext,
  stored: UserRecord,
  version: string | undefined,
): Promise<UserRecord> {
  const before = parseUser(stored);
  const after = parseUser(stored);
  if (version === undefined) {
    delete after[pictureKey];
  } else {
    after[pictureKey] = version;
  }
  return pictureVersionOf(before) === pictureVersionOf(after)
    ? stored
    : updatePerson(context, stored, before, after);
}

const versionLength = 16;

/** Another one for other pixels, and the same for the same. */
function versionOf(pictures: ReadonlyMap<PictureSize, Buffer>): string {
  const bytes = Buffer.concat([...pictures.values()]);
  return hash('sha256', bytes).slice(0, versionLength);
}

function because(context: WriteContext, reason: string | undefined): WriteContext {
  return reason === undefined ? context : { ...context, reason };
}
