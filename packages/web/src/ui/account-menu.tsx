import { Menu, UnstyledButton, useMantineColorScheme } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import IconCheck from '~icons/tabler/check';
import IconDeviceDesktop from '~icons/tabler/device-desktop';
import IconLogout from '~icons/tabler/logout';
import IconMoon from '~icons/tabler/moon';
import IconSun from '~icons/tabler/sun';
import IconUser from '~icons/tabler/user';
import IconUserCircle from '~icons/tabler/user-circle';
import { client } from '../client.ts';
import type { Session } from '../data/session.ts';
import { changeLanguage, languages } from '../language/index.ts';
import type { Language } from '../language/index.ts';
import { notifyFailure } from './notify.tsx';
import { PersonPicture, nameOf, slugOf } from './person-link.tsx';

const schemes = { light: IconSun, dark: IconMoon, auto: IconDeviceDesktop } as const;
const schemeNames = { light: 'light', dark: 'dark', auto: 'system' } as const;

/** Who is signed in, their own pages, language and colours. */
export function AccountMenu({ session }: { readonly session: Session }) {
  const { t, i18n } = useTranslation('shell');
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const { user, customer } = session;
  const profilePictureUrl = `/pictures/${customer.id}/${user.id}`;
  const signOut = async () => {
    try {
      await client.session.delete();
      // A new page forgets all that this one has read.
      location.assign('/sign-in');
    } catch (error) {
      notifyFailure(error);
    }
  };
  return (
    <Menu position="bottom-end" width={240} withinPortal>
      <Menu.Target>
        <UnstyledButton
          aria-label={`${t('account')}: ${nameOf(user)}`}
          style={{ borderRadius: '50%' }}
        >
          <PersonPicture person={{ ...user, profilePictureUrl }} size={36} />
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{nameOf(user)}</Menu.Label>
        <Menu.Item
          leftSection={<IconUser aria-hidden />}
          renderRoot={(root) => (
            <Link to="/people/$slug" params={{ slug: slugOf(user) }} {...root} />
          )}
        >
          {t('myProfile')}
        </Menu.Item>
        <Menu.Item
          leftSection={<IconUserCircle aria-hidden />}
          renderRoot={(root) => <Link to="/about" {...root} />}
        >
          {t('pages.about')}
        </Menu.Item>
        <Menu.Divider />
        <Menu.Label>{t('colours')}</Menu.Label>
        {(['light', 'dark', 'auto'] as const).map((scheme) => {
          const Icon = schemes[scheme];
          return (
            <Menu.Item
              key={scheme}
              role="menuitemradio"
              aria-checked={colorScheme === scheme}
              closeMenuOnClick={false}
              leftSection={<Icon aria-hidden />}
              rightSection={colorScheme === scheme ? <IconCheck aria-hidden /> : null}
              onClick={() => setColorScheme(scheme)}
            >
              {t(schemeNames[scheme])}
            </Menu.Item>
          );
        })}
        <Menu.Divider />
        <Menu.Label>{t('language')}</Menu.Label>
        {Object.entries(languages).map(([language, name]) => (
          <Menu.Item
            key={language}
            role="menuitemradio"
            lang={language}
            aria-checked={i18n.language === language}
            rightSection={i18n.language === language ? <IconCheck aria-hidden /> : null}
            onClick={() => void changeLanguage(language as Language)}
          >
            {name}
          </Menu.Item>
        ))}
        <Menu.Divider />
        <Menu.Item leftSection={<IconLogout aria-hidden />} onClick={() => void signOut()}>
          {t('signOut')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
