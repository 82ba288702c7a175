import { DirectoryError, mergeContent } from '@whoswho/core';
import type { Content } from '@whoswho/core/contract';
import { prepareComponents } from './component.ts';
import type { Context } from './operation.ts';

const notUpToDate = 'CONTENT_NOT_UP_TO_DATE';

/** The version that the caller has read: the stored one, or the revision that it was. */
export async function baseOf(
  { data, viewer }: Context,
  stored: Content,
  version: number | undefined,
): Promise<Content> {
  if (version === undefined || version === stored.version) {
    return stored;
  }
  const isOlder = version > 0 && version < (stored.version ?? 0);
  const revision = isOlder
    ? await data.contents.revision(viewer.customer, stored.id ?? '', version)
    : undefined;
  if (revision === undefined) {
    throw new DirectoryError('contentNotUpToDate', notUpToDate);
  }
  return JSON.parse(revision.document) as Content;
}

/** The stored content with what the caller changed since the base; refuses where both clash. */
export function mergeVersions(base: Content, theirs: Content, yours: Content): Content {
  const { content, clashes } = mergeContent({ base, theirs, yours });
  if (clashes.length > 0) {
    const messages = clashes.map(({ message }) => message).join('; ');
    throw new DirectoryError('conflict', `${notUpToDate}: ${messages}`, { details: clashes });
  }
  // Two good halves can make a bad whole, such as two new fields of one key.
  prepareComponents(content.template?.components, theirs);
  return content;
}
