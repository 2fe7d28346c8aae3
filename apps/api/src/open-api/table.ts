import type { z } from "zod";
import type { Actor } from "../auth/actor.ts";
import type { Caller } from "../caller.ts";
import type { KeyScope } from "../keys/scopes.ts";
import type { Services } from "../services.ts";

/** What a column holds, and how each format writes it. */
export type ColumnKind =
  | "text"
  | "count"
  /** Hundredths: of a percent, or of a point. */
  | "hundredths"
  | "day"
  /** An instant, ISO 8601 in UTC. */
  | "instant"
  | "boolean";

export interface Column {
  readonly name: string;
  readonly kind: ColumnKind;
  /** In Vietnamese: what it is and in which unit. */
  readonly about: string;
}

export type Value = string | number | boolean | null;
export type Row = Readonly<Record<string, Value>>;

export interface Rows {
  readonly rows: readonly Row[];
  /** Where the next page begins; absent after the last. */
  readonly next?: string | undefined;
}

/** In whose name a table is read. */
export interface Asker {
  readonly caller: Caller;
  readonly services: Services;
  /** Null where nobody is named: only what is public is read. */
  readonly actor: Actor | null;
}

/** A table that other programs may read. */
export interface Table<Params extends z.ZodObject = z.ZodObject> {
  /** Below `/api/v1`: `reports`. */
  readonly path: string;
  readonly title: string;
  readonly about: string;
  /** `public`: needs no key. */
  readonly scope: KeyScope | "public";
  readonly params: Params;
  readonly columns: readonly Column[];
  /** Asks in the caller's name, so that what a person may not see, their key does not either. */
  readonly read: (asker: Asker, params: z.output<Params>) => Promise<Rows>;
}

/** A table whose reader takes what its parameters give. */
export function table<Params extends z.ZodObject>(one: Table<Params>): AnyTable {
  const { read, params } = one;
  return { ...one, ask: (asker, given) => read(asker, params.parse(given)) };
}

/** A table with its parameters still unread. @throws ZodError where they are not what it asks for. */
export interface AnyTable extends Omit<Table, "read"> {
  readonly ask: (asker: Asker, given: Readonly<Record<string, string>>) => Promise<Rows>;
}

const column =
  (kind: ColumnKind) =>
  (name: string, about: string): Column => ({ name, kind, about });

export const text = column("text");
export const count = column("count");
export const hundredths = column("hundredths");
export const dayColumn = column("day");
export const instant = column("instant");
export const flag = column("boolean");
