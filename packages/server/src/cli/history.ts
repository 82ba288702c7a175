import type { Client } from '@whoswho/client';
import type { LedgerEntry } from '@whoswho/core/contract';
import { withClient } from './connection.ts';
import type { ConnectionOptions } from './connection.ts';
import { allDirectories, chooseDirectory } from './directory.ts';
import { findName } from './field-name.ts';
import { firstOf } from './first-of.ts';
import { terminalLanguage } from './language.ts';
import { changeText, fieldTitle, ledgerWords, timeText } from './ledger-text.ts';
import type { LedgerWords } from './ledger-text.ts';
import { printJsonArray } from './output.ts';
import type { OutputOptions } from './output.ts';
import { printTable } from './table.ts';

/** Options of `history`. */
export interface HistoryOptions extends ConnectionOptions, OutputOptions {
  readonly field?: string;
  readonly limit?: number;
}

/** A page that the server is asked for: it costs one request, and bounds the memory. */
const pageSize = 200;

/** `history`: lists what was changed of a person, newest first. */
export async function printHistory(email: string, options: HistoryOptions): Promise<void> {
  const { limit = Infinity } = options;
  await withClient(options, async (client) => {
    const question = {
      email,
      maxResults: Math.min(limit, pageSize),
      ...(options.field === undefined ? {} : { field: await fieldNamed(client, options.field) }),
    };
    const entries = firstOf(client.user.history(question), limit);
    if (options.json === true) {
      await printJsonArray(entries);
      return;
    }
    const words = ledgerWords(await allDirectories(client), terminalLanguage(process.env));
    const head = ['SEQ', 'WHEN (UTC)', 'FIELD', 'CHANGE', 'WHO', 'SOURCE', 'REASON'];
    await printTable(head, rowsOf(entries, words));
  });
}

/** The server knows no titles; of a name that means nothing it says what comes near. */
async function fieldNamed(client: Client, name: string): Promise<string> {
  const { fields } = await chooseDirectory(client, undefined, [name]);
  const named = findName(fields, name);
  return named === undefined
    ? name
    : named.kind === 'field'
      ? named.field.uuid
      : named.attribute.key;
}

async function* rowsOf(
  entries: AsyncIterable<LedgerEntry>,
  words: LedgerWords,
): AsyncGenerator<string[]> {
  for await (const entry of entries) {
    yield [
      String(entry.seq),
      timeText(entry.at),
      fieldTitle(entry, words),
      changeText(entry, words),
      entry.actor,
      entry.source,
      entry.reason ?? '',
    ];
  }
}
