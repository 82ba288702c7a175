import type { Field } from './field.ts';

/** Who asks, and what roles allow them. One per token; compared by value, never by time. */
export interface Viewer {
  readonly id: string;
  readonly email: string;
  readonly customer: string;
  readonly language?: string;
  /** Platform administrator: everything in the customer. */
  readonly isAdmin: boolean;
  /** Instances administered. */
  readonly instances: readonly string[];
  /** Groups of the viewer. */
  readonly feeds: readonly string[];
  /** What roles allow, by instance: `USER_DIRECTORY_EDIT`, ... (wire 3.11). */
  readonly actions: ReadonlyMap<string, ReadonlySet<string>>;
  /** The session of the device, where no token was sent. */
  readonly session?: string;
  /** The application that the token was made for. */
  readonly application?: string;
  /** Sources of changes that it may claim, beside the product's own. */
  readonly sources?: readonly string[];
  /** Uuids of the fields that may be seen; all when absent. */
  readonly fields?: ReadonlySet<string>;
}

/** What of a directory a decision is about. */
export interface Place {
  readonly instance: string | undefined;
}

/** Actions that let somebody change definitions; the guide lists with the first (wire 4.3). */
const definitionActions = ['CUSTOM_EDIT', 'USER_DIRECTORY_EDIT'];
/** Actions that let somebody change other people's values (wire 6). */
const valueActions = ['USER_DIRECTORY_EDIT', 'CUSTOM_EDIT', 'USER_EDIT'];

/** Whether the viewer administers an instance. */
export function isAdministratorOf(viewer: Viewer, instance: string | undefined): boolean {
  return viewer.isAdmin || (instance !== undefined && viewer.instances.includes(instance));
}

/** Whether the viewer administers anything at all. */
export function isAdministrator(viewer: Viewer): boolean {
  return viewer.isAdmin || viewer.instances.length > 0;
}

/** Whether the viewer may do what the wire calls `action` to a directory (wire 6). */
export function mayDo(viewer: Viewer, action: string, place: Place): boolean {
  const wanted = action.toUpperCase();
  if (wanted.endsWith('_READ') || isAdministratorOf(viewer, place.instance)) {
    return true;
  }
  const family = definitionActions.includes(wanted) ? definitionActions : [wanted];
  return hasAction(viewer, place.instance, family);
}

/** Whether the viewer may change definitions of a directory. */
export function mayEditDirectory(viewer: Viewer, place: Place): boolean {
  return definitionActions.some((action) => mayDo(viewer, action, place));
}

/** Whether the viewer may change profiles of others through a directory. */
function mayEditPeople(viewer: Viewer, place: Place): boolean {
  return (
    isAdministratorOf(viewer, place.instance) || hasAction(viewer, place.instance, valueActions)
  );
}

/**
 * The fields that the viewer may see of a person: every path that finds, sorts or counts asks here.
 * Nobody is narrowed yet; audiences will be.
 */
export function visibleFields(viewer: Viewer, fields: readonly Field[]): readonly Field[] {
  const { fields: seen } = viewer;
  return seen === undefined ? fields : fields.filter(({ uuid }) => seen.has(uuid));
}

/** What somebody may administer; platform administrators only change it. */
export const rightsKeys: ReadonlySet<string> = new Set([
  'isSuperAdmin',
  'instancesSuperAdmin',
  'canAccessSA',
]);

/**
 * Why somebody may not change a value of a person: people do not change it of themselves, the
 * profile is somebody else's, it is for members of groups, or for platform administrators.
 */
export type Refusal = 'self' | 'notYours' | 'editFeeds' | 'rights';

/** What an editor may change in one person's profile. */
export interface Editor {
  /** Platform administrators only: administration rights. */
  readonly mayEditRights: boolean;
  /** Attributes outside the directory's fields: e-mail, names, status, ... */
  readonly mayEditAttributes: boolean;
  mayEditField(field: Field): boolean;
  /** Why not a field, or an attribute; undefined for what they may. */
  whyNotField(field: Field): Refusal | undefined;
  whyNotAttribute(name: string): Refusal | undefined;
}

/** Whose profile is edited. */
export interface Person {
  readonly id: string;
  /** A platform administrator, whose attributes only another one changes. */
  readonly isAdmin: boolean;
}

/**
 * The rights of a viewer over a person, through a directory of `instance`; without one, through
 * any directory (wire 6).
 */
export function editorOf(viewer: Viewer, person: Person, place?: Place): Editor {
  const mayEdit = place === undefined ? mayEditSomePeople(viewer) : mayEditPeople(viewer, place);
  const isOwn = person.id === viewer.id;
  const whyNotField = (field: Field): Refusal | undefined =>
    mayEdit || (isOwn && mayEditOwn(viewer, field)) ? undefined : isOwn ? 'editFeeds' : 'notYours';
  const whyNotAttribute = (name: string): Refusal | undefined => {
    if (rightsKeys.has(name)) {
      return viewer.isAdmin ? undefined : 'rights';
    }
    if (!mayEdit) {
      return isOwn ? 'self' : 'notYours';
    }
    return viewer.isAdmin || !person.isAdmin ? undefined : 'rights';
  };
  return {
    mayEditRights: viewer.isAdmin,
    mayEditAttributes: mayEdit && (viewer.isAdmin || !person.isAdmin),
    mayEditField: (field) => whyNotField(field) === undefined,
    whyNotField,
    whyNotAttribute,
  };
}

/** Whether the viewer may change profiles of others through some directory. */
export function mayEditSomePeople(viewer: Viewer): boolean {
  return (
    isAdministrator(viewer) ||
    [...viewer.actions.keys()].some((instance) => hasAction(viewer, instance, valueActions))
  );
}

/** Own values: fields whose `editFeeds` is empty or has one of the viewer's groups. */
function mayEditOwn(viewer: Viewer, field: Field): boolean {
  const feeds = field.settings['editFeeds'];
  return (
    !Array.isArray(feeds) ||
    feeds.length === 0 ||
    feeds.some((feed) => typeof feed === 'string' && viewer.feeds.includes(feed))
  );
}

function hasAction(viewer: Viewer, instance: string | undefined, actions: string[]): boolean {
  const granted = instance === undefined ? undefined : viewer.actions.get(instance);
  return granted !== undefined && actions.some((action) => granted.has(action));
}
