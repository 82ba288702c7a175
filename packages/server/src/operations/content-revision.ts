import { DirectoryError } from '@whoswho/core';
import type { Content, Revision } from '@whoswho/core/contract';
import type { RevisionRecord } from '../storage/store.ts';
import { settleAmongOthers } from './content.ts';
import { findToEdit } from './content-record.ts';
import { putContent } from './content-version.ts';
import type { Context, Operations } from './operation.ts';
import { pageSize } from './page.ts';

/** The stored versions of a user directory module: `content/revision/*`. */
export const contentRevision = {
  async 'content/revision/get'(context, input) {
    const current = await findToEdit(context, input.uid);
    const record = await findRevision(context, input.uid, input.version);
    return { ...toRevision(record, current), content: JSON.parse(record.document) };
  },

  async 'content/revision/list'(context, input) {
    const current = await findToEdit(context, input.contentId);
    const after = context.cursors.read(input.cursor, input);
    const before = after === undefined ? Number.MAX_SAFE_INTEGER : Number(after.key);
    const size = pageSize(input);
    const records = await context.data.contents.revisions(
      context.viewer.customer,
      input.contentId,
      before,
      size + 1,
    );
    const items = records.slice(0, size).map((record) => toRevision(record, current));
    const last = items.at(-1);
    const more = records.length > size && last !== undefined;
    const position = { key: String(last?.version), id: '' };
    return {
      ...(items.length === 0 ? {} : { items }),
      more,
      ...(more ? { cursor: context.cursors.write(position, input) } : {}),
    };
  },

  async 'content/revision/restore'(context, input) {
    const current = await findToEdit(context, input.uid);
    const record = await findRevision(context, input.uid, input.version);
    const old = JSON.parse(record.document) as Content;
    const next = { ...old, version: current.version ?? 0 };
    await settleAmongOthers(context, next);
    return putContent(context, next);
  },
} satisfies Partial<Operations>;

async function findRevision(
  context: Context,
  id: string,
  version: number,
): Promise<RevisionRecord> {
  const found = await context.data.contents.revision(context.viewer.customer, id, version);
  if (found === undefined) {
    throw new DirectoryError('notFound', `Content ${id} has no version ${version}`);
  }
  return found;
}

function toRevision(record: RevisionRecord, current: Content): Revision {
  const id = `${record.id}-${record.version}`;
  return {
    id,
    uid: id,
    contentKey: record.id,
    version: record.version,
    status: record.version === current.version ? 'LIVE' : 'ARCHIVE',
    createdAt: record.createdAt,
    createdBy: record.createdBy,
  };
}
