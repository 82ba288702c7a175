import { useTranslation } from 'react-i18next';
import { savePerson } from '../../data/person.ts';
import type { Person } from '../../data/person.ts';
import { useAttributeTitle } from '../../ui/attribute-title.ts';
import { notifyDone, notifyFailure } from '../../ui/notify.tsx';

/** Sets an attribute at once, with a way back. */
export function usePutAttribute(
  person: Person,
  contentId: string,
): (name: 'status' | 'isHidden', value: string | boolean) => void {
  const { t } = useTranslation('person');
  const attributeTitle = useAttributeTitle();
  return (name, value) => {
    const title = attributeTitle(name);
    const uid = person.id ?? '';
    const before = person[name] ?? null;
    const put = (next: string | boolean | null, etag: string | null | undefined) =>
      savePerson({ uid, contentId, fields: { [name]: next }, etag: etag ?? undefined });
    const change = async () => {
      try {
        const saved = await put(value, person.etag);
        notifyDone(t('saved', { title }), () => {
          put(before, saved.etag).then(() => notifyDone(t('undone', { title })), notifyFailure);
        });
      } catch (error) {
        notifyFailure(error);
      }
    };
    void change();
  };
}
