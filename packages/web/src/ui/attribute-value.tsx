import { useQuery } from '@tanstack/react-query';
import { isObject } from '@whoswho/core';
import type { Json } from '@whoswho/core';
import { groupNamesQuery } from '../data/person-place.ts';

/** The value of an attribute, or of a field that is not defined any more. */
export function AttributeValue({ name, value }: { readonly name: string; readonly value: Json }) {
  return name === 'subscriptions' ? <GroupNames subscriptions={value} /> : attributeText(value);
}

/** The same where only text is possible. */
export function attributeText(value: Json | undefined): string {
  return typeof value === 'string' ? value : value === undefined ? '' : JSON.stringify(value);
}

/** Groups by their names; one that is gone, by its id. */
function GroupNames({ subscriptions }: { readonly subscriptions: Json }) {
  const list = Array.isArray(subscriptions) ? subscriptions : [];
  const ids = list.flatMap((one) =>
    isObject(one) && typeof one['feed'] === 'string' ? one['feed'] : [],
  );
  const { data, isPending } = useQuery(groupNamesQuery(ids));
  if (isPending && ids.length > 0) {
    return '…';
  }
  const names = new Map(data?.map(({ id, name }) => [id, name]));
  return ids.map((id) => names.get(id) ?? id).join(', ');
}
