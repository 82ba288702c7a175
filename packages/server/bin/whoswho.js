#!/usr/bin/env node
// Plain JavaScript that any Node can read: an old one gets a clear line instead of a syntax error.
import { existsSync } from 'node:fs';
import * as nodeModule from 'node:module';
import { setFlagsFromString } from 'node:v8';

const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
if (major < 24 || (major === 24 && minor < 15)) {
  console.error(`whoswho needs Node 24.15 or newer; this is Node ${process.versions.node}.`);
  process.exit(1);
}

nodeModule.enableCompileCache();
// Loading makes much short-lived garbage; without this the heap stays sized for it ever after.
setFlagsFromString('--semi-space-growth-factor=1');
const source = new URL('../src/cli/main.ts', import.meta.url);
// The bench runs what is published instead.
const isCheckout = existsSync(source) && process.env.WHOSWHO_BUILT === undefined;
if (isCheckout) {
  // In a checkout the packages run from source: nothing has to be built first.
  nodeModule.registerHooks({
    resolve: (specifier, context, next) =>
      next(specifier, { ...context, conditions: [...context.conditions, 'whoswho-source'] }),
  });
}
const { main } = await import(
  isCheckout ? source : new URL('../dist/cli/main.js', import.meta.url)
);
await main(process.argv.slice(2));
setFlagsFromString('--semi-space-growth-factor=2');
