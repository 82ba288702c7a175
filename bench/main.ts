// Measures the server on a database of made-up people against the best that the machine can do.
// Options: --engine sqlite --people 100000 --seconds 3 --pairs 5 --clients 32 --only get,save
// --json FILE
// `search` first measures finding people instead; --only index,process,plain,http,save,stall
import { build } from './build.ts';
import { benchSearch } from './search/search-bench.ts';
import { benchServer } from './server-bench.ts';

const [first, ...rest] = process.argv.slice(2);
build();
await (first === 'search' ? benchSearch(rest) : benchServer(process.argv.slice(2)));
