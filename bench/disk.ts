// What the disk can do: appends 4 KB and flushes it, again and again.
// `node bench/disk.ts FOLDER SECONDS` prints the milliseconds of each as a JSON list.
import { closeSync, fdatasyncSync, openSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';

const [folder = '.', seconds = '1'] = process.argv.slice(2);
const path = join(folder, 'append-and-flush');
const block = Buffer.alloc(4096, 'whoswho ');
const file = openSync(path, 'w');
const latenciesMs: number[] = [];
const end = performance.now() + Number(seconds) * 1000;
for (let before = performance.now(); before < end;) {
  writeSync(file, block);
  fdatasyncSync(file);
  const now = performance.now();
  latenciesMs.push(now - before);
  before = now;
}
closeSync(file);
rmSync(path);
console.log(JSON.stringify(latenciesMs));
