import type { OwnFile } from './own-file.ts';
import { sqliteFile } from './sqlite-file.ts';

const ownFiles: readonly OwnFile[] = [sqliteFile];

/** The format of a file by its first bytes; undefined when no engine knows it. */
export function ownFileOf(opening: Buffer): OwnFile | undefined {
  return ownFiles.find((one) => opening.subarray(0, one.opening.length).equals(one.opening));
}
