import { Box } from '@mantine/core';
import type { FieldType } from '@whoswho/core';
import type { ComponentType, SVGProps } from 'react';
import IconAlignLeft from '~icons/tabler/align-left';
import IconCalendar from '~icons/tabler/calendar';
import IconCursorText from '~icons/tabler/cursor-text';
import IconLink from '~icons/tabler/link';
import IconListCheck from '~icons/tabler/list-check';
import IconMail from '~icons/tabler/mail';
import IconMapPin from '~icons/tabler/map-pin';
import IconNumber123 from '~icons/tabler/number-123';
import IconPhone from '~icons/tabler/phone';
import IconQuestionMark from '~icons/tabler/question-mark';
import IconToggleRight from '~icons/tabler/toggle-right';
import IconTypography from '~icons/tabler/typography';
import IconUsers from '~icons/tabler/users';
import classes from './list/field-row.module.css';

type Icon = ComponentType<SVGProps<SVGSVGElement>>;

/** One a kind of control: a type says which kind it is edited with. */
const icons: Readonly<Record<FieldType['control'], Icon>> = {
  line: IconCursorText,
  lines: IconAlignLeft,
  richText: IconTypography,
  number: IconNumber123,
  switch: IconToggleRight,
  date: IconCalendar,
  options: IconListCheck,
  people: IconUsers,
  place: IconMapPin,
};

/** Lines for which phones show another keyboard. */
const lineIcons: Readonly<Record<NonNullable<FieldType['inputMode']>, Icon>> = {
  email: IconMail,
  tel: IconPhone,
  url: IconLink,
};

/** The picture of a field type; of one that nobody knows here a question mark. */
export function TypeIcon({ type }: { readonly type: FieldType | undefined }) {
  const Icon =
    type === undefined
      ? IconQuestionMark
      : type.inputMode === undefined
        ? icons[type.control]
        : lineIcons[type.inputMode];
  return (
    <Box className={classes['icon']} aria-hidden>
      <Icon width={18} height={18} />
    </Box>
  );
}
