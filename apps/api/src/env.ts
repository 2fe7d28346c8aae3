import { z } from "zod";

const schema = z.object({
  /** PostgreSQL to use instead of the embedded one. */
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }).optional(),
  /** Where the embedded database and uploaded files lie. */
  CCHC_DATA: z.string().min(1).optional(),
  /** Where uploaded files lie; `files` in the data folder where it is not given. */
  CCHC_FILES: z.string().min(1).optional(),
  /** Largest file that is taken, in MB. */
  CCHC_FILE_MB: z.coerce.number().int().min(1).max(500).default(20),
  CCHC_PORT: z.coerce.number().int().min(1).max(65_535).default(4680),
  CCHC_HOST: z.string().min(1).default("127.0.0.1"),
  /** The address that users type, where a proxy stands in front: `https://cchc.tinh.gov.vn`. */
  CCHC_ORIGIN: z.url().optional(),
  /** Signs session cookies; made and kept in the data folder where it is not given. */
  CCHC_SECRET: z.string().min(32).optional(),
  /** Header in which the proxy in front names the client's address, `x-forwarded-for`. */
  CCHC_CLIENT_IP_HEADER: z.string().min(1).optional(),
});

export type Env = z.infer<typeof schema>;

/** Reads the environment once; stops with what is wrong with it, by name. */
export function readEnv(source: Record<string, string | undefined> = process.env): Env {
  const given = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== ""));
  const result = schema.safeParse(given);
  if (result.success) return result.data;
  const names = result.error.issues.map((issue) => issue.path.join("."));
  throw new Error(`Biến môi trường không hợp lệ: ${[...new Set(names)].join(", ")}.`);
}
