import type { Command } from 'commander';
import { settings } from '../config.ts';
import type { DatabaseOptions } from './database.ts';
import type { DoctorOptions } from './doctor.ts';

/** `backup`, `restore`, `copy`, `migrate`, `doctor` and `reindex`. */
export function addDatabaseCommands(program: Command): void {
  program.commandsGroup('Look after a database:');
  const backup = program
    .command('backup <file>')
    .description('Write everything into a file, while servers run')
    .option('--portable', 'in the format that every kind of database restores')
    .option('--force', 'replace a file that is there');
  onDatabase(backup)
    .addHelpText('after', backupHelp)
    .action(async (file: string, options: DatabaseOptions) => {
      const command = await import('./backup.ts');
      await command.backup(file, options);
    });
  onDatabase(program.command('restore <file>'))
    .description('Fill an empty database with what a backup holds')
    .addHelpText('after', restoreHelp)
    .action(async (file: string, options: DatabaseOptions) => {
      const command = await import('./restore.ts');
      await command.restore(file, options);
    });
  program
    .command('copy')
    .description('Copy everything into an empty database, of another kind too')
    .requiredOption('--from <address>', 'database to read; servers may go on working with it')
    .requiredOption('--to <address>', 'database to fill; a file is made when it is missing')
    .addHelpText('after', copyHelp)
    .action(async (options: { from: string; to: string }) => {
      const command = await import('./copy.ts');
      await command.copy(options);
    });
  onDatabase(program.command('migrate'))
    .description('Bring the tables of a database up to date, as starting a server does')
    .option('--status', 'only show what is done and what is pending; exit code 1 when any is')
    .action(async (options: DatabaseOptions & { status?: boolean }) => {
      const command = await import('./migrate.ts');
      await command.migrate(options);
    });
  onDatabase(program.command('doctor'))
    .description('Check that everything in a database fits together')
    .option('--fix', 'repair what can be derived, and tell what is left')
    .option('--json', 'tell it as JSON')
    .addHelpText('after', doctorHelp)
    .action(async (options: DoctorOptions) => {
      const command = await import('./doctor.ts');
      await command.checkDatabase(options);
    });
  onDatabase(program.command('reindex'))
    .description('Make anew what people are found by, while servers run')
    .action(async (options: DatabaseOptions) => {
      const command = await import('./reindex.ts');
      await command.reindex(options);
    });
}

/** Gives a command the options of every command that works on a database without a server. */
function onDatabase(command: Command): Command {
  const { data, database } = settings;
  const usual = `(${data.environment}, else ${data.fallback})`;
  return command
    .option('--data <folder>', `${data.meaning} ${usual}`)
    .option('--database <address>', `${database.meaning} (${database.environment})`);
}

const backupHelp = `
A SQLite database is copied as a SQLite file, unless FILE ends in .ndjson or .ndjson.gz. The file
appears when it is complete, and only its owner can read it: it holds personal data.

  whoswho backup /backup/whoswho.db
  whoswho backup whoswho.ndjson.gz --database postgres://whoswho@db/whoswho
`;

const restoreHelp = `
FILE may be of any kind of database, and goes into any kind. It is read and checked as a whole
first; then all of it is written, or nothing.

  whoswho restore whoswho.ndjson.gz --data new-data
  whoswho restore /backup/whoswho.db --database postgres://whoswho@db/whoswho
`;

const copyHelp = `
What is saved while it runs is not copied: stop the servers before you move. At the end both sides
are compared; the exit code is 1 when they differ.

  whoswho copy --from sqlite:data/whoswho.db --to postgres://whoswho@db/whoswho
`;

const doctorHelp = `
Looks at one state of the database while servers run. The exit code is 0 when everything is sound,
1 when something is wrong or, with --fix, is left. Profiles are never touched: they are what the
rest is derived from.

  whoswho doctor --data data
  whoswho doctor --fix --database postgres://whoswho@db/whoswho
`;
