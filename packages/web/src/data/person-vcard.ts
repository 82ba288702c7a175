import { queryOptions } from '@tanstack/react-query';
import { client } from '../client.ts';

/** The person as a contact for address books. */
export function vcardQuery(uid: string, contentId: string) {
  return queryOptions({
    queryKey: ['person', uid, 'vcard', contentId],
    queryFn: ({ signal }) => client.user.vcard({ uid, contentId }, { signal }),
  });
}

/** Saves the contact as a file. */
export async function downloadVcard(uid: string, contentId: string): Promise<void> {
  const { vcard, fileName } = await client.user.vcard({ uid, contentId });
  const url = URL.createObjectURL(new Blob([vcard], { type: 'text/vcard;charset=utf-8' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = fileName;
  link.click();
  // The browser has to have begun before the address goes.
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}
