import type { Command } from 'commander';
import type { ChangesOptions } from './changes.ts';
import { connected } from './connected.ts';

/** `changes`. */
export function addChangesCommand(program: Command): void {
  const command = program
    .command('changes')
    .description('List changes of values, oldest first, or follow them')
    .option('--since <cursor>', 'go on behind this one; else from the beginning, or from now on')
    .option('--follow', 'go on until Ctrl+C, from now on or from --since');
  connected(command)
    .addHelpText(
      'after',
      `
A change a line: when, of whom, field, before -> after, by whom and from where; with --json each
line is a JSON object. At the end standard error tells the cursor to go on from.

  whoswho changes --follow
  whoswho changes --since 42 --json
`,
    )
    .action(async (options: ChangesOptions) => {
      const { changes } = await import('./changes.ts');
      await changes(options);
    });
}
