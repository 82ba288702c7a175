import { open } from 'node:fs/promises';
import { join } from 'node:path';
import type { JsonObject } from '@whoswho/core';
import { parse } from 'yaml';
import { ConfigError } from '../../config.ts';

/**
 * The top-level parts of a YAML file, one after the other: items of a list, or the entries of a
 * mapping as objects of one key. The file as a whole would take a hundred times its size.
 */
export async function* yamlParts(folder: string, name: string): AsyncGenerator<JsonObject> {
  const file = await open(join(folder, name)).catch((cause: unknown) => {
    throw new ConfigError(`from: ${folder} has no readable file ${name}`, { cause });
  });
  let start: RegExp | undefined;
  let lines: string[] = [];
  for await (const line of file.readLines()) {
    if (line.startsWith('#') || line === '') {
      continue;
    }
    start ??= line.startsWith('- ') ? /^- / : /^[^\s-]/;
    if (start.test(line) && lines.length > 0) {
      yield partOf(lines);
      lines = [];
    }
    lines.push(line);
  }
  if (lines.length > 0) {
    yield partOf(lines);
  }
}

function partOf(lines: readonly string[]): JsonObject {
  // These files hold lists and mappings of mappings, in YAML's JSON subset.
  const parsed = parse(lines.join('\n')) as JsonObject | [JsonObject];
  return Array.isArray(parsed) ? parsed[0] : parsed;
}
