export { readConfig } from './config.ts';
export type { Config } from './config.ts';
export { bareInstallation, createServer, installOnce, openStore } from './main.ts';
export type { Server, ServerParts } from './main.ts';
