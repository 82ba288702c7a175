import { InvalidArgumentError, Option } from 'commander';
import type { Command } from 'commander';
import { connected } from './connected.ts';
import type { ConnectionOptions } from './connection.ts';
import type { OutputOptions } from './output.ts';

type Options = ConnectionOptions & OutputOptions;

/** `token` and `application`. */
export function addAccessCommands(program: Command): void {
  program.commandsGroup('Who may sign in:');
  const token = program.command('token').description('Tokens that act as a person');
  const create = token
    .command('create <email>')
    .description('Create a token; its secret is shown only here')
    .option('--name <text>', 'what the token is for')
    .option('--days <count>', 'how long it lives; 90 days otherwise', readDays);
  connected(create).action(
    async (email: string, options: Options & { name?: string; days?: number }) => {
      const command = await import('./access.ts');
      await command.createToken(email, options);
    },
  );
  connected(token.command('list'))
    .description('List the tokens that are in force')
    .action(async (options: Options) => {
      const command = await import('./access.ts');
      await command.listTokens(options);
    });
  connected(token.command('revoke <id...>'))
    .description('Revoke tokens')
    .action(async (ids: string[], options: Options) => {
      const command = await import('./access.ts');
      await command.revokeTokens(ids, options);
    });
  addPasswordCommands(program);
  addApplicationCommands(program);
}

function addPasswordCommands(program: Command): void {
  const password = program.command('password').description('How people set their passwords');
  const link = password
    .command('link <email>')
    .description('Make a link with which somebody sets their password, once')
    .addOption(
      new Option('--purpose <what>', 'invitation, for 7 days, or reset, for 24 hours')
        .choices(['invitation', 'reset'])
        .default('invitation'),
    )
    .option('--send', 'mail it too');
  connected(link).action(
    async (
      email: string,
      options: Options & { purpose: 'invitation' | 'reset'; send?: boolean },
    ) => {
      const command = await import('./password.ts');
      await command.makePasswordLink(email, options);
    },
  );
}

function addApplicationCommands(program: Command): void {
  const application = program
    .command('application')
    .description('Programs that sign in by an id and a secret of their own');
  const create = application
    .command('create <name>')
    .description('Create an application; its secret is shown only here')
    .option('--source <name...>', 'what its changes may be said to come from, such as hr-import');
  connected(create).action(async (name: string, options: Options & { source?: string[] }) => {
    const command = await import('./access.ts');
    await command.createApplication(name, options);
  });
  connected(application.command('list'))
    .description('List the applications')
    .action(async (options: Options) => {
      const command = await import('./access.ts');
      await command.listApplications(options);
    });
  connected(application.command('revoke <id...>'))
    .description('Revoke applications and every token that they got')
    .action(async (ids: string[], options: Options) => {
      const command = await import('./access.ts');
      await command.revokeApplications(ids, options);
    });
}

function readDays(text: string): number {
  const days = Number(text);
  if (!(days > 0) || days > 3650) {
    throw new InvalidArgumentError('It has to be a number of days up to 3650.');
  }
  return days;
}
