/** One thing that somebody wants done, under the operation id that makes it happen once. */
export interface Intent<T> {
  readonly opId: string;
  readonly of: T;
}

/**
 * The intent to send: the one whose answer never came, where the same is wanted again, so that the
 * server does it once; else a new one.
 */
export function intentFor<T>(
  unanswered: Intent<T> | undefined,
  wanted: T,
  makeId: () => string,
): Intent<T> {
  const same = unanswered !== undefined && JSON.stringify(unanswered.of) === JSON.stringify(wanted);
  return same ? unanswered : { opId: makeId(), of: wanted };
}
