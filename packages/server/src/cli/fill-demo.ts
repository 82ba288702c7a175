import { existsSync } from 'node:fs';
import { readConfig } from '../config.ts';
import type { Config } from '../config.ts';
import type { Store } from '../storage/store.ts';
import { openDataFolder } from './data-folder.ts';
import { CommandError } from './exit-code.ts';
import { note, print } from './output.ts';

/** Options of `demo`. */
export interface DemoOptions {
  readonly data?: string;
  readonly from?: string;
}

/** `demo`: fills the data folder with people, without serving them. */
export async function fillDemo({ data, from }: DemoOptions): Promise<void> {
  const config = readConfig({ data }, process.env);
  if (from !== undefined && !existsSync(from)) {
    throw new CommandError('wrongUsage', `there is no folder ${from}`);
  }
  const store = await openDataFolder(config.data);
  try {
    await (from === undefined ? fillWithDemo(store, config) : fillFrom(store, from, config));
  } finally {
    await store.close();
  }
}

async function fillWithDemo(store: Store, config: Config): Promise<void> {
  const { installDemo } = await import('../demo/index.ts');
  if (!(await installDemo(store, config))) {
    note(`${config.data} has data already; it is left as it is.`);
    return;
  }
  await print(`The demo data is in ${config.data}. ${advice(config)}`);
}

async function fillFrom(store: Store, folder: string, config: Config): Promise<void> {
  const { installDemo } = await import('../demo/index.ts');
  const { loadCongress } = await import('../demo/congress.ts');
  await installDemo(store, config);
  const { people, added } = await loadCongress(store, folder);
  await print(`${people} people of ${folder} are in ${config.data}, ${added} of them new. `);
  await print(advice(config));
}

function advice({ data }: Config): string {
  return `Serve it: whoswho serve --demo --data ${data}\n`;
}
