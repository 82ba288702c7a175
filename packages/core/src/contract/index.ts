import * as contentCheck from './content-check.ts';
import * as content from './content.ts';
import * as customer from './customer.ts';
import type { Endpoint } from './endpoint.ts';
import * as feed from './feed.ts';
import * as feedtype from './feedtype.ts';
import * as find from './find.ts';
import * as instance from './instance.ts';
import * as ledger from './ledger.ts';
import * as nickname from './nickname.ts';
import * as org from './org.ts';
import * as password from './password.ts';
import * as search from './search.ts';
import * as session from './session.ts';
import * as token from './token.ts';
import * as upload from './upload.ts';
import * as userDirectory from './user-directory.ts';
import * as userPatch from './user-patch.ts';
import * as userPicture from './user-picture.ts';
import * as userVcard from './user-vcard.ts';
import * as user from './user.ts';

export { apiRoot, isList, pathOf } from './endpoint.ts';
export type { Access, Endpoint, InputOf, OutputOf } from './endpoint.ts';
export type { FieldCheck } from './content-check.ts';
export type { Component, Content, Revision } from './content.ts';
export type { Customer } from './customer.ts';
export type { Feed } from './feed.ts';
export type { FeedType } from './feedtype.ts';
export type { Facet } from './find.ts';
export type { Instance } from './instance.ts';
export type { Batch, LedgerEntry } from './ledger.ts';
export { editableAttributes } from './user.ts';
export type { OrgNode } from './org.ts';
export type { Search } from './search.ts';
export type { Completeness, Provenance, ValueAccess } from './user-directory.ts';
export type { Media, UploadedFile } from './upload.ts';
export type { Role, User } from './user.ts';

/** Every endpoint of the product, in the order of the reference. */
export const contract = [
  content.contentGet,
  content.contentList,
  content.contentSave,
  content.contentSaveMulti,
  contentCheck.contentCheck,
  content.contentUpdateStatus,
  content.contentArchive,
  content.contentUnarchive,
  content.contentDelete,
  content.contentDeleteMulti,
  content.contentRevisionGet,
  content.contentRevisionList,
  content.contentRevisionRestore,
  content.contentPlatformUserDirectory,
  user.userGet,
  user.userList,
  user.userSave,
  userPatch.userPatch,
  user.userDeleteMulti,
  user.userSettingsGet,
  user.userSettingsSave,
  user.userGetToken,
  user.userRoleList,
  userVcard.userVcard,
  userPicture.userPictureSave,
  userPicture.userPictureDelete,
  userDirectory.userDirectoryGet,
  userDirectory.userDirectorySave,
  userDirectory.userDirectoryList,
  find.userDirectoryFind,
  find.userDirectorySuggest,
  userDirectory.userDirectoryAsOf,
  userDirectory.userOrganizationchartGet,
  org.orgTree,
  userDirectory.userMainDirectoryFields,
  ledger.userAsOf,
  ledger.userExport,
  ledger.userErase,
  ledger.ledgerChanges,
  ledger.userHistory,
  ledger.ledgerList,
  ledger.ledgerRevert,
  ledger.ledgerBatches,
  instance.instanceGet,
  instance.instanceList,
  instance.instanceSave,
  customer.customerGet,
  customer.customerSave,
  feed.feedGet,
  feed.feedList,
  feed.feedSearch,
  feed.feedSave,
  feed.feedDelete,
  feed.feedSubscribersSave,
  feedtype.feedtypeGet,
  feedtype.feedtypeList,
  feedtype.feedtypeSave,
  feedtype.feedtypeDelete,
  search.searchGet,
  search.searchList,
  search.searchSave,
  search.searchDelete,
  nickname.nicknameGet,
  nickname.nicknameSave,
  upload.documentUploadUrlGet,
  upload.uploadGet,
  token.tokenCreate,
  token.tokenList,
  token.tokenRevoke,
  token.applicationCreate,
  token.applicationList,
  token.applicationRevoke,
  token.applicationToken,
  session.sessionCreate,
  session.sessionGet,
  session.sessionDelete,
  session.sessionList,
  session.sessionRevoke,
  session.sessionRevokeOthers,
  password.passwordChange,
  password.passwordLink,
  password.passwordRequest,
  password.passwordLinkInfo,
  password.passwordRedeem,
] as const satisfies readonly Endpoint[];

/** One of the endpoints. */
export type ContractEndpoint = (typeof contract)[number];
/** The name of an endpoint. */
export type EndpointName = ContractEndpoint['name'];
/** The endpoint of a name. */
export type EndpointNamed<Name extends EndpointName> = Extract<ContractEndpoint, { name: Name }>;
