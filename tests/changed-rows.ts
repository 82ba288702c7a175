import type { Engine, Query } from '../packages/server/src/storage/engines/engine.ts';
import { openEngine } from '../packages/server/src/storage/engines/index.ts';

/** Statements that change rows, in the dialect of the engine that they are built for. */
export type Changes = (db: Engine['db']) => readonly { compile(): Query<unknown> }[];

/** Changes rows behind the product's back, in one transaction, on whichever engine runs. */
export async function changeRows(database: string, changes: Changes): Promise<void> {
  const report = (line: string) => {
    throw new Error(line);
  };
  const engine = await openEngine(database, { readReplica: undefined, mayCreate: false, report });
  if (engine === undefined) {
    throw new Error(`no engine opens ${database}`);
  }
  try {
    await engine.write(async (session) => {
      for (const change of changes(engine.db)) {
        await session.all(change.compile());
      }
    });
  } finally {
    await engine.close();
  }
}
