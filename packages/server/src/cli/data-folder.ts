import { openStore } from '../main.ts';
import type { Store } from '../storage/store.ts';
import { CommandError } from './exit-code.ts';

/** Opens the database in a data folder, or says in a line why that cannot be done. */
export async function openDataFolder(data: string): Promise<Store> {
  try {
    return await openStore(data);
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new CommandError('failed', `cannot use the data folder ${data}: ${why}`, error);
  }
}
