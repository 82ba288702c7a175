import { access } from './access.ts';
import { asOf } from './as-of.ts';
import { erasure } from './erasure.ts';
import { contentCheck } from './content-check.ts';
import { content } from './content.ts';
import { contentRevision } from './content-revision.ts';
import { customer } from './customer.ts';
import { feed } from './feed.ts';
import { feedtype } from './feedtype.ts';
import { find } from './find.ts';
import { instanceSave } from './instance-save.ts';
import { instance } from './instance.ts';
import { ledger } from './ledger.ts';
import { ledgerBatches } from './ledger-batch.ts';
import { ledgerChanges } from './ledger-changes.ts';
import { nickname } from './nickname.ts';
import type { Operations } from './operation.ts';
import { orgTree } from './org-tree.ts';
import { password } from './password.ts';
import { search } from './search.ts';
import { session } from './session.ts';
import { upload } from './upload.ts';
import { userPatch } from './user-patch.ts';
import { userPicture } from './user-picture.ts';
import { user } from './user.ts';
import { userVcard } from './user-vcard.ts';
import { userDirectory } from './user-directory.ts';
import { userSettings } from './user-settings.ts';

/** Every operation, by the name of its endpoint. The compiler misses none. */
export const operations: Operations = {
  ...content,
  ...contentRevision,
  ...contentCheck,
  ...user,
  ...userPatch,
  ...userPicture,
  ...userVcard,
  ...userSettings,
  ...userDirectory,
  ...find,
  ...orgTree,
  ...ledger,
  ...ledgerChanges,
  ...ledgerBatches,
  ...instance,
  ...instanceSave,
  ...customer,
  ...feed,
  ...feedtype,
  ...search,
  ...nickname,
  ...upload,
  ...access,
  ...session,
  ...password,
  ...asOf,
  ...erasure,
};
