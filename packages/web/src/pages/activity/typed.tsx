import { useDebouncedCallback } from '@mantine/hooks';
import { useState } from 'react';
import type { ReactNode } from 'react';

/** What a text control is given. */
interface TypedProps {
  readonly value: string;
  readonly onChange: (event: { readonly currentTarget: { readonly value: string } }) => void;
}

/** Tells what is typed once the typing rests; follows what is changed from elsewhere. */
export function Typed({
  value = '',
  onValue,
  children,
}: {
  readonly value: string | undefined;
  readonly onValue: (value: string) => void;
  readonly children: (props: TypedProps) => ReactNode;
}) {
  const [typed, setTyped] = useState(value);
  const [followed, setFollowed] = useState(value);
  if (followed !== value) {
    setFollowed(value);
    setTyped(value);
  }
  const tell = useDebouncedCallback(onValue, 300);
  return children({
    value: typed,
    onChange: ({ currentTarget }) => {
      setTyped(currentTarget.value);
      tell(currentTarget.value.trim());
    },
  });
}
