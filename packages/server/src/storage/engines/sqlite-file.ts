import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { appendFile, open } from 'node:fs/promises';
import { DatabaseSync } from 'node:sqlite';
import type { OwnFile } from './own-file.ts';
import { sqliteScheme } from './sqlite.ts';

/**
 * A database of SQLite in a file. SQLite keeps no checksums; ours stands behind the last page,
 * where SQLite does not look, and is gone once the file is worked with as a database.
 */
export const sqliteFile: OwnFile = {
  opening: Buffer.from('SQLite format 3\0'),
  addressOf: (path) => `${sqliteScheme}${path}`,
  async seal(path) {
    await appendFile(path, sealOf(await digestOf(path)));
  },
  async fault(path) {
    const { size, pageSize, end } = await measuresOf(path);
    if (sealPattern.test(end)) {
      const isSame = end === sealOf(await digestOf(path, size - sealLength));
      return isSame ? undefined : 'its bytes do not match its checksum';
    }
    return size % pageSize === 0 ? faultInside(path) : 'it ends within a page';
  },
};

const sealOf = (digest: string) => `\nwhoswho backup sha256 ${digest}\n`;
const sealPattern = /^\nwhoswho backup sha256 [0-9a-f]{64}\n$/;
const sealLength = sealOf('0'.repeat(64)).length;

/** The SHA-256 of the first bytes of a file, or of all. */
async function digestOf(path: string, length = Infinity): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(path, { end: length - 1 })) {
    hash.update(chunk as Buffer); // a stream without an encoding
  }
  return hash.digest('hex');
}

/** Where the size of a page stands (file format 1.3.2); 1 means the largest. */
const pageSizeOffset = 16;
const largestPageSize = 65_536;

async function measuresOf(path: string): Promise<{ size: number; pageSize: number; end: string }> {
  const file = await open(path, 'r');
  try {
    const { size } = await file.stat();
    const end = Buffer.alloc(sealLength);
    await file.read(end, 0, sealLength, Math.max(0, size - sealLength));
    const page = Buffer.alloc(2);
    await file.read(page, 0, page.length, pageSizeOffset);
    const told = page.readUInt16BE();
    const pageSize = told === 1 ? largestPageSize : Math.max(told, 1);
    return { size, pageSize, end: end.toString('latin1') };
  } finally {
    await file.close();
  }
}

/** What SQLite finds in a file that is not sealed: any other copy of a database. */
function faultInside(path: string): string | undefined {
  try {
    const database = new DatabaseSync(path, { readOnly: true });
    try {
      const found = database.prepare('pragma integrity_check(1)').get()?.['integrity_check'];
      return found === 'ok' ? undefined : String(found);
    } finally {
      database.close();
    }
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}
