import { UnstyledButton } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { clsx } from 'clsx';
import { Suspense, lazy } from 'react';
import { useTranslation } from 'react-i18next';
import IconCamera from '~icons/tabler/camera';
import type { Person } from '../../data/person.ts';
import { PersonPicture } from '../../ui/person-link.tsx';
import classes from './person.module.css';

const PhotoDialog = lazy(async () => ({
  default: (await import('./photo-dialog.tsx')).PhotoDialog,
}));

const size = 112;

/** The photo or the initials; a button for whoever may change it. */
export function PersonPhoto({
  person,
  mayChange,
}: {
  readonly person: Person;
  readonly mayChange: boolean;
}) {
  const { t } = useTranslation('person');
  const [isOpen, { open, close }] = useDisclosure();
  if (!mayChange) {
    return <PersonPicture person={person} size={size} />;
  }
  return (
    <>
      <UnstyledButton className={classes['photo']} aria-label={t('photo.change')} onClick={open}>
        <PersonPicture person={person} size={size} />
        <span className={clsx(classes['photoBadge'], classes['noPrint'])}>
          <IconCamera aria-hidden />
        </span>
      </UnstyledButton>
      {isOpen ? (
        <Suspense fallback={null}>
          <PhotoDialog person={person} onClose={close} />
        </Suspense>
      ) : null}
    </>
  );
}
