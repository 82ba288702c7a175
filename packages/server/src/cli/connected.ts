import type { Command } from 'commander';

/** Gives a command that changes something the options that tell the ledger where it comes from. */
export function withOrigin(command: Command): Command {
  return command
    .option('--source <name>', 'where it comes from, if the token may claim that; else cli')
    .option('--batch <name>', 'what it belongs to, such as the run of a script');
}

/** Gives a command the options of every command that speaks to a server. */
export function connected(command: Command): Command {
  return command
    .optionsGroup('Which server, and as whom (see "whoswho --help"):')
    .option('--url <url>', 'address of the server')
    .option('--token <token>', 'bearer token')
    .option('--profile <name>', 'a profile of the config file')
    .option('--data <folder>', 'no server: work in this data folder, as its administrator')
    .option('--database <address>', 'no server: work in this database, as its administrator')
    .optionsGroup('Output:')
    .option('--json', 'JSON instead of a table; errors too');
}
