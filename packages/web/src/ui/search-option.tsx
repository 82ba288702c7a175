import { Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { memo, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import IconFilter from '~icons/tabler/filter';
import { directoriesQuery } from '../data/directory.ts';
import { useSession } from '../data/session.ts';
import type { Suggestion } from '../data/suggest.ts';
import { localized } from './localized.ts';
import { numberText } from './number-text.ts';
import { PersonPicture } from './person-link.tsx';
import classes from './search-box.module.css';

/** A person, or a value that becomes a filter. */
export const SearchOption = memo(function SearchOption({
  id,
  index,
  option,
  isActive,
}: {
  readonly id: string;
  readonly index: number;
  readonly option: Suggestion;
  readonly isActive: boolean;
}) {
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (isActive) {
      place.current?.scrollIntoView({ block: 'nearest' });
    }
  }, [isActive]);
  return (
    // The combobox has the focus and the keys.
    <div
      ref={place}
      id={id}
      role="option"
      tabIndex={-1}
      data-index={index}
      aria-selected={isActive}
      className={classes['option']}
    >
      {option.kind === 'person' ? (
        <PersonOption option={option} />
      ) : (
        <ValueOption option={option} />
      )}
    </div>
  );
});

function PersonOption({ option: { uid = '', email = '', text } }: { readonly option: Suggestion }) {
  const { customer } = useSession();
  const profilePictureUrl = `/pictures/${customer.id}/${uid}`;
  return (
    <>
      <PersonPicture person={{ uid, email, profilePictureUrl }} size={28} />
      <span className={classes['text']}>
        <Text size="sm" fw={500} truncate dir="auto">
          {text}
        </Text>
        <Text size="xs" c="dimmed" truncate>
          {email}
        </Text>
      </span>
    </>
  );
}

function ValueOption({ option: { field = '', text, count } }: { readonly option: Suggestion }) {
  const { t, i18n } = useTranslation('people');
  const { data = [] } = useQuery(directoriesQuery);
  const known = data.flatMap(({ fields }) => fields).find(({ key }) => key === field);
  const title = localized(known?.title, i18n.language) || field;
  return (
    <>
      <span className={classes['icon']}>
        <IconFilter aria-hidden />
      </span>
      <Text size="sm" truncate className={classes['text']}>
        <Text span size="sm" c="dimmed">
          {t('labelled', { label: title })}
        </Text>{' '}
        <span dir="auto">{text}</span>
      </Text>
      <Text size="xs" c="dimmed">
        {count === undefined ? '' : numberText(count, i18n.language)}
      </Text>
    </>
  );
}
