import { Group, Radio } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { ControlProps } from './kind.ts';

const answers = { yes: true, no: false, noAnswer: undefined } as const;

type Answer = keyof typeof answers;

/** Yes, no, or no answer: a switch alone could not tell the last two apart. */
export function SwitchControl({ value, onChange, input }: ControlProps) {
  const { t } = useTranslation('values');
  const { disabled = false, ...wrapper } = input;
  const chosen = answerOf(value);
  const offered: readonly Answer[] =
    input.required === true && chosen !== 'noAnswer' ? ['yes', 'no'] : ['yes', 'no', 'noAnswer'];
  return (
    <Radio.Group {...wrapper} value={chosen} onChange={(answer) => onChange(answers[answer])}>
      <Group gap="lg" mt={6} mb={4}>
        {offered.map((answer) => (
          <Radio key={answer} value={answer} label={t(answer)} disabled={disabled} />
        ))}
      </Group>
    </Radio.Group>
  );
}

function answerOf(value: unknown): Answer {
  return typeof value === 'boolean' ? (value ? 'yes' : 'no') : 'noAnswer';
}
