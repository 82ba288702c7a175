import { DirectoryError, mayEditDirectory } from '@whoswho/core';
import type { Content } from '@whoswho/core/contract';
import { wireTime } from '../time.ts';
import type { Context, WriteContext } from './operation.ts';

/** The content of an id as the transaction sees it, when the viewer may change it. */
export async function findToEdit(context: Context, id: string | undefined): Promise<Content> {
  const record =
    id === undefined ? undefined : await context.data.contents.get(context.viewer.customer, id);
  const found = record === undefined ? undefined : (JSON.parse(record.document) as Content);
  if (found === undefined || found.status === 'DELETED') {
    throw new DirectoryError('notFound', `Content not found: ${id}`);
  }
  requireEdit(context, found);
  return found;
}

/** Writes the next version of a content, which is also kept as a revision. */
export async function writeContent(context: WriteContext, next: Content): Promise<Content> {
  const { viewer, now } = context;
  const version = (next.version ?? 0) + 1;
  const updatedAt = wireTime(now);
  const saved: Content = {
    ...next,
    version,
    updatedAt,
    updatedBy: viewer.email,
    updatedById: viewer.id,
    lastRevision: { version, updatedAt, status: next.status ?? 'LIVE' },
  };
  await context.data.contents.put({
    customer: viewer.customer,
    id: saved.id ?? '',
    version,
    document: JSON.stringify(saved),
    createdAt: updatedAt,
    createdBy: viewer.email,
  });
  return saved;
}

/** Refuses who may not change a directory. */
export function requireEdit({ viewer }: Context, item: Content): void {
  if (!mayEditDirectory(viewer, placeOf(item))) {
    throw new DirectoryError('forbidden', `Changing directory ${item.id} is not allowed`);
  }
}

/** What decisions about a directory depend on. */
export function placeOf(item: Content): { instance: string | undefined } {
  return { instance: item.instance };
}
