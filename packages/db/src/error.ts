/** Everything that can keep the database from being opened. Callers decide on `code`, never on the text. */
export type DatabaseErrorCode =
  /** No PostgreSQL binaries exist for this operating system, processor or C library. */
  | "SYSTEM_UNSUPPORTED"
  /** Started as root, and no unprivileged account can be used for PostgreSQL. */
  | "NO_UNPRIVILEGED_ACCOUNT"
  /** The data folder, or a folder above it, does not let PostgreSQL's account through. */
  | "DATA_FOLDER_CLOSED"
  | "DATA_FOLDER_NOT_WRITABLE"
  /** The data belong to another account of this machine. */
  | "DATA_FOLDER_OF_ANOTHER_ACCOUNT"
  /** Another server is running on this data folder. */
  | "DATA_FOLDER_IN_USE"
  /** The data were written by another major version of PostgreSQL. */
  | "POSTGRES_VERSION_MISMATCH"
  | "POSTGRES_START_FAILED"
  | "POSTGRES_STOP_FAILED"
  /** The server of `DATABASE_URL` is older than PostgreSQL 15. */
  | "SERVER_TOO_OLD"
  /** The database was migrated by a newer version of this program. */
  | "DATABASE_NEWER"
  | "MIGRATION_FAILED"
  /** Rows were to be loaded into a database that has some. */
  | "TARGET_NOT_EMPTY"
  /** What arrived in the database is not what the snapshot said. */
  | "LOAD_DIFFERS";

/** `message` is a Vietnamese sentence for whoever runs the server: what is wrong and what to do. */
export class DatabaseError extends Error {
  readonly code: DatabaseErrorCode;

  constructor(code: DatabaseErrorCode, message: string, options?: { cause?: unknown }) {
    super(message, options);
    this.name = "DatabaseError";
    this.code = code;
  }
}

/** The `code` of a system or PostgreSQL error (`"ENOENT"`, `"40001"`), if it has one. */
export function errorCode(error: unknown): string | undefined {
  if (typeof error !== "object" || error === null || !("code" in error)) return undefined;
  return typeof error.code === "string" ? error.code : undefined;
}

/** The text of whatever was thrown. */
export function reasonOf(thrown: unknown): string {
  if (thrown instanceof Error) return thrown.message.trim();
  return typeof thrown === "string" ? thrown.trim() : "lỗi không rõ";
}
