/**
 * One id per choice: sent again after its answer was lost, it is the same operation, and the server
 * gives the receipt it gave before.
 */
export function idByChoice(makeId: () => string): (choice: unknown) => string {
  const ids = new Map<string, string>();
  return (choice) => {
    const key = JSON.stringify(choice);
    const id = ids.get(key) ?? makeId();
    ids.set(key, id);
    return id;
  };
}
