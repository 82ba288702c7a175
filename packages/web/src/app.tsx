import { DirectionProvider, MantineProvider } from '@mantine/core';
import { DatesProvider } from '@mantine/dates';
import { ModalsProvider } from '@mantine/modals';
import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { queryClient } from './data/query-client.ts';
import { directionOf } from './language/index.ts';
import { router } from './router.ts';
import { MessagePlace } from './ui/message-place.tsx';
import { styleNonce } from './ui/style-nonce.ts';
import { quietColours, theme } from './ui/theme.ts';

/** Everything that pages find around them. */
export function App() {
  const { i18n, t } = useTranslation('shell');
  return (
    <DirectionProvider initialDirection={directionOf(i18n.language)} detectDirection={false}>
      <MantineProvider
        theme={theme}
        cssVariablesResolver={quietColours}
        defaultColorScheme="auto"
        getStyleNonce={styleNonce}
      >
        <DatesProvider settings={{ locale: i18n.language, firstDayOfWeek: 1 }}>
          <QueryClientProvider client={queryClient}>
            <ModalsProvider labels={{ confirm: t('confirm'), cancel: t('cancel') }}>
              <MessagePlace />
              <RouterProvider router={router} />
            </ModalsProvider>
          </QueryClientProvider>
        </DatesProvider>
      </MantineProvider>
    </DirectionProvider>
  );
}
