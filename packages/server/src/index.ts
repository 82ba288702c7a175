export { readConfig } from './config.ts';
export type { Config } from './config.ts';
export { bareInstallation, createServer, installOnce } from './main.ts';
export { openStore } from './open-store.ts';
export type { Server, ServerParts } from './main.ts';
