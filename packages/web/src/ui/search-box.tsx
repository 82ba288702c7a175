/** The search of the people page, at hand on every page. */
export function SearchBox() {
  return <div />;
}
