import { Anchor, Avatar } from '@mantine/core';
import type { AnchorProps } from '@mantine/core';
import { fold } from '@whoswho/core';
import { initialsColour, initialsOf } from '@whoswho/core';
import type { User } from '@whoswho/core/contract';
import { Link } from '@tanstack/react-router';

type Named = Pick<User, 'id' | 'uid' | 'email' | 'firstName' | 'lastName' | 'fullName'>;

/** What a person is called; the e-mail address where there is no name. */
export function nameOf(person: Named): string {
  const { fullName, firstName, lastName, email } = person;
  const parts = [firstName, lastName].filter((part) => part !== undefined && part !== '');
  return fullName !== undefined && fullName !== '' ? fullName : parts.join(' ') || (email ?? '');
}

/** The last part of a person's address: `ada-lovelace-123`; only the id counts. */
export function slugOf(person: Named): string {
  const words = fold(nameOf(person))
    .replaceAll(/[^a-z0-9]+/gu, ' ')
    .trim()
    .replaceAll(' ', '-');
  const id = person.uid ?? person.id ?? '';
  return words === '' ? id : `${words}-${id}`;
}

/** The id in such an address. */
export function idOfSlug(slug: string): string {
  return slug.slice(slug.lastIndexOf('-') + 1);
}

/** A person's name that leads to their page. */
export function PersonLink({ person, ...props }: { readonly person: Named } & AnchorProps) {
  return (
    <Anchor
      {...props}
      renderRoot={(root) => <Link to="/people/$slug" params={{ slug: slugOf(person) }} {...root} />}
    >
      {nameOf(person)}
    </Anchor>
  );
}

/** Sides in which the server has photos, in pixels. */
const pictureSizes = [64, 256, 512];

/** A photo, or initials on a colour; decoration beside a name. */
export function PersonPicture({
  person,
  size = 36,
  hasPhoto = true,
}: {
  readonly person: Named & Pick<User, 'profilePictureUrl' | 'pictureVersion'>;
  readonly size?: number;
  /** False where there is known to be none: to draw initials is quicker than to load them. */
  readonly hasPhoto?: boolean;
}) {
  return hasPhoto ? (
    <Avatar src={pictureOf(person, size)} alt="" size={size} radius={size} />
  ) : (
    <Initials person={person} size={size} />
  );
}

function Initials({ person, size }: { readonly person: Named; readonly size: number }) {
  return (
    <span
      aria-hidden
      className="initials"
      style={{
        inlineSize: size,
        blockSize: size,
        fontSize: size * 0.4,
        background: initialsColour(person),
      }}
    >
      {initialsOf(person)}
    </span>
  );
}

/**
 * The picture's address on this host, whatever address the server is known by elsewhere. With its
 * version it never changes, so that the browser keeps it.
 */
function pictureOf(
  { profilePictureUrl, pictureVersion }: Pick<User, 'profilePictureUrl' | 'pictureVersion'>,
  size: number,
): string | null {
  if (profilePictureUrl === undefined || profilePictureUrl === null) {
    return null;
  }
  const { pathname, searchParams } = new URL(profilePictureUrl, location.href);
  const pixels = size * window.devicePixelRatio;
  const side = pictureSizes.find((one) => one >= pixels) ?? pictureSizes.at(-1);
  searchParams.set('size', String(side));
  if (pictureVersion !== undefined && pictureVersion !== null) {
    searchParams.set('v', pictureVersion);
  }
  return `${pathname}?${searchParams.toString()}`;
}
