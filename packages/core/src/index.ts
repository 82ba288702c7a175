export {
  editorOf,
  isAdministrator,
  isAdministratorOf,
  mayDo,
  mayEditDirectory,
  mayEditSomePeople,
  rightsKeys,
  visibleFields,
} from './access.ts';
export type { Editor, Person, Place, Refusal, Viewer } from './access.ts';
export { bindingOf, boundPaths, boundValues, differingPart } from './binding.ts';
export type { Binding } from './binding.ts';
export { completenessOf } from './completeness.ts';
export { decodeMessage, parseJson, requireKeys, unnamedLanguage } from './decode.ts';
export { copyJson, equal, isEmpty, isObject } from './equal.ts';
export { errorCodes, DirectoryError } from './errors.ts';
export type { ErrorBody, ErrorCode, ErrorDetail } from './errors.ts';
export {
  boundPath,
  fieldsOf,
  isRequired,
  isSearchable,
  isUnique,
  keyPattern,
  searchTextsOf,
  titleOf,
} from './field.ts';
export type { Field } from './field.ts';
export { distinctPlaces, fieldDraftProblems, usedTwice } from './field-draft.ts';
export type { DraftProblem } from './field-draft.ts';
export { fieldTypeOf, fieldTypes } from './field-types/index.ts';
export type { FieldType } from './field-types/index.ts';
export { optionsOf } from './field-types/option.ts';
export type { Option } from './field-types/option.ts';
export { filterOperators } from './filter.ts';
export type { Condition, Filter, FilterOperator } from './filter.ts';
export { filterLimits, parseFilterText } from './filter-text.ts';
export type { OperatorOf } from './filter-text.ts';
export { conditionsOf, mapConditions, readFilter } from './filter-tree.ts';
export { fold, foldedWords } from './fold.ts';
export { initialsColour, initialsOf } from './initials.ts';
export { nicknameGroups, nicknamesOf } from './nicknames.ts';
export { invalidValue, readValue, saveProfile, writeValue } from './profile.ts';
export type { ProfileChange, ProfileSave } from './profile.ts';
export type { Json, JsonObject, ObjectSchema, Schema, Static } from './schema.ts';
export { mergeContent } from './merge-content.ts';
export type { ContentMerge } from './merge-content.ts';
export { mergeUsers } from './merge-user.ts';
export type { Clash } from './merge-user.ts';
export { firstOf, goesFirst, selfSource, settle, sourcesOf, unowned } from './ownership.ts';
export type { Attempt, HeldValue, Override, Ownership, Settled, Writer } from './ownership.ts';
export {
  longestPassword,
  normalizedPassword,
  passwordProblem,
  shortestPassword,
} from './password-rules.ts';
export type { PasswordOwner } from './password-rules.ts';
export {
  derivedKeys,
  exactChanges,
  partsOf,
  passwordPlace,
  placeChanges,
  readPlace,
  redo,
  undo,
  wholePerson,
  writePlace,
} from './place.ts';
export type { PlaceChange } from './place.ts';
export { resolveDate } from './relative-date.ts';
export { parseSelector, select } from './selector.ts';
export type { Selector } from './selector.ts';
export { vcardFileName, vcardOf } from './vcard.ts';
