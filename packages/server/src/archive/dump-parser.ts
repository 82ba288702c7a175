import { createHash } from 'node:crypto';
import type { Row } from '../storage/store.ts';
import { ArchiveError } from './archive-error.ts';
import { dumpFormatVersion, readHeader, readPart } from './dump-format.ts';
import type { DumpEnd, DumpHeader, DumpRow, DumpTable } from './dump-format.ts';
import type { TableRows } from './table-rows.ts';

/** Rows that are handed on at a time: at most so many, and hardly more bytes. */
const rowsAtATime = 500;
const bytesAtATime = 2 ** 23;
const newline = 0x0a;

/** Reads the lines of a dump one by one; throws ArchiveError as soon as one is not right. */
export function dumpParser(path: string, accept: (header: DumpHeader) => void) {
  const hash = createHash('sha256');
  const counts = new Map<string, number>();
  let lineNumber = 0;
  let table: DumpTable | undefined;
  let rows: Row[] = [];
  let bytes = 0;
  let ready: TableRows[] = [];
  let isEnded = false;

  function damaged(why: string): ArchiveError {
    return new ArchiveError(`${path} is damaged: ${why}`);
  }

  function takeHeader(header: DumpHeader | undefined): void {
    if (header === undefined) {
      throw new ArchiveError(`${path} is no backup of Whoswho`);
    }
    const { formatVersion, program } = header;
    if (formatVersion > dumpFormatVersion) {
      throw new ArchiveError(
        `${path} is from a newer Whoswho (${program}): it has format ${formatVersion}, ` +
          `this program reads ${dumpFormatVersion}; install the newer version`,
      );
    }
    accept(header);
  }

  function takeTable(next: DumpTable): void {
    handOn();
    table = next;
    counts.set(next.table, 0);
  }

  function takeRow(values: DumpRow): void {
    if (table === undefined || values.length !== table.columns.length) {
      throw damaged(`line ${lineNumber} has not the columns of its table`);
    }
    rows.push(rowOf(table.columns, values));
    counts.set(table.table, (counts.get(table.table) ?? 0) + 1);
    if (rows.length === rowsAtATime || bytes > bytesAtATime) {
      handOn();
    }
  }

  function handOn(): void {
    if (table !== undefined) {
      ready.push({ table: table.table, rows });
    }
    rows = [];
    bytes = 0;
  }

  function takeEnd(end: DumpEnd): void {
    handOn();
    const told = Object.entries(end.rows);
    const isComplete =
      told.length === counts.size && told.every(([name, count]) => counts.get(name) === count);
    if (!isComplete || end.sha256 !== hash.digest('hex')) {
      throw damaged('its lines do not match its checksum');
    }
    isEnded = true;
  }

  function takeLater(text: string): void {
    const part = readPart(text);
    if (part === undefined || isEnded) {
      throw damaged(`line ${lineNumber} cannot be read`);
    }
    if ('sha256' in part) {
      takeEnd(part);
    } else if ('table' in part) {
      takeTable(part);
    } else {
      takeRow(part);
    }
  }

  return {
    /** Takes a line with its newline. */
    take(line: Buffer): void {
      lineNumber += 1;
      bytes += line.length;
      const text = line.toString();
      if (lineNumber === 1) {
        takeHeader(readHeader(text));
      } else if (line.at(-1) === newline) {
        takeLater(text);
      }
      // The end tells the sum of what stands before it.
      if (!isEnded) {
        hash.update(line);
      }
    },
    /** The rows that have come together. */
    takeReady(): TableRows[] {
      const taken = ready;
      ready = [];
      return taken;
    },
    /** Throws when lines are missing. */
    end(): void {
      if (!isEnded) {
        throw new ArchiveError(`${path} is cut: its end is missing`);
      }
    },
  };
}

function rowOf(columns: readonly string[], values: DumpRow): Row {
  const row: Record<string, Row[string]> = {};
  columns.forEach((column, index) => {
    row[column] = values[index] ?? null;
  });
  return row;
}
