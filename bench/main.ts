// Measures the server on a database of made-up people against the best that the machine can do.
// Options: --engine sqlite --people 100000 --seconds 3 --pairs 5 --clients 32 --only get,save
// --json FILE
// `search` first measures finding people instead; --only index,process,plain,http,save,stall
// `web` first measures the people page in a browser.
import { build } from './build.ts';
import { benchSearch } from './search/search-bench.ts';
import { benchServer } from './server-bench.ts';
import { benchWeb } from './web/web-bench.ts';

const [first, ...rest] = process.argv.slice(2);
const benches: Readonly<Record<string, (args: string[]) => Promise<void>>> = {
  search: benchSearch,
  web: benchWeb,
};
const bench = benches[first ?? ''];
build();
await (bench === undefined ? benchServer(process.argv.slice(2)) : bench(rest));
