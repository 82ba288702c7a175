import { isObject } from '@whoswho/core';
import type { Json } from '@whoswho/core';
import type { Row } from '../storage/store.ts';

/**
 * A portable dump is lines of JSON: a header, then for each table a line that names it and a line
 * for each of its rows, then an end. It says nothing of its own time or place, so equal data gives
 * equal bytes, whatever database it comes from.
 */
export const dumpFormat = 'whoswho-dump';
export const dumpFormatVersion = 1;

/** The first line. */
export interface DumpHeader {
  readonly format: typeof dumpFormat;
  readonly formatVersion: number;
  /** The version of the program that wrote it. */
  readonly program: string;
  /** The steps that its tables had been through, oldest first. */
  readonly migrations: readonly string[];
}

/** The line before the rows of a table. */
export interface DumpTable {
  readonly table: string;
  /** What the values of each row are, in their order; of a table without rows there are none. */
  readonly columns: readonly string[];
}

/** The last line: by it a file is known to be whole. */
export interface DumpEnd {
  /** How many there are in each table. */
  readonly rows: Readonly<Record<string, number>>;
  /** Over all lines before this one, in hexadecimal digits. */
  readonly sha256: string;
}

/** The values of a row, in the order of their columns. */
export type DumpRow = readonly Row[string][];

/** Anything of the above as a line. */
export function lineOf(part: DumpHeader | DumpTable | DumpEnd | DumpRow): string {
  return `${JSON.stringify(part)}\n`;
}

/** Reads a first line; undefined when it is none of a dump. */
export function readHeader(line: string): DumpHeader | undefined {
  const value = jsonOf(line);
  if (!isObject(value)) {
    return undefined;
  }
  const { format, formatVersion, program, migrations } = value;
  return format === dumpFormat &&
    typeof formatVersion === 'number' &&
    typeof program === 'string' &&
    isTexts(migrations)
    ? { format, formatVersion, program, migrations }
    : undefined;
}

/** Reads any other line; undefined when it is none of a dump. */
export function readPart(line: string): DumpTable | DumpEnd | DumpRow | undefined {
  const value = jsonOf(line);
  if (Array.isArray(value)) {
    return value.every(isCell) ? value : undefined;
  }
  if (!isObject(value)) {
    return undefined;
  }
  const { table, columns, rows, sha256 } = value;
  if (typeof table === 'string' && isTexts(columns)) {
    return { table, columns };
  }
  return isCounts(rows) && typeof sha256 === 'string' ? { rows, sha256 } : undefined;
}

function jsonOf(line: string): Json | undefined {
  try {
    return JSON.parse(line) as Json; // what JSON.parse answers is Json
  } catch {
    return undefined;
  }
}

function isCell(value: Json): value is Row[string] {
  return value === null || typeof value === 'string' || typeof value === 'number';
}

function isTexts(value: Json | undefined): value is string[] {
  return Array.isArray(value) && value.every((item) => typeof item === 'string');
}

function isCounts(value: Json | undefined): value is Record<string, number> {
  return isObject(value) && Object.values(value).every((item) => typeof item === 'number');
}
