import type { Json, JsonObject } from '@whoswho/core';
import { isJsonObject } from './json-object.ts';

/** What contents carry for display only (wire 2.10). */
const contentDetails = new Set([
  'lastRevision',
  'authorDetails',
  'updatedByDetails',
  'writerDetails',
  'headerDetails',
  'customContentTypeDetails',
  'excerpt',
]);

/** The answer of a `content/...` endpoint, single or list, without the keys of wire 2.10. */
export function prune(endpoint: string, answer: JsonObject): JsonObject {
  if (!endpoint.startsWith('content/')) {
    return answer;
  }
  const { items } = answer;
  return Array.isArray(items) ? { ...answer, items: items.map(pruneContent) } : pruneObject(answer);
}

function pruneContent(content: Json): Json {
  return isJsonObject(content) ? pruneObject(content) : content;
}

function pruneObject(content: JsonObject): JsonObject {
  const kept = Object.entries(content).filter(([key]) => !contentDetails.has(key));
  const pruned: JsonObject = Object.fromEntries(kept);
  const properties = pruned['properties'];
  if (isJsonObject(properties)) {
    const { duplicateContent: _, ...keptProperties } = properties;
    pruned['properties'] = keptProperties;
  }
  return pruned;
}
