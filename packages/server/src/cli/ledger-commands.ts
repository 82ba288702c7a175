import { InvalidArgumentError } from 'commander';
import type { Command } from 'commander';
import { connected } from './connected.ts';
import type { HistoryOptions } from './history.ts';
import type { RevertOptions } from './revert.ts';

/** `history` and `revert`. */
export function addLedgerCommands(program: Command): void {
  program.commandsGroup('What was changed:');
  const history = program
    .command('history <email>')
    .description('List what was changed of a person, by whom, when and from where')
    .option('--field <field>', 'only this field or attribute, by its title, key or uuid')
    .option('--limit <count>', 'no more than so many', readNumber);
  connected(history).action(async (email: string, options: HistoryOptions) => {
    const command = await import('./history.ts');
    await command.printHistory(email, options);
  });
  const revert = program
    .command('revert')
    .description('Take changes back; what was changed again since is left alone')
    .option('--seq <number>', 'one change, by its number in "whoswho history"', readNumber)
    .option('--batch <batch>', 'all changes of a batch, such as an import')
    .option('--person <email>', 'of this person, all changes')
    .option('--since <time>', 'from this time or day on, in UTC')
    .option('--dry-run', 'show what would be done, and do nothing')
    .option('--reason <text>', 'why, for the history')
    .option('--yes', 'do it');
  connected(revert)
    .addHelpText(
      'after',
      `
Without --yes it shows what would be done. What it does can be reverted by its batch.

  whoswho revert --seq 42
  whoswho revert --batch import-1 --yes --reason "the wrong file"
  whoswho revert --person me@customer.com --since 2026-11-24 --yes
`,
    )
    .action(async (options: RevertOptions) => {
      const command = await import('./revert.ts');
      await command.revertChanges(options);
    });
}

function readNumber(text: string): number {
  const number = Number(text);
  if (!Number.isSafeInteger(number) || number < 1) {
    throw new InvalidArgumentError('It has to be a whole number from 1 on.');
  }
  return number;
}
