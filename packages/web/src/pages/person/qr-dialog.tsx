import { Center, Modal, SegmentedControl, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { encode } from 'uqr';
import type { Person } from '../../data/person.ts';
import { vcardQuery } from '../../data/person-vcard.ts';
import { nameOf, slugOf } from '../../ui/person-link.tsx';
import { Failure, Loading } from '../../ui/states.tsx';

type Content = 'contact' | 'page';

/** A code that a phone's camera reads: the contact, or the address of this page. */
export function QrDialog({
  person,
  contentId,
  onClose,
}: {
  readonly person: Person;
  readonly contentId: string;
  readonly onClose: () => void;
}) {
  const { t } = useTranslation(['person', 'shell']);
  const [content, setContent] = useState<Content>('contact');
  const vcard = useQuery(vcardQuery(person.id ?? '', contentId));
  const page = `${location.origin}/people/${slugOf(person)}`;
  const text = content === 'page' ? page : vcard.data?.vcard;
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('qrDialog.title', { name: nameOf(person) })}
      closeButtonProps={{ 'aria-label': t('shell:close') }}
    >
      <Stack>
        <SegmentedControl
          fullWidth
          value={content}
          onChange={setContent}
          data={(['contact', 'page'] as const).map((value) => ({
            value,
            label: t(`qrDialog.${value}`),
          }))}
        />
        {text === undefined ? (
          vcard.error === null ? (
            <Loading />
          ) : (
            <Failure error={vcard.error} retry={() => void vcard.refetch()} />
          )
        ) : (
          <QrCode text={text} content={content} />
        )}
      </Stack>
    </Modal>
  );
}

function QrCode({ text, content }: { readonly text: string; readonly content: Content }) {
  const { t } = useTranslation('person');
  const code = codeOf(text);
  if (code === undefined) {
    return <Text ta="center">{t('qrDialog.tooLong')}</Text>;
  }
  const { data, size } = code;
  const dots = data.flatMap((row, y) =>
    row.flatMap((isDark, x) => (isDark ? [`M${x} ${y}h1v1h-1z`] : [])),
  );
  return (
    <Stack gap="xs" align="center">
      <Center bg="white" p="xs" bdrs="md">
        <svg
          viewBox={`0 0 ${size} ${size}`}
          width={300}
          height={300}
          role="img"
          aria-label={t('qrDialog.image', { what: t(`qrDialog.${content}`) })}
          shapeRendering="crispEdges"
        >
          <path d={dots.join('')} fill="black" />
        </svg>
      </Center>
      <Text size="sm" c="dimmed">
        {t(`qrDialog.${content}Hint`)}
      </Text>
    </Stack>
  );
}

/** Nothing where the text does not fit into the largest code. */
function codeOf(text: string): { data: boolean[][]; size: number } | undefined {
  try {
    return encode(text, { ecc: 'L', border: 2 });
  } catch {
    return undefined;
  }
}
