import { join } from 'node:path';
import { contract } from '../core/src/contract/index.ts';
import type { Endpoint } from '../core/src/contract/index.ts';
import type { Plugin } from 'vite';

/** Where the list of all endpoints stands. */
const file = join(import.meta.dirname, '../core/src/contract/index.ts');

/**
 * In the place of the contract, what the SDK reads of it: the words for documents and the schemas
 * of inputs would be a fifth of what a page loads before people are shown.
 */
export const contractFacts: Plugin = {
  name: 'contract-facts',
  apply: 'build',
  load(id) {
    if (id !== file) {
      return null;
    }
    const facts = JSON.stringify(contract.map(factsOf));
    return `export const contract = ${facts};\nexport { apiRoot, isList, pathOf } from './endpoint.ts';`;
  },
};

/** Of answers only whether they are lists. */
function factsOf(declared: Endpoint): Partial<Endpoint> {
  const { name, verb, path, aliases, effect, access, positional } = declared;
  const { items, more } = declared.output?.properties ?? {};
  const output = items !== undefined &&
    more !== undefined && { properties: { items: {}, more: {} } };
  return {
    name,
    verb,
    effect,
    access,
    ...(path !== undefined && { path }),
    ...(aliases !== undefined && { aliases }),
    ...(positional !== undefined && { positional }),
    ...(output && { output: { type: 'object', ...output } }),
  };
}
