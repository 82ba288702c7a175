import { array, boolean, integer, object, string } from '../schema.ts';
import type { Static } from '../schema.ts';
import { callId, endpoint, fields } from './endpoint.ts';

/** A file of an upload, as it is kept. */
const MediaFile = object({
  name: string({ description: 'As it was sent, with the ending of what it is kept as.' }),
  ext: string(),
  mimeType: string({ description: 'Of what is kept, which is not what was sent.' }),
  url: string({ description: 'For whoever has uploaded it, with their token.' }),
  servingUrl: string({ description: 'The same.' }),
  size: integer({ description: 'In bytes.' }),
  width: integer({ description: 'Of the upright original, in pixels.' }),
  height: integer({ description: 'Of the upright original, in pixels.' }),
});

/** An upload (wire appendix B). */
export const Media = object(
  {
    id: string({ description: 'What `user/picture/save` takes as `media`.' }),
    uid: string({ description: 'The same.' }),
    customer: string(),
    name: string(),
    status: string(),
    content: array(MediaFile),
    createdAt: string(),
    updatedAt: string(),
    expiresAt: string({ description: 'When it is gone.' }),
  },
  {
    title: 'Media',
    description: 'An uploaded image, kept for a day.',
    required: ['id', 'uid', 'customer', 'name', 'content', 'createdAt', 'expiresAt'],
  },
);
export type Media = Static<typeof Media>;

/** What old clients get for an upload to the address that `upload/get` answers (wire 2.10). */
export interface UploadedFile {
  readonly blobKey: string;
  readonly name: string;
  readonly mimeType: string;
  readonly type: string;
  readonly ext: string;
  readonly url: string;
  readonly filelink: string;
  readonly upload: boolean;
  readonly width: number;
  readonly height: number;
  readonly fileSize: number;
}

const uploadUrl = string({
  description: 'For one POST within ten minutes; whoever has it needs no token.',
});
const output = object({ uploadUrl }, { required: ['uploadUrl'] });
const example = { uploadUrl: 'https://whoswho.example.com/upload/eyJr...' };
const protocol =
  'The file is sent to it as `multipart/form-data`, in a part named `upload-file`: an image (PNG, ' +
  'JPEG, WebP, GIF or AVIF) of at most 10 MB and 50 megapixels. ';

export const documentUploadUrlGet = endpoint({
  name: 'document/uploadUrl/get',
  verb: 'POST',
  effect: 'read',
  access: 'member',
  summary: 'Get an address to upload an image to.',
  description:
    `${protocol}The answer is \`{"items": [Media]}\`. The image is made upright, stripped of ` +
    'everything but its pixels, and kept for a day.',
  input: object({
    fileName: string({ maxLength: 1000 }),
    success: string({ description: 'Taken, and not looked at; so are the rest.' }),
    parentPath: string(),
    shared: boolean(),
    folder: string(),
    lang: string(),
    provider: string(),
    providerCategory: string(),
    providerId: string(),
    ...fields,
    ...callId,
  }),
  output,
  errors: [],
  example: { input: { fileName: 'ada.jpg', success: '/upload' }, output: example },
});

export const uploadGet = endpoint({
  name: 'upload/get',
  path: '/upload',
  verb: 'GET',
  effect: 'read',
  access: 'member',
  summary: 'Get an address to upload an image to, as older clients do.',
  description: `${protocol}The answer is one object with \`url\`, \`name\`, \`blobKey\` and so on.`,
  input: object({
    success: string({ description: 'Taken, and not looked at.' }),
    ...fields,
    ...callId,
  }),
  output,
  errors: [],
  example: { input: { success: '/upload' }, output: example },
});
