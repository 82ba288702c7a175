// Writes the generated part of the documentation. `--check` only compares: it names each file
// that is not what the source says and exits with 1.
import { readFileSync, writeFileSync } from 'node:fs';

import { fieldReference } from '../packages/core/src/describe/field-reference.ts';
import { openApiDocument } from '../packages/core/src/describe/openapi.ts';
import { apiReference } from '../packages/core/src/describe/reference.ts';
import { settings } from '../packages/server/src/config.ts';

const directory = new URL('./', import.meta.url);
const files: Readonly<Record<string, string>> = {
  'api.md': apiReference(),
  'fields.md': fieldReference(),
  'openapi.json': openApiText(),
  'settings.md': settingsReference(),
};

const stale = Object.entries(files).filter(([name, text]) => contentOf(name) !== text);
if (process.argv.includes('--check')) {
  for (const [name] of stale) {
    console.error(`docs/${name} is stale: run node --conditions=whoswho-source docs/generate.ts`);
  }
  process.exitCode = stale.length === 0 ? 0 : 1;
} else {
  for (const [name, text] of stale) {
    writeFileSync(new URL(name, directory), text);
    console.log(`wrote docs/${name}`);
  }
}

function openApiText(): string {
  const document = openApiDocument({ serverUrl: 'https://people.example.com', version: version() });
  return `${JSON.stringify(document, null, 2)}\n`;
}

/** Every setting of the server, from the one table. */
function settingsReference(): string {
  const rows = Object.values(settings).map((setting) => {
    const option = 'option' in setting ? `\`--${setting.option}\`` : '';
    const fallback = 'fallback' in setting ? `\`${setting.fallback}\`` : '';
    return `| ${option} | \`${setting.environment}\` | ${fallback} | ${setting.meaning} |`;
  });
  const head = ['| option | environment | default | meaning |', '| --- | --- | --- | --- |'];
  const words = 'Settings of `whoswho serve`. An option wins over the environment.';
  return `# Settings\n\n${words}\n\n${[...head, ...rows].join('\n')}\n`;
}

/** One version for all packages. */
function version(): string {
  const manifest: unknown = JSON.parse(readFileSync(new URL('../package.json', directory), 'utf8'));
  return typeof manifest === 'object' && manifest !== null && 'version' in manifest
    ? String(manifest.version)
    : '0';
}

function contentOf(name: string): string | undefined {
  try {
    return readFileSync(new URL(name, directory), 'utf8');
  } catch {
    // Not there yet.
    return undefined;
  }
}
