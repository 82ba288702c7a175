import type { Client } from '@whoswho/client';
import type { LedgerEntry } from '@whoswho/core/contract';
import { withClient } from './connection.ts';
import type { ConnectionOptions } from './connection.ts';
import { allDirectories } from './directory.ts';
import { CommandError } from './exit-code.ts';
import { terminalLanguage } from './language.ts';
import { changeText, fieldTitle, ledgerWords } from './ledger-text.ts';
import type { LedgerWords } from './ledger-text.ts';
import { note, printJson } from './output.ts';
import type { OutputOptions } from './output.ts';
import { printTable } from './table.ts';

/** Options of `revert`. */
export interface RevertOptions extends ConnectionOptions, OutputOptions {
  readonly seq?: number;
  readonly batch?: string;
  readonly person?: string;
  readonly since?: string;
  readonly dryRun?: boolean;
  readonly reason?: string;
  readonly yes?: boolean;
}

type Reversion = Awaited<ReturnType<Client['ledger']['revert']>>;

/** `revert`: takes changes back, or shows what would be taken back. */
export async function revertChanges(options: RevertOptions): Promise<void> {
  checkOptions(options);
  const isRehearsal = options.dryRun === true || options.yes !== true;
  await withClient(options, async (client) => {
    const answer = await client.ledger.revert({
      ...(await wantedChanges(client, options)),
      ...(options.reason === undefined ? {} : { reason: options.reason }),
      dryRun: isRehearsal,
    });
    if (options.json === true) {
      await printJson(answer);
    } else {
      await printReversion(client, answer);
    }
    note(summaryOf(answer, isRehearsal));
    if (options.dryRun !== true && isRehearsal) {
      note('Nothing was done; to do it, add --yes.');
    }
  });
}

function checkOptions({ seq, batch, person, since, dryRun, yes }: RevertOptions): void {
  const given = [seq, batch, person ?? since].filter((value) => value !== undefined);
  if (given.length !== 1 || (person === undefined) !== (since === undefined)) {
    const message = 'name what to take back by one of --seq, --batch, or --person with --since';
    throw new CommandError('wrongUsage', message);
  }
  if (dryRun === true && yes === true) {
    throw new CommandError('wrongUsage', '--dry-run and --yes do not go together');
  }
}

async function wantedChanges(client: Client, { seq, batch, person, since }: RevertOptions) {
  if (seq !== undefined) {
    return { seq };
  }
  if (batch !== undefined) {
    return { batch };
  }
  const { id } = await client.user.get(person === undefined ? {} : { email: person });
  return {
    ...(id === undefined ? {} : { uid: id }),
    ...(since === undefined ? {} : { at: since }),
  };
}

async function printReversion(client: Client, { reverted, skipped }: Reversion): Promise<void> {
  const words = ledgerWords(await allDirectories(client), terminalLanguage(process.env));
  const rows = [...reverted, ...skipped.flatMap(({ row }) => row ?? [])];
  const emails = await emailsOf(client, rows);
  const named = (row: LedgerEntry) => [String(row.seq), emails.get(row.uid) ?? row.uid];
  if (reverted.length > 0) {
    await printTable(
      ['SEQ', 'PERSON', 'FIELD', 'BACK'],
      reverted.map((row) => [...named(row), fieldTitle(row, words), backText(row, words)]),
    );
  }
  if (skipped.length > 0) {
    await printTable(
      ['SEQ', 'PERSON', 'FIELD', 'LEFT ALONE'],
      skipped.flatMap(({ row, because = '' }) =>
        row === undefined ? [] : [[...named(row), fieldTitle(row, words), because]],
      ),
    );
  }
}

/** The change the other way round. */
function backText({ before, after, ...row }: LedgerEntry, words: LedgerWords): string {
  return changeText(
    {
      ...row,
      ...(after === undefined ? {} : { before: after }),
      ...(before === undefined ? {} : { after: before }),
    },
    words,
  );
}

/** As many as one question takes. */
const mostIds = 1000;

/** E-mail addresses by id, as they are now; of those who have ended there is none. */
async function emailsOf(
  client: Client,
  rows: readonly LedgerEntry[],
): Promise<ReadonlyMap<string, string>> {
  const ids = [...new Set(rows.map(({ uid }) => uid))];
  const emails = new Map<string, string>();
  for (let start = 0; start < ids.length; start += mostIds) {
    const some = ids.slice(start, start + mostIds);
    const question = { ids: some, showHidden: true, maxResults: mostIds };
    for await (const { id = '', email } of client.user.list(question)) {
      if (typeof email === 'string') {
        emails.set(id, email);
      }
    }
  }
  return emails;
}

function summaryOf(answer: Reversion, isRehearsal: boolean): string {
  const { revertedCount, skippedCount, batch, reverted, skipped } = answer;
  const verb = isRehearsal ? 'would be' : revertedCount === 1 ? 'was' : 'were';
  const changes = `${revertedCount} ${revertedCount === 1 ? 'change' : 'changes'}`;
  const isCut = reverted.length < revertedCount || skipped.length < skippedCount;
  return [
    `${changes} ${verb} taken back, ${skippedCount} left alone.`,
    ...(isCut ? ['Not all of them are shown.'] : []),
    ...(batch === undefined ? [] : [`To undo this: whoswho revert --batch ${batch}`]),
  ].join(' ');
}
