import { ActionIcon, CopyButton as MantineCopyButton, Tooltip } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import IconCheck from '~icons/tabler/check';
import IconCopy from '~icons/tabler/copy';

/** Puts a text on the clipboard and says so. */
export function CopyButton({ value, label }: { readonly value: string; readonly label: string }) {
  const { t } = useTranslation('shell');
  return (
    <MantineCopyButton value={value} timeout={2000}>
      {({ copied, copy }) => (
        <Tooltip label={copied ? t('copied') : label} withArrow>
          <ActionIcon
            variant="subtle"
            color={copied ? 'house' : 'gray'}
            onClick={copy}
            aria-label={copied ? t('copied') : label}
          >
            {copied ? <IconCheck aria-hidden /> : <IconCopy aria-hidden />}
          </ActionIcon>
        </Tooltip>
      )}
    </MantineCopyButton>
  );
}
