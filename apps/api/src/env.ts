import { z } from "zod";
import type { S3Address } from "./files/s3-store.ts";

const variables = z.object({
  /** PostgreSQL to use instead of the embedded one. */
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }).optional(),
  /** Where the embedded database and uploaded files lie. */
  CCHC_DATA: z.string().min(1).optional(),
  /** Where uploaded files lie; `files` in the data folder where it is not given. */
  CCHC_FILES: z.string().min(1).optional(),
  /** A store that speaks S3 for uploaded files, `https://s3.tinh.gov.vn`, instead of a folder. */
  CCHC_S3_ENDPOINT: z.url({ protocol: /^https?$/ }).optional(),
  CCHC_S3_BUCKET: z.string().min(1).optional(),
  CCHC_S3_REGION: z.string().min(1).optional(),
  CCHC_S3_ACCESS_KEY: z.string().min(1).optional(),
  CCHC_S3_SECRET_KEY: z.string().min(1).optional(),
  /** Where backups before upgrades lie; `backups` in the data folder where it is not given. */
  CCHC_BACKUPS: z.string().min(1).optional(),
  /** Largest file that is taken, in MB. */
  CCHC_FILE_MB: z.coerce.number().int().min(1).max(500).default(20),
  CCHC_PORT: z.coerce.number().int().min(1).max(65_535).default(4680),
  CCHC_HOST: z.string().min(1).default("127.0.0.1"),
  /** The address that users type, where a proxy stands in front: `https://cchc.tinh.gov.vn`. */
  CCHC_ORIGIN: z.url().optional(),
  /** Signs session cookies; made and kept in the data folder where it is not given. */
  CCHC_SECRET: z.string().min(32).optional(),
  /** `reviewing`: reviewers and administrators must have a second factor; `optional`: nobody must. */
  CCHC_SECOND_FACTOR: z.enum(["optional", "reviewing"]).default("optional"),
  /** Whoever sends it as a bearer token reads `/metrics`; without it only this machine does. */
  CCHC_METRICS_TOKEN: z.string().min(16).optional(),
  /** `all`: a line for each request; `slow`: for those that fail or take more than a second. */
  CCHC_LOG: z.enum(["slow", "all"]).default("slow"),
  /** Seconds after which PostgreSQL gives a statement of a request up. */
  CCHC_STATEMENT_SECONDS: z.coerce.number().min(0.1).max(3600).default(30),
  /** Header in which the proxy in front names the client's address, `x-forwarded-for`. */
  CCHC_CLIENT_IP_HEADER: z.string().min(1).optional(),
  /** Where messages to other programs may go, parted by commas: `https://hooks.tinh.gov.vn`. */
  CCHC_WEBHOOK_ORIGINS: z
    .string()
    .transform((text) => text.split(",").map((one) => one.trim()))
    .pipe(z.array(z.url({ protocol: /^https?$/ }).transform((url) => new URL(url).origin)))
    .optional(),
  /** Mail server for reminders, `smtp://user:password@mail.tinh.gov.vn:587`; needs `CCHC_ORIGIN`. */
  CCHC_SMTP_URL: z.url({ protocol: /^smtps?$/ }).optional(),
  /** Whose letters they are, `Sổ CCHC <cchc@tinh.gov.vn>`; needed with the mail server. */
  CCHC_MAIL_FROM: z.string().min(3).includes("@").optional(),
});

const schema = variables.refine(
  (env) => env.CCHC_SMTP_URL === undefined || env.CCHC_MAIL_FROM !== undefined,
  { path: ["CCHC_MAIL_FROM"] },
);

export interface Env extends z.infer<typeof schema> {
  /** The bucket for uploaded files; undefined where they lie in a folder. */
  readonly s3: S3Address | undefined;
}

/** @throws Error where letters would be sent whose links nobody can open */
function requireOrigin({ CCHC_SMTP_URL: mail, CCHC_ORIGIN: origin }: z.infer<typeof schema>): void {
  if (mail === undefined || origin !== undefined) return;
  throw new Error(
    "Có CCHC_SMTP_URL thì phải đặt thêm CCHC_ORIGIN, địa chỉ người dùng gõ (như https://cchc.tinh.gov.vn), để liên kết trong thư mở được.",
  );
}

/** @throws Error naming what is missing of a store that is half described */
function s3Of(env: z.infer<typeof schema>): S3Address | undefined {
  const {
    CCHC_S3_ENDPOINT: endpoint,
    CCHC_S3_BUCKET: bucket,
    CCHC_S3_REGION: region,
    CCHC_S3_ACCESS_KEY: accessKey,
    CCHC_S3_SECRET_KEY: secretKey,
  } = env;
  const given = [endpoint, bucket, region, accessKey, secretKey].some((one) => one !== undefined);
  if (!given) return undefined;
  if (env.CCHC_FILES !== undefined) {
    throw new Error(
      "Tệp tải lên nằm trong thư mục (CCHC_FILES) hoặc kho S3 (CCHC_S3_…): chỉ đặt một trong hai.",
    );
  }
  if (
    endpoint === undefined ||
    bucket === undefined ||
    accessKey === undefined ||
    secretKey === undefined
  ) {
    const needed = {
      CCHC_S3_ENDPOINT: endpoint,
      CCHC_S3_BUCKET: bucket,
      CCHC_S3_ACCESS_KEY: accessKey,
      CCHC_S3_SECRET_KEY: secretKey,
    };
    const missing = Object.entries(needed).flatMap(([name, value]) =>
      value === undefined ? [name] : [],
    );
    throw new Error(`Kho tệp S3 còn thiếu biến môi trường: ${missing.join(", ")}.`);
  }
  return { endpoint, bucket, region: region ?? "us-east-1", accessKey, secretKey };
}

/** Reads the environment once; stops with what is wrong with it, by name. */
export function readEnv(source: Record<string, string | undefined> = process.env): Env {
  const given = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== ""));
  const result = schema.safeParse(given);
  if (result.success) {
    requireOrigin(result.data);
    return { ...result.data, s3: s3Of(result.data) };
  }
  const names = result.error.issues.map((issue) => issue.path.join("."));
  throw new Error(`Biến môi trường không hợp lệ: ${[...new Set(names)].join(", ")}.`);
}
