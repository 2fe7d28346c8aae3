import type { ColumnType } from "kysely";

/** Written by the program's clock, never by the database's. */
export type Instant = ColumnType<Date, Date, Date>;
/** Read as the value, written as its JSON text. */
export type Json<T> = ColumnType<T, string, string>;
