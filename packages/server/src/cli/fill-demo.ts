import { existsSync } from 'node:fs';
import { databaseIn, readConfig } from '../config.ts';
import type { Config } from '../config.ts';
import type { Store } from '../storage/store.ts';
import { openDatabase, optionOf, withoutPassword } from './database.ts';
import type { DatabaseOptions } from './database.ts';
import { CommandError } from './exit-code.ts';
import { note, print } from './output.ts';

/** Options of `demo`. */
export interface DemoOptions extends DatabaseOptions {
  readonly from?: string;
}

/** `demo`: fills a database with people, without serving them. */
export async function fillDemo({ data, database, from }: DemoOptions): Promise<void> {
  const config = readConfig({ data, database }, process.env);
  if (from !== undefined && !existsSync(from)) {
    throw new CommandError('wrongUsage', `there is no folder ${from}`);
  }
  const store = await openDatabase(config, { mayCreate: true });
  try {
    await (from === undefined ? fillWithDemo(store, config) : fillFrom(store, from, config));
  } finally {
    await store.close();
  }
}

async function fillWithDemo(store: Store, config: Config): Promise<void> {
  const { installDemo } = await import('../demo/index.ts');
  if (!(await installDemo(store, config))) {
    note(`${placeOf(config)} has data already; it is left as it is.`);
    return;
  }
  await print(`The demo data is in ${placeOf(config)}. ${advice(config)}`);
}

async function fillFrom(store: Store, folder: string, config: Config): Promise<void> {
  const { installDemo } = await import('../demo/index.ts');
  const { loadCongress } = await import('../demo/congress.ts');
  await installDemo(store, config);
  const { people, added } = await loadCongress(store, folder);
  await print(`${people} people of ${folder} are in ${placeOf(config)}, ${added} of them new. `);
  await print(advice(config));
}

function advice(config: Config): string {
  return `Serve it: whoswho serve --demo ${optionOf(config)}\n`;
}

function placeOf({ data, database }: Config): string {
  return database === databaseIn(data) ? data : withoutPassword(database);
}
