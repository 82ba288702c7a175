/** The subject of a user's row, and of what else changes with it only. */
export function userSubject({
  customer,
  id,
}: {
  readonly customer: string;
  readonly id: string;
}): string {
  return `user ${customer} ${id}`;
}
