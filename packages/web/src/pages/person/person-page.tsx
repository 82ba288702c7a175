import { Button } from '@mantine/core';
import { useSuspenseQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import IconNobody from '~icons/tabler/user-question';
import { useDirectory } from '../../data/directory.ts';
import type { Directory } from '../../data/directory.ts';
import { personQuery } from '../../data/person.ts';
import { Page } from '../../ui/page.tsx';
import { idOfSlug } from '../../ui/person-link.tsx';
import { Empty } from '../../ui/states.tsx';
import { PastPerson } from './past-person.tsx';
import { PersonView } from './person-view.tsx';
import { personRoute } from './route.ts';

/** A person, today or as of a day. */
export function PersonPage() {
  const { slug } = personRoute.useParams();
  const search = personRoute.useSearch();
  const directory = useDirectory(search.directory);
  const uid = idOfSlug(slug);
  if (directory === undefined || !/^\d+$/u.test(uid)) {
    return <UnknownPerson />;
  }
  return <KnownPerson key={`${uid} ${directory.id}`} uid={uid} directory={directory} />;
}

function KnownPerson({ uid, directory }: { readonly uid: string; readonly directory: Directory }) {
  const { asOf } = personRoute.useSearch();
  const { data: person } = useSuspenseQuery(personQuery(uid, directory.id));
  if (person === null) {
    return <UnknownPerson />;
  }
  return asOf === undefined ? (
    <PersonView person={person} directory={directory} />
  ) : (
    <PastPerson today={person} directory={directory} asOf={asOf} />
  );
}

function UnknownPerson() {
  const { t } = useTranslation(['person', 'shell']);
  return (
    <Page title={t('unknownTitle')} hasHiddenTitle>
      <Empty icon={IconNobody} title={t('unknownTitle')} text={t('unknownText')}>
        <Button renderRoot={(root) => <Link to="/people" {...root} />}>
          {t('shell:toPeople')}
        </Button>
      </Empty>
    </Page>
  );
}
