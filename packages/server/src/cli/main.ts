import { bareInstallation, createServer, installOnce, openStore } from '../main.ts';
import { readConfig } from '../config.ts';

export async function main(args: string[]): Promise<void> {
  const config = readConfig({ data: args[1], port: '0' }, process.env);
  const t = performance.now();
  const store = await openStore(config.data);
  await installOnce(store, bareInstallation(config));
  const server = await createServer(config, store);
  const address = await server.listen();
  console.log(`Whoswho is at ${address}`, (performance.now() - t).toFixed(0) + 'ms', process.memoryUsage().rss / 1e6, performance.now());
}
