import {
  ActionIcon,
  Button,
  Group,
  Input,
  Popover,
  SimpleGrid,
  Text,
  TextInput,
  Tooltip,
} from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { fold } from '@whoswho/core';
import type { Json } from '@whoswho/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import IconX from '~icons/tabler/x';
import { FieldIcon, iconNames } from '../../../fields/field-icon.tsx';

/** Chooses the icon that stands beside a field on a profile. */
export function IconPicker({
  value,
  change,
}: {
  readonly value: Json | undefined;
  readonly change: (icon: string | undefined) => void;
}) {
  const { t } = useTranslation(['fields', 'shell']);
  const [isOpen, { toggle, close }] = useDisclosure();
  const [query, setQuery] = useState('');
  const name = typeof value === 'string' ? value : undefined;
  const found = iconNames.filter((one) => fold(one).includes(fold(query.replaceAll(' ', '-'))));
  return (
    <Input.Wrapper label={t('icon')} description={t('iconHint')} labelElement="div">
      <Group gap={4} mt={6}>
        <Popover opened={isOpen} onChange={close} width={300} position="bottom-start" trapFocus>
          <Popover.Target>
            <Button
              variant="default"
              leftSection={<FieldIcon name={name} />}
              onClick={toggle}
              aria-label={t('chooseIcon', { name: name ?? t('noIcon') })}
            >
              {name ?? t('noIcon')}
            </Button>
          </Popover.Target>
          <Popover.Dropdown>
            <TextInput
              data-autofocus
              mb="xs"
              size="xs"
              aria-label={t('searchIcons')}
              placeholder={t('searchIcons')}
              value={query}
              onChange={({ currentTarget }) => setQuery(currentTarget.value)}
            />
            {found.length === 0 ? (
              <Text size="sm" c="dimmed">
                {t('noIcons')}
              </Text>
            ) : null}
            <SimpleGrid cols={7} spacing={4} mah={240} style={{ overflowY: 'auto' }}>
              {found.map((one) => (
                <Tooltip key={one} label={one}>
                  <ActionIcon
                    variant={one === name ? 'filled' : 'subtle'}
                    color={one === name ? 'house' : 'gray'}
                    size="lg"
                    aria-label={one}
                    aria-pressed={one === name}
                    onClick={() => {
                      change(one);
                      close();
                    }}
                  >
                    <FieldIcon name={one} />
                  </ActionIcon>
                </Tooltip>
              ))}
            </SimpleGrid>
          </Popover.Dropdown>
        </Popover>
        {name === undefined ? null : (
          <ActionIcon
            variant="subtle"
            color="gray"
            aria-label={t('removeIcon')}
            onClick={() => change(undefined)}
          >
            <IconX aria-hidden />
          </ActionIcon>
        )}
      </Group>
    </Input.Wrapper>
  );
}
