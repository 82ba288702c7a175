import '@mantine/core/styles.css';
import '@mantine/dates/styles.css';
import '@mantine/notifications/styles.css';
import './ui/house.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app.tsx';
import { startLanguage } from './language/index.ts';
import { shareStyleNonce } from './ui/style-nonce.ts';

shareStyleNonce();
await startLanguage();
const place = document.querySelector('#root');
if (place === null) {
  throw new Error('index.html has no #root');
}
createRoot(place).render(
  <StrictMode>
    <App />
  </StrictMode>,
);
