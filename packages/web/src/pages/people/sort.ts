/** By both names; the last name first. */
export const nameSort = 'lastName';

/** Up by a first click, down by a second, as usual by a third. */
export function sortAfterClick(current: string | undefined, name: string): string | undefined {
  if (current === name) {
    return `-${name}`;
  }
  return current === `-${name}` ? undefined : name;
}

/** The name of what is sorted by, and in which direction. */
export function readSort(sort: string): { readonly name: string; readonly isDescending: boolean } {
  const isDescending = sort.startsWith('-');
  return { name: isDescending ? sort.slice(1) : sort, isDescending };
}
