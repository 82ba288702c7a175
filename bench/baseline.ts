// Bare node:http that answers every request with the same ready buffer and headers:
// `node bench/baseline.ts FILE [name value]...` prints its port.
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';

const [file = '', ...pairs] = process.argv.slice(2);
const body = readFileSync(file);
const headers = Object.fromEntries(
  Array.from({ length: pairs.length / 2 }, (_, index) => [
    pairs[2 * index] ?? '',
    pairs[2 * index + 1] ?? '',
  ]),
);

const server = createServer({ keepAliveTimeout: 72_000 }, (_request, response) => {
  response.writeHead(200, headers);
  response.end(body);
});
server.listen(0, '127.0.0.1', () => {
  const address = server.address();
  console.log(`http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`);
});
