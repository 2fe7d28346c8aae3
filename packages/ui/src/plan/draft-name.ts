/** How the names of a person's kept plans begin. */
export function planDraftPrefix(username: string): string {
  return `${["so-cchc/ke-hoach", username].map(encodeURIComponent).join("/")}/`;
}

/** The names of the plans that a computer keeps of a person, because the server does not have them yet. */
export function keptPlanNames(store: object, username: string): readonly string[] {
  return Object.keys(store).filter((name) => name.startsWith(planDraftPrefix(username)));
}
