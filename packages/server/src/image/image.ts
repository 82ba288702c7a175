import { DirectoryError } from '@whoswho/core';
import type { Sharp, SharpOptions } from 'sharp';
import { acceptedKinds, fileKindOf } from './file-kind.ts';
import { takingTurns } from './turns.ts';

/** An image as we have made it, of nothing but the pixels of what was sent. */
export interface CleanImage {
  /** A WebP image. */
  readonly bytes: Buffer;
  /** Of the upright original, in pixels; what is kept can be smaller. */
  readonly width: number;
  readonly height: number;
}

/** A part of an image, in pixels of its upright original. */
export interface Crop {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** What we make of images, as its type is told to those who ask. */
export const imageType = 'image/webp';

/** The edges of the pictures that are made of a photo, in pixels. */
export const pictureSizes = [64, 256, 512] as const;
export type PictureSize = (typeof pictureSizes)[number];

/** A phone's camera has 48 million. */
const mostPixels = 50_000_000;
/** Enough to cut a face out of a photo of a group. */
const longestEdge = 2400;
const longestWorkSeconds = 20;

/** Decoding takes memory by the pixel, so few do it at a time. */
const inTurn = takingTurns({ atATime: 2, mostWaiting: 20 });

/** Checks an image of a stranger, and makes one of its own of it: upright, in sRGB, and bare. */
export async function cleanImage(name: string, bytes: Buffer): Promise<CleanImage> {
  const kind = fileKindOf(bytes);
  if (!kind.isAccepted) {
    throw refusal(name, `is ${kind.name}, but has to be one of ${acceptedKinds}`);
  }
  return inTurn(async () => {
    const { width, height } = await sizeOf(name, kind.name, bytes);
    const image = await openImage(bytes);
    const made = await image
      .resize({ width: longestEdge, height: longestEdge, fit: 'inside', withoutEnlargement: true })
      .webp({ quality: 85, effort: 2 })
      .toBuffer()
      .catch((error: unknown) => {
        throw damaged(name, kind.name, error);
      });
    return { bytes: made, width, height };
  });
}

/** Square pictures of a clean image, from the largest to the smallest, or of a part of it. */
export async function picturesOf(
  image: CleanImage,
  crop: Crop | undefined,
): Promise<ReadonlyMap<PictureSize, Buffer>> {
  return inTurn(async () => {
    const part = await partOf(image, crop);
    const largest = Math.max(...pictureSizes);
    const { data, info } = await part
      .resize({ width: largest, height: largest, fit: 'cover' })
      .raw()
      .toBuffer({ resolveWithObject: true });
    const pictures = new Map<PictureSize, Buffer>();
    for (const size of pictureSizes.toReversed()) {
      const { width, height, channels } = info;
      const square = (await sharpLibrary())(data, { raw: { width, height, channels } });
      pictures.set(size, await square.resize(size, size).webp({ quality: 82 }).toBuffer());
    }
    return pictures;
  });
}

/** What is kept can be smaller than the original in whose pixels the crop is told. */
async function partOf(image: CleanImage, crop: Crop | undefined): Promise<Sharp> {
  const whole = await openImage(image.bytes);
  if (crop === undefined) {
    return whole;
  }
  const { width, height } = await whole.metadata();
  const across = scaled(crop.x, crop.width, image.width, width);
  const down = scaled(crop.y, crop.height, image.height, height);
  return whole.extract({
    left: across.start,
    width: across.length,
    top: down.start,
    height: down.length,
  });
}

/** A stretch of an original edge on the edge that is kept: at least a pixel, and none beyond. */
function scaled(start: number, length: number, original: number, kept: number) {
  const first = Math.min(Math.round((start * kept) / original), kept - 1);
  const last = Math.round(((start + length) * kept) / original);
  return { start: first, length: Math.max(1, Math.min(last, kept) - first) };
}

/** The size of the upright image, read from its head; nothing is decoded for it. */
async function sizeOf(
  name: string,
  kind: string,
  bytes: Buffer,
): Promise<{ width: number; height: number }> {
  const head = await openImage(bytes, { limitInputPixels: false });
  const { autoOrient, width, height } = await head.metadata().catch((error: unknown) => {
    throw damaged(name, kind, error);
  });
  const pixels = width * height;
  if (pixels > mostPixels) {
    throw refusal(
      name,
      `has ${width} x ${height} pixels, which are ${Math.round(pixels / 1e6)} millions, but at ` +
        `most ${mostPixels / 1e6}`,
    );
  }
  return autoOrient;
}

function damaged(name: string, kind: string, cause: unknown): DirectoryError {
  if (cause instanceof Error && cause.message.startsWith('timeout')) {
    const message = `${name}: takes longer than ${longestWorkSeconds} seconds to be read; try again`;
    return new DirectoryError('backendError', message, { cause });
  }
  return refusal(name, `is ${kind} that cannot be read: it is damaged or cut`, cause);
}

function refusal(name: string, rule: string, cause?: unknown): DirectoryError {
  return new DirectoryError('badRequest', `${name}: ${rule}`, { cause });
}

async function openImage(bytes: Buffer, options: SharpOptions = {}): Promise<Sharp> {
  const sharp = await sharpLibrary();
  return sharp(bytes, {
    autoOrient: true,
    failOn: 'error',
    limitInputPixels: mostPixels,
    pages: 1,
    ...options,
  }).timeout({ seconds: longestWorkSeconds });
}

let library: Promise<typeof import('sharp').default> | undefined;

/** Loaded when the first image comes, with the formats alone that we take. */
function sharpLibrary(): Promise<typeof import('sharp').default> {
  library ??= import('sharp').then(({ default: sharp }) => {
    sharp.cache(false);
    sharp.concurrency(1);
    sharp.block({ operation: ['VipsForeignLoad'] });
    sharp.unblock({
      operation: [
        'VipsForeignLoadPng',
        'VipsForeignLoadJpeg',
        'VipsForeignLoadWebp',
        'VipsForeignLoadNsgif',
        'VipsForeignLoadHeif',
      ],
    });
    return sharp;
  });
  return library;
}
