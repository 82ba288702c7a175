/**
 * The order of all that two sides list. Who alone moved what was there before has the order, else
 * theirs holds; what only the other side lists comes after what precedes it there.
 */
export function mergeOrder(
  base: readonly string[],
  theirs: readonly string[],
  yours: readonly string[],
): string[] {
  const [isTheirs, isYours] = [new Set(theirs), new Set(yours)];
  const common = base.filter((id) => isTheirs.has(id) && isYours.has(id));
  const isCommon = new Set(common);
  const isMoved = (ids: readonly string[]) =>
    ids.filter((id) => isCommon.has(id)).some((id, index) => id !== common[index]);
  return isMoved(yours) && !isMoved(theirs) ? weave(yours, theirs) : weave(theirs, yours);
}

/** Puts what only `following` lists into `leading`; of two at the same place the leading is first. */
function weave(leading: readonly string[], following: readonly string[]): string[] {
  const order = [...leading];
  const [isLeading, isFollowing] = [new Set(leading), new Set(following)];
  let start = 0;
  for (const id of following) {
    if (isLeading.has(id)) {
      start = order.indexOf(id) + 1;
    } else {
      const next = order.findIndex((other, index) => index >= start && isFollowing.has(other));
      const position = next === -1 ? order.length : next;
      order.splice(position, 0, id);
      start = position + 1;
    }
  }
  return order;
}
