import { expect, test } from "vitest";
import { readEnv } from "./env.ts";

const s3 = {
  CCHC_S3_ENDPOINT: "https://s3.tinh.gov.vn",
  CCHC_S3_BUCKET: "cchc",
  CCHC_S3_ACCESS_KEY: "khoa",
  CCHC_S3_SECRET_KEY: "bi-mat",
};

test("an empty variable is one that is not given; files lie in a folder", () => {
  expect(readEnv({ CCHC_S3_BUCKET: "", CCHC_PORT: "" })).toMatchObject({
    CCHC_PORT: 4680,
    s3: undefined,
  });
});

test("a store that is described whole, with the region that most servers take", () => {
  expect(readEnv(s3).s3).toEqual({
    endpoint: "https://s3.tinh.gov.vn",
    bucket: "cchc",
    region: "us-east-1",
    accessKey: "khoa",
    secretKey: "bi-mat",
  });
  expect(readEnv({ ...s3, CCHC_S3_REGION: "hn-1" }).s3?.region).toBe("hn-1");
});

test("whatever is missing of a store stops the start by name", () => {
  for (const name of Object.keys(s3)) {
    const half = { ...s3, [name]: "" };
    expect(() => readEnv(half), name).toThrow(new RegExp(`còn thiếu biến môi trường: ${name}\\.$`));
  }
  expect(() => readEnv({ CCHC_S3_REGION: "hn-1" })).toThrow(
    "CCHC_S3_ENDPOINT, CCHC_S3_BUCKET, CCHC_S3_ACCESS_KEY, CCHC_S3_SECRET_KEY.",
  );
  expect(() => readEnv({ ...s3, CCHC_S3_ENDPOINT: "s3.tinh.gov.vn" })).toThrow("CCHC_S3_ENDPOINT");
});

test("a folder and a store at once is refused", () => {
  expect(() => readEnv({ ...s3, CCHC_FILES: "/tep" })).toThrow("chỉ đặt một trong hai");
});

test("letters need the address that their links lead to", () => {
  const mail = { CCHC_SMTP_URL: "smtp://mail.tinh.gov.vn", CCHC_MAIL_FROM: "cchc@tinh.gov.vn" };
  expect(() => readEnv(mail)).toThrow(/^Có CCHC_SMTP_URL thì phải đặt thêm CCHC_ORIGIN, .+\.$/u);
  expect(() => readEnv({ ...mail, CCHC_ORIGIN: "" })).toThrow("CCHC_ORIGIN");
  const origin = { CCHC_ORIGIN: "https://cchc.tinh.gov.vn" };
  expect(readEnv({ ...mail, ...origin })).toMatchObject({ ...mail, ...origin });
  expect(readEnv({}).CCHC_ORIGIN).toBeUndefined();
});
