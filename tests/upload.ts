import type { JsonObject } from '@whoswho/core';
import sharp from 'sharp';
import type { Sharp } from 'sharp';
import type { Answer, Caller } from './caller.ts';
import { objectAt, textAt } from './json-path.ts';

/** A file to be sent, and what its sender says of it. */
interface Sent {
  readonly name?: string;
  readonly type?: string;
  /** Of the part it is in. */
  readonly part?: string;
}

/** A new address for an upload. */
export async function uploadUrlOf(caller: Caller): Promise<string> {
  return textAt(await caller.ok('document/uploadUrl/get', { success: '/upload' }), 'uploadUrl');
}

/** Sends a file to an address as the SDK does: without a token. */
export async function sendFile(
  url: string,
  bytes: Uint8Array,
  { name = 'photo.jpg', type = 'image/jpeg', part = 'upload-file' }: Sent = {},
): Promise<Answer> {
  const form = new FormData();
  form.append(part, new File([Uint8Array.from(bytes)], name, { type }));
  return answerOf(await fetch(url, { method: 'POST', body: form }));
}

/** An answer of the server, read. */
export async function answerOf(response: Response): Promise<Answer> {
  const text = await response.text();
  const isJson = response.headers.get('content-type')?.includes('json') ?? false;
  const { status, headers } = response;
  return { status, headers, text, body: isJson ? objectAt(JSON.parse(text) as JsonObject) : {} };
}

/** Uploads an image; answers the id of the media. */
export async function upload(caller: Caller, bytes: Uint8Array): Promise<string> {
  const answer = await sendFile(await uploadUrlOf(caller), bytes);
  return textAt(answer.body, 'items', 0, 'id');
}

/** The colours of the four quarters of the test image, as red, green and blue. */
export const quarters = {
  topLeft: [220, 20, 20],
  topRight: [20, 160, 20],
  bottomLeft: [20, 20, 220],
  bottomRight: [230, 220, 20],
} as const;
type Colour = readonly [number, number, number];

/** An image in four colours, so that it can be told what was cut out of it and turned how. */
export function fourColours(width: number, height: number): Sharp {
  const pixels = Buffer.alloc(width * height * 3);
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const [left, right] =
        y < height / 2
          ? ([quarters.topLeft, quarters.topRight] as const)
          : ([quarters.bottomLeft, quarters.bottomRight] as const);
      const colour = x < width / 2 ? left : right;
      pixels.set(colour, (y * width + x) * 3);
    }
  }
  return sharp(pixels, { raw: { width, height, channels: 3 } });
}

/** Which of the four colours an image has at a place; told in parts of its edges. */
export async function colourAt(
  bytes: Uint8Array,
  across: number,
  down: number,
): Promise<keyof typeof quarters | undefined> {
  const { data, info } = await sharp(bytes)
    .removeAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  const [x, y] = [Math.floor(across * info.width), Math.floor(down * info.height)];
  const start = (y * info.width + x) * info.channels;
  const near = (colour: Colour) =>
    colour.every((part, index) => Math.abs(part - (data[start + index] ?? -1)) < 40);
  const names = Object.keys(quarters) as (keyof typeof quarters)[];
  return names.find((name) => near(quarters[name]));
}
