import type { Content, Instance } from '@whoswho/core/contract';
import type { WriteContext } from './operation.ts';
import { putContent } from './content.ts';

/**
 * Keeps `isDefaultUserDirectory` of the directories and `defaultUserDirectory` of their instance
 * saying the same: one default for each instance (wire 5, row 22).
 */
export async function noteDefaultDirectory(context: WriteContext, saved: Content): Promise<void> {
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
  const isDefault = saved.isDefaultUserDirectory === true && saved.status === 'LIVE';
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
    await putContent(context, { ...content, isDefaultUserDirectory: false });
  }
}
