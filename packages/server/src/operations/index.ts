import { access } from './access.ts';
import { content } from './content.ts';
import { contentRevision } from './content-revision.ts';
import { customer } from './customer.ts';
import { feed } from './feed.ts';
import { feedtype } from './feedtype.ts';
import { instance } from './instance.ts';
import type { Operations } from './operation.ts';
import { user } from './user.ts';
import { userDirectory } from './user-directory.ts';
import { userSettings } from './user-settings.ts';

/** Every operation, by the name of its endpoint. The compiler misses none. */
export const operations: Operations = {
  ...content,
  ...contentRevision,
  ...user,
  ...userSettings,
  ...userDirectory,
  ...instance,
  ...customer,
  ...feed,
  ...feedtype,
  ...access,
};
