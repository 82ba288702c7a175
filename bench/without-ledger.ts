// The server as it would be if it kept no ledger, for the bench to compare with:
// node bench/without-ledger.ts DATABASE
import { readConfig } from '../packages/server/src/config.ts';
import { createServer } from '../packages/server/src/main.ts';
import { openStore } from '../packages/server/src/open-store.ts';
import type { Store } from '../packages/server/src/storage/store.ts';

const [database = ''] = process.argv.slice(2);
const config = readConfig({ database, port: '0' }, {});
const server = await createServer(config, withoutLedger(await openStore(config)));
process.once('SIGTERM', () => void server.close());
console.log(await server.listen());

/** A store whose writers note nothing. */
function withoutLedger(store: Store): Store {
  return {
    ...store,
    write: (work, caller) =>
      store.write(
        (writer) => work({ ...writer, ledger: { ...writer.ledger, add: () => undefined } }),
        caller,
      ),
  };
}
