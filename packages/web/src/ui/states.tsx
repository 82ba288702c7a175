import { Alert, Button, Center, Skeleton, Stack, Text, ThemeIcon, Title } from '@mantine/core';
import { useQueryErrorResetBoundary } from '@tanstack/react-query';
import { Link, useRouter } from '@tanstack/react-router';
import type { ErrorComponentProps } from '@tanstack/react-router';
import type { ComponentType, ReactNode, SVGProps } from 'react';
import { useTranslation } from 'react-i18next';
import IconCompass from '~icons/tabler/compass';
import { textOfError } from './error-text.ts';
import { Page } from './page.tsx';

/** Says that there is nothing, why, and what to do about it. */
export function Empty({
  icon: Icon = IconCompass,
  title,
  text,
  children,
}: {
  readonly icon?: ComponentType<SVGProps<SVGSVGElement>>;
  readonly title: string;
  readonly text?: string;
  readonly children?: ReactNode;
}) {
  return (
    <Center py={48}>
      <Stack align="center" gap="xs" maw={440} ta="center">
        <ThemeIcon variant="light" size={64} radius="xl">
          <Icon width={32} height={32} aria-hidden />
        </ThemeIcon>
        <Title order={2} size="h4">
          {title}
        </Title>
        {text === undefined ? null : <Text c="dimmed">{text}</Text>}
        {children}
      </Stack>
    </Center>
  );
}

/** Lines that will be there in a moment. */
export function Loading({ lines = 6 }: { readonly lines?: number }) {
  const { t } = useTranslation('shell');
  return (
    <Stack role="status" aria-label={t('loading')} gap="sm" py="md">
      {Array.from({ length: lines }, (_, line) => (
        <Skeleton key={line} height={28} radius="sm" />
      ))}
    </Stack>
  );
}

/** What went wrong, in the reader's language, with the server's own words below. */
export function Failure({
  error,
  retry,
}: {
  readonly error: unknown;
  readonly retry?: () => void;
}) {
  const { t } = useTranslation(['shell', 'errors']);
  const { title, details } = textOfError(error, (code) => t(`errors:${code}`));
  return (
    <Alert color="red" variant="light" title={title} role="alert">
      <Stack align="flex-start" gap="xs">
        {details.map((detail) => (
          <Text key={detail} size="sm">
            {detail}
          </Text>
        ))}
        {retry === undefined ? null : (
          <Button size="xs" variant="default" onClick={retry}>
            {t('shell:tryAgain')}
          </Button>
        )}
      </Stack>
    </Alert>
  );
}

/** A page that failed while it was loaded or drawn. */
export function FailedPage({ error, reset }: ErrorComponentProps) {
  const { t } = useTranslation('shell');
  const router = useRouter();
  const queries = useQueryErrorResetBoundary();
  const retry = () => {
    queries.reset();
    reset();
    void router.invalidate();
  };
  return (
    <Page title={t('failed')}>
      <Failure error={error} retry={retry} />
    </Page>
  );
}

/** An address that leads nowhere. */
export function NotFoundPage() {
  const { t } = useTranslation('shell');
  return (
    <Page title={t('pages.notFound')} hasHiddenTitle>
      <Empty title={t('notFoundTitle')} text={t('notFoundText')}>
        <Button component={Link} to="/people">
          {t('toPeople')}
        </Button>
      </Empty>
    </Page>
  );
}

/** The same where there is no menu around it. */
export function LostPage() {
  return (
    <main>
      <NotFoundPage />
    </main>
  );
}

/** A page while its code and its data are on their way. */
export function PendingPage() {
  const { t } = useTranslation('shell');
  return (
    <Page title={t('loading')} hasHiddenTitle>
      <Loading />
    </Page>
  );
}

/** The same where there is no menu around it yet. */
export function StartingPage() {
  return (
    <main>
      <PendingPage />
    </main>
  );
}
