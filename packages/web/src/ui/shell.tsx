import {
  Alert,
  AppShell,
  Box,
  Burger,
  Button,
  Group,
  NavLink,
  ScrollArea,
  Text,
} from '@mantine/core';
import { useDisclosure, useNetwork } from '@mantine/hooks';
import { useSuspenseQuery } from '@tanstack/react-query';
import { Link, Navigate, Outlet, useLocation } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Logo } from './logo.tsx';
import { sessionQuery } from '../data/session.ts';
import { menu } from '../pages/index.ts';
import type { MenuEntry } from '../pages/menu.ts';
import IconLock from '~icons/tabler/lock';
import { AccountMenu } from './account-menu.tsx';
import { Page } from './page.tsx';
import { SearchBox } from './search-box.tsx';
import { Empty } from './states.tsx';

/** Header and menu around every page of whoever is signed in. */
export function Shell() {
  const { t } = useTranslation('shell');
  const { data: session } = useSuspenseQuery(sessionQuery);
  const [isOpen, { toggle, close }] = useDisclosure();
  // A page that writes its state into the address as somebody types draws no menu anew.
  const pathname = useLocation({ select: (location) => location.pathname });
  const { online } = useNetwork();
  useEffect(close, [pathname, close]);
  if (session === null) {
    return <SignInAgain />;
  }
  const entries = menu.filter(({ isFor }) => isFor(session));
  const isForReader = menu.every((entry) => !isAt(entry, pathname) || entry.isFor(session));
  const administration = entries.filter(({ place }) => place === 'administration');
  return (
    <AppShell
      header={{ height: 56 }}
      navbar={{ width: 232, breakpoint: 'sm', collapsed: { mobile: !isOpen } }}
    >
      <Button component="a" href="#page" className="skip-link" size="xs">
        {t('skip')}
      </Button>
      <AppShell.Header>
        <Group h="100%" px="md" gap="sm" wrap="nowrap" justify="space-between">
          <Group gap="sm" wrap="nowrap">
            <Burger
              opened={isOpen}
              onClick={toggle}
              hiddenFrom="sm"
              size="sm"
              aria-label={isOpen ? t('closeMenu') : t('openMenu')}
              aria-expanded={isOpen}
            />
            <Group
              gap={8}
              wrap="nowrap"
              renderRoot={(root) => <Link to="/people" {...root} aria-label={t('product')} />}
              style={{ textDecoration: 'none', color: 'inherit' }}
            >
              <Logo size={28} />
              <Text fw={700} visibleFrom="xs">
                {t('product')}
              </Text>
            </Group>
          </Group>
          <SearchBox />
          <AccountMenu session={session} />
        </Group>
      </AppShell.Header>
      <AppShell.Navbar p="xs" aria-label={t('menu')} component="nav">
        <ScrollArea>
          {entries
            .filter(({ place }) => place === 'main')
            .map((entry) => (
              <MenuLink key={entry.to} entry={entry} pathname={pathname} />
            ))}
          {administration.length === 0 ? null : (
            <Text size="xs" fw={600} c="dimmed" px="sm" mt="md" mb={4}>
              {t('administration')}
            </Text>
          )}
          {administration.map((entry) => (
            <MenuLink key={entry.to} entry={entry} pathname={pathname} />
          ))}
        </ScrollArea>
      </AppShell.Navbar>
      <AppShell.Main id="page" tabIndex={-1}>
        <FocusOnNewPage pathname={pathname} />
        {online ? null : (
          <Alert color="yellow" role="status" radius={0}>
            {t('offline')}
          </Alert>
        )}
        <Box>{isForReader ? <Outlet /> : <ForAdministrators />}</Box>
      </AppShell.Main>
    </AppShell>
  );
}

function SignInAgain() {
  const { href } = useLocation();
  return <Navigate to="/sign-in" search={{ to: href }} />;
}

function MenuLink({ entry, pathname }: { readonly entry: MenuEntry; readonly pathname: string }) {
  const { t } = useTranslation('shell');
  const { icon: Icon, to, title } = entry;
  const isHere = isAt(entry, pathname);
  return (
    <NavLink
      label={t(`pages.${title}`)}
      leftSection={<Icon width={20} height={20} aria-hidden />}
      active={isHere}
      aria-current={isHere ? 'page' : undefined}
      style={{ borderRadius: 'var(--mantine-radius-md)' }}
      renderRoot={(root) => <Link to={to} {...root} />}
    />
  );
}

function isAt({ to }: MenuEntry, pathname: string): boolean {
  return pathname === to || pathname.startsWith(`${to}/`);
}

/** Who follows a link that is for others is told so; the server would tell them nothing anyway. */
function ForAdministrators() {
  const { t } = useTranslation('shell');
  return (
    <Page title={t('administration')} hasHiddenTitle>
      <Empty icon={IconLock} title={t('forAdministrators')}>
        <Button renderRoot={(root) => <Link to="/people" {...root} />}>{t('toPeople')}</Button>
      </Empty>
    </Page>
  );
}

/** A new page begins at its heading for the keyboard and for screen readers, too. */
function FocusOnNewPage({ pathname }: { readonly pathname: string }) {
  const before = useRef(pathname);
  useEffect(() => {
    if (before.current !== pathname) {
      before.current = pathname;
      document.querySelector<HTMLElement>('#page h1')?.focus({ preventScroll: true });
    }
  }, [pathname]);
  return null;
}
