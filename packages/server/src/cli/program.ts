import { Command } from 'commander';
import { version } from '../version.ts';
import { addAccessCommands } from './access-commands.ts';
import type { CallOptions } from './call.ts';
import { addChangesCommand } from './changes-command.ts';
import { connected, withOrigin } from './connected.ts';
import { addDatabaseCommands } from './database-commands.ts';
import { exitCodes } from './exit-code.ts';
import { addFindCommand } from './find-command.ts';
import { addLedgerCommands } from './ledger-commands.ts';
import { addPeopleCommands } from './people-commands.ts';
import { addServerCommands } from './server-commands.ts';

/** Every command. What a command does is loaded when it runs. */
export function createProgram(): Command {
  const program = new Command('whoswho')
    .description(
      'Whoswho keeps who is who in an organization: people, with profile fields that\n' +
        'admins define. This command runs a server, and speaks to one.',
    )
    .version(version, '--version', 'show the version')
    .helpOption('-h, --help', 'show help; also after a command')
    .helpCommand(false)
    .configureHelp({ subcommandTerm: termOf })
    .configureOutput({
      outputError: (text, write) => write(oneLine(text)),
    })
    // Commands copy these settings when they are made.
    .exitOverride();
  addServerCommands(program);
  addDatabaseCommands(program);
  addPeopleCommands(program);
  addFindCommand(program);
  addLedgerCommands(program);
  addChangesCommand(program);
  addAccessCommands(program);
  program.commandsGroup('Everything else:');
  addCall(program);
  addCompletion(program);
  for (const command of program.commands) {
    command.helpCommand(false);
  }
  return program.addHelpText('after', afterHelp);
}

/** A line of the list of commands: `people get|list|set`, `completion <shell>`. */
function termOf(command: Command): string {
  const below = command.commands.map((one) => one.name()).join('|');
  const words = command.registeredArguments.map((argument) => `<${argument.name()}>`);
  return [command.name(), below, ...words].filter((word) => word !== '').join(' ');
}

function oneLine(text: string): string {
  return text.replace(/^error: /, 'whoswho: ').replace(/\n\(/, ' (');
}

function addCall(program: Command): void {
  const command = program
    .command('call [name...]')
    .usage('NAME [key=value ...] [--body FILE]')
    .description('Call any endpoint of the API by its name')
    .helpOption(false)
    .option('--list', 'list the endpoints')
    .option('--body <file>', 'send this JSON file; - is standard input')
    .option('--page', 'of a list, only one page, as the server answers it')
    .option('-h, --help', 'show help; after a NAME, that of the endpoint');
  connected(withOrigin(command))
    .addHelpText(
      'after',
      `
The answer is printed as JSON; of a list, all items. A repeated key is a list, key:=JSON a value
that is no text.

  whoswho call user/directory/get email=me@customer.com contentId=6486401110769664
  whoswho call user/list status=enabled maxResults:=100 --page
  whoswho call content/save --body directory.json
`,
    )
    .action(async (words: string[], options: CallOptions, command: Command) => {
      if (options.help === true && words.length === 0) {
        command.outputHelp();
        return;
      }
      const { call } = await import('./call.ts');
      await call(words, options);
    });
}

function addCompletion(program: Command): void {
  program
    .command('completion <shell>')
    .description('Print what completes whoswho commands in bash or zsh')
    .addHelpText(
      'after',
      `
  source <(whoswho completion bash)     in ~/.bashrc
  source <(whoswho completion zsh)      in ~/.zshrc
`,
    )
    .action(async (shell: string) => {
      const { printCompletion } = await import('./completion.ts');
      printCompletion(shell);
    });
}

const afterHelp = `
Try it:
  whoswho serve --demo                  serves demo data on http://127.0.0.1:8080, prints a token
  export WHOSWHO_TOKEN=...              the token that it printed
  whoswho find zoe --facet department
  whoswho people set me@customer.com "Title=Support Leader"

Which server, and as whom:
  Options win over the environment, which wins over the config file.
  --url URL, WHOSWHO_URL                address of the server, else http://127.0.0.1:8080
  --token TOKEN, WHOSWHO_TOKEN          bearer token
  --profile NAME                        [profiles.NAME] of the config file
  --data FOLDER                         no server: work in this data folder, as its administrator
  ~/.config/whoswho/config.toml         url, token, or applicationId, applicationSecret, userEmail
                                        and customer; WHOSWHO_CONFIG names another file

Exit codes:
${Object.values(exitCodes)
  .map(({ code, meaning }) => `  ${code}  ${meaning}`)
  .join('\n')}
`;
