import { createClient } from '@whoswho/client';

/** The SDK, speaking to the server that this page came from as whoever is signed in here. */
export const client = createClient({ baseUrl: '', headers: { 'whoswho-source': 'ui' } });
