import type { Content, Instance } from '@whoswho/core/contract';
import { writeContent } from './content-record.ts';
import type { WriteContext } from './operation.ts';
import { withUniqueIndex } from './unique-index.ts';

/** Writes the next version of a directory, and whether it is its instance's default. */
export async function putContent(context: WriteContext, next: Content): Promise<Content> {
  // What is not in use is nobody's default.
  const isDefaultUserDirectory = next.isDefaultUserDirectory === true && next.status === 'LIVE';
  const saved = await withUniqueIndex(context, () =>
    writeContent(context, { ...next, isDefaultUserDirectory }),
  );
  await noteDefaultDirectory(context, saved);
  return saved;
}

/**
 * Keeps `isDefaultUserDirectory` of the directories and `defaultUserDirectory` of their instance
 * saying the same: one default for each instance (wire 5, row 22).
 */
async function noteDefaultDirectory(context: WriteContext, saved: Content): Promise<void> {
  const { data, viewer } = context;
  const { instance: instanceId, id } = saved;
  if (instanceId === undefined || id === undefined) {
    return;
  }
  const text = await data.documents.get('instance', viewer.customer, instanceId);
  if (text === undefined) {
    return;
  }
  const instance = JSON.parse(text) as Instance;
  const isDefault = saved.isDefaultUserDirectory === true;
  if (isDefault === (instance.defaultUserDirectory === id)) {
    return;
  }
  const { defaultUserDirectory: previous, ...rest } = instance;
  const next: Instance = isDefault ? { ...rest, defaultUserDirectory: id } : rest;
  await data.documents.put('instance', viewer.customer, instanceId, JSON.stringify(next));
  if (isDefault && previous !== undefined) {
    await clearDefault(context, previous);
  }
}

async function clearDefault(context: WriteContext, id: string): Promise<void> {
  const record = await context.data.contents.get(context.viewer.customer, id);
  const content = record === undefined ? undefined : (JSON.parse(record.document) as Content);
  if (content?.isDefaultUserDirectory === true) {
    await writeContent(context, { ...content, isDefaultUserDirectory: false });
  }
}
