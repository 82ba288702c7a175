import { ActionIcon, Button, Group, Popover, Stack, TextInput, Tooltip } from '@mantine/core';
import { useRef, useState } from 'react';
import type { RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import IconLink from '~icons/tabler/link';

/** Makes the selected text a link, or no link any more. */
export function RichTextLink({
  editor,
  run,
  isDisabled,
}: {
  readonly editor: RefObject<HTMLDivElement | null>;
  readonly run: (command: string, argument?: string) => void;
  readonly isDisabled: boolean;
}) {
  const { t } = useTranslation(['values', 'shell']);
  const [isOpen, setOpen] = useState(false);
  const [address, setAddress] = useState('');
  const selected = useRef<Range>(null);
  const open = () => {
    const selection = document.getSelection();
    const range = selection?.rangeCount === 0 ? undefined : selection?.getRangeAt(0);
    const isInside =
      range !== undefined && editor.current?.contains(range.commonAncestorContainer) === true;
    selected.current = isInside ? range.cloneRange() : null;
    setAddress(isInside ? (linkAt(range)?.getAttribute('href') ?? '') : '');
    setOpen(true);
  };
  const apply = (command: string, argument?: string) => {
    setOpen(false);
    editor.current?.focus();
    if (selected.current !== null) {
      document.getSelection()?.removeAllRanges();
      document.getSelection()?.addRange(selected.current);
    }
    run(command, argument);
  };
  const submit = () => apply('createLink', withScheme(address.trim()));
  return (
    <Popover opened={isOpen} onChange={setOpen} trapFocus withArrow returnFocus>
      <Popover.Target>
        <Tooltip label={t('format.link')}>
          <ActionIcon
            variant="subtle"
            color="gray"
            disabled={isDisabled}
            aria-label={t('format.link')}
            onMouseDown={(event) => event.preventDefault()}
            onClick={open}
          >
            <IconLink aria-hidden />
          </ActionIcon>
        </Tooltip>
      </Popover.Target>
      <Popover.Dropdown>
        <Stack gap="xs">
          <TextInput
            label={t('format.linkAddress')}
            value={address}
            inputMode="url"
            placeholder="https://"
            onChange={({ currentTarget }) => setAddress(currentTarget.value)}
            onKeyDown={(event) => {
              if (event.key === 'Enter' && address.trim() !== '') {
                event.preventDefault();
                submit();
              }
            }}
          />
          <Group gap="xs" justify="flex-end">
            <Button size="xs" variant="default" onClick={() => apply('unlink')}>
              {t('format.noLink')}
            </Button>
            <Button size="xs" disabled={address.trim() === ''} onClick={submit}>
              {t('format.link')}
            </Button>
          </Group>
        </Stack>
      </Popover.Dropdown>
    </Popover>
  );
}

function linkAt(range: Range): HTMLAnchorElement | null {
  const node = range.startContainer;
  const element = node instanceof Element ? node : node.parentElement;
  return element?.closest('a') ?? null;
}

function withScheme(address: string): string {
  return /^(?:https?:|mailto:)/iu.test(address) ? address : `https://${address}`;
}
