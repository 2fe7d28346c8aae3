import { type RawBuilder, sql } from "kysely";

/**
 * Whether signing in asks a person for a second factor: an app's code or a passkey. `userId` is the
 * query's column with the account's id.
 */
export function factorOn(userId: string): RawBuilder<boolean> {
  const id = sql.ref(userId);
  return sql<boolean>`(
    exists (select from second_factor where user_id = ${id} and confirmed_at is not null)
    or exists (select from passkey where user_id = ${id})
  )`;
}
