import type { Command } from 'commander';
import { settings } from '../config.ts';

/** `serve` and `demo`. */
export function addServerCommands(program: Command): void {
  program.commandsGroup('Run a server:');
  const serve = program
    .command('serve')
    .description('Serve the directory over HTTP')
    .option('--demo', 'with demo data to try things out');
  for (const { flags, meaning } of settingOptions()) {
    serve.option(flags, meaning);
  }
  serve.addHelpText('after', environmentHelp()).action(async (options: Options) => {
    const command = await import('./serve.ts');
    await command.serve({ settings: settingsOf(options), demo: options['demo'] === true });
  });
  program
    .command('demo')
    .description('Fill a database with demo data, without serving it')
    .option('--data <folder>', settings.data.meaning)
    .option('--database <address>', settings.database.meaning)
    .option('--from <folder>', 'with the real people of a folder of congress-legislators')
    .action(async (options: { data?: string; database?: string; from?: string }) => {
      const command = await import('./fill-demo.ts');
      await command.fillDemo(options);
    });
}

type Options = Readonly<Record<string, string | boolean | undefined>>;

/** The settings that have an option, with what commander has to know about it. */
function settingOptions() {
  return Object.entries(settings).flatMap(([name, setting]) => {
    if (!('option' in setting)) {
      return [];
    }
    const { option, environment, meaning } = setting;
    const usual = 'fallback' in setting ? `, else ${setting.fallback}` : '';
    const flags = `--${option} <${option === 'data' ? 'folder' : option}>`;
    return [{ name, option, flags, meaning: `${meaning} (${environment}${usual})` }];
  });
}

/** Commander calls `--public-url` `publicUrl`, as the table of settings does. */
function settingsOf(options: Options): Record<string, string | undefined> {
  return Object.fromEntries(
    settingOptions().map(({ name, option }) => {
      const value = options[name];
      return [option, typeof value === 'string' ? value : undefined];
    }),
  );
}

/** Settings that are given by the environment alone. */
function environmentHelp(): string {
  const lines = Object.values(settings).flatMap((setting) =>
    'option' in setting ? [] : [`  ${setting.environment}\n      ${setting.meaning}`],
  );
  return `\nEnvironment only:\n${lines.join('\n')}\n`;
}
