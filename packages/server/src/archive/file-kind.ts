import { open } from 'node:fs/promises';
import { constants, gunzipSync } from 'node:zlib';
import { dumpFormat } from './dump-format.ts';

/** What a file is, as far as its first bytes tell. */
export type FileKind =
  | { readonly kind: 'dump'; readonly isCompressed: boolean }
  | { readonly kind: 'other'; readonly opening: Buffer };

const openingBytes = 1024;
const gzipMark = Buffer.from([0x1f, 0x8b]);
const dumpMark = Buffer.from(`{"format":"${dumpFormat}"`);

/** Looks whether a file is a portable dump. */
export async function fileKind(path: string): Promise<FileKind> {
  const opening = await openingOf(path);
  const isCompressed = startsWith(opening, gzipMark);
  const isDump = startsWith(isCompressed ? unpacked(opening) : opening, dumpMark);
  return isDump ? { kind: 'dump', isCompressed } : { kind: 'other', opening };
}

async function openingOf(path: string): Promise<Buffer> {
  const file = await open(path, 'r');
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(openingBytes), 0, openingBytes, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}

function startsWith(bytes: Buffer, mark: Buffer): boolean {
  return bytes.subarray(0, mark.length).equals(mark);
}

/** As much as the first bytes of something packed can tell. */
function unpacked(bytes: Buffer): Buffer {
  try {
    return gunzipSync(bytes, { finishFlush: constants.Z_SYNC_FLUSH });
  } catch {
    return Buffer.alloc(0);
  }
}
