import { createHash } from "node:crypto";
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { LogLine } from "../services.ts";
import { signatureOf, startS3Server } from "../testing/s3-server.ts";
import { createS3Store } from "./s3-store.ts";
import { createFileStore, type FileStore } from "./store.ts";

const folder = mkdtempSync(join(tmpdir(), "cchc-stores-"));
const logged: LogLine[] = [];
let server: Awaited<ReturnType<typeof startS3Server>>;

const s3Store = (
  more: { secretKey?: string; bucket?: string; endpoint?: string } = {},
  patience = 20_000,
) =>
  createS3Store({
    patience,
    address: {
      endpoint: server.endpoint,
      bucket: "cchc",
      region: "us-east-1",
      accessKey: "cchc",
      secretKey: "the key",
      ...more,
    },
    incoming: join(folder, "s3-incoming"),
    log: (line) => logged.push(line),
    pause: 1,
  });

beforeAll(async () => {
  server = await startS3Server({ bucket: "cchc", secretKey: "the key" });
});
afterAll(async () => {
  await server.close();
  rmSync(folder, { recursive: true, force: true });
});

async function* pieces(...texts: readonly string[]): AsyncGenerator<Uint8Array> {
  for (const text of texts) yield await Promise.resolve(Buffer.from(text));
}

async function* cutOff(): AsyncGenerator<Uint8Array> {
  yield Buffer.from("một nửa");
  await Promise.reject(new Error("the line broke"));
}

const options = { limit: 100_000, check: () => Promise.resolve("looked at") };

function hashOf(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}

async function contentOf(store: FileStore, hash: string): Promise<string | null> {
  const opened = await store.open(hash);
  return opened === null ? null : new Response(opened.stream).text();
}

function leftOver(name: string): readonly string[] {
  return existsSync(join(folder, name)) ? readdirSync(join(folder, name)) : [];
}

describe.each([
  ["a folder", () => createFileStore(join(folder, "kept")), "kept/incoming"],
  ["a bucket", () => s3Store(), "s3-incoming"],
])("%s", (_name, open, incoming) => {
  let store: FileStore;
  beforeAll(() => {
    store = open();
  });

  test("keeps bytes by their hash and gives them back", async () => {
    const text = "Số: 26/KH-UBND ".repeat(4_000);
    const half = text.length / 2;
    const stored = await store.put(pieces(text.slice(0, half), text.slice(half)), options);
    const size = Buffer.byteLength(text);
    expect(stored).toEqual({ hash: hashOf(text), size, checked: "looked at" });
    expect(await store.has(stored.hash)).toBe(true);
    const opened = await store.open(stored.hash);
    expect(opened?.size).toBe(size);
    await opened?.stream.cancel();
    expect(await contentOf(store, stored.hash)).toBe(text);
    expect((await store.put(pieces(text), options)).hash).toBe(stored.hash);
    expect(leftOver(incoming)).toEqual([]);
  });

  test("what is unknown, or no hash at all, is nowhere", async () => {
    for (const hash of [hashOf("never put"), "../../etc/passwd", "", "A".repeat(64)]) {
      expect(await store.has(hash), hash).toBe(false);
      expect(await store.open(hash), hash).toBeNull();
    }
  });

  test("too large, cut off or refused by the check: nothing is kept, nothing lies about", async () => {
    const limit = 10;
    const exactly = await store.put(pieces("0123456789"), { ...options, limit });
    expect(await store.has(exactly.hash)).toBe(true);
    await expect(store.put(pieces("0123456789", "x"), { ...options, limit })).rejects.toMatchObject(
      { code: "too-large" },
    );
    await expect(store.put(cutOff(), options)).rejects.toMatchObject({ code: "file-refused" });
    const check = () => Promise.reject(new Error("not this one"));
    await expect(store.put(pieces("không nhận"), { ...options, check })).rejects.toThrow(
      "not this",
    );
    for (const text of ["0123456789x", "một nửa", "không nhận"]) {
      expect(await store.has(hashOf(text)), text).toBe(false);
    }
    expect(leftOver(incoming)).toEqual([]);
  });
});

describe("a folder", () => {
  test("cut short on the disk: the same bytes, sent again, put it right", async () => {
    const root = join(folder, "healed");
    const store = createFileStore(root);
    const { hash, size } = await store.put(pieces("toàn văn"), options);
    const place = join(root, hash.slice(0, 2), hash.slice(2));
    writeFileSync(place, readFileSync(place).subarray(0, 3));
    expect([await store.has(hash), await store.has(hash, size)]).toEqual([true, false]);
    await store.put(pieces("toàn văn"), options);
    expect(await store.has(hash, size)).toBe(true);
    expect(await contentOf(store, hash)).toBe("toàn văn");
  });

  test("names that went away while left-overs were looked for refuse no upload", async () => {
    const root = join(folder, "swept");
    mkdirSync(join(root, "incoming"), { recursive: true });
    // A name that is listed, and leads nowhere when it is looked at.
    symlinkSync(join(root, "gone"), join(root, "incoming", "moved-by-another"));
    const store = createFileStore(root);
    for (const text of ["lần một", "lần hai"]) {
      expect((await store.put(pieces(text), options)).hash).toBe(hashOf(text));
    }
  });
});

test("the stand-in for a bucket reckons signatures as S3 does", () => {
  const nothing = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";
  const credential = "AKIAIOSFODNN7EXAMPLE/20130524/us-east-1/s3/aws4_request";
  const headers = {
    authorization: `AWS4-HMAC-SHA256 Credential=${credential},SignedHeaders=host;range;x-amz-content-sha256;x-amz-date,Signature=`,
    host: "examplebucket.s3.amazonaws.com",
    range: "bytes=0-9",
    "x-amz-content-sha256": nothing,
    "x-amz-date": "20130524T000000Z",
  };
  const key = "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY";
  expect(signatureOf({ method: "GET", path: "/test.txt", headers }, key)).toBe(
    "f0e8bdb87c964420e857bd35b5d6ed310bd44f0170aba48dd91039c6036bdb41",
  );
});

describe("a bucket", () => {
  test("lies under the same names as a folder, and the same bytes are sent once", async () => {
    const text = "một lần";
    const hash = hashOf(text);
    const name = `/cchc/${hash.slice(0, 2)}/${hash.slice(2)}`;
    server.asked.length = 0;
    await s3Store().put(pieces(text), options);
    await s3Store().put(pieces(text), options);
    expect(server.asked).toEqual([`HEAD ${name}`, `PUT ${name}`, `HEAD ${name}`]);
    expect(server.kept.get(name.slice("/cchc/".length))?.toString()).toBe(text);
  });

  test("a length that the bucket does not say is unknown, not nothing", async () => {
    server.send("without-length");
    try {
      const { hash, size } = await s3Store().put(pieces("không rõ dài"), options);
      expect([await s3Store().has(hash), await s3Store().has(hash, size)]).toEqual([true, false]);
      const opened = await s3Store().open(hash);
      expect(opened?.size).toBeNull();
      await opened?.stream.cancel();
      expect(await contentOf(s3Store(), hash)).toBe("không rõ dài");
    } finally {
      server.send("whole");
    }
  });

  test("a body that stops half-way is given up", async () => {
    const { hash } = await s3Store().put(pieces("nửa chừng thì dừng"), options);
    server.send("stalled");
    try {
      await expect(contentOf(s3Store({}, 100), hash)).rejects.toThrow();
    } finally {
      server.send("whole");
    }
    expect(await contentOf(s3Store({}, 100), hash)).toBe("nửa chừng thì dừng");
  }, 5_000);

  test("two failures are passed over, three are not", async () => {
    server.fail(2);
    const { hash } = await s3Store().put(pieces("lần thứ ba"), options);
    expect(await contentOf(s3Store(), hash)).toBe("lần thứ ba");
    server.fail(3);
    await expect(s3Store().open(hash)).rejects.toMatchObject({ code: "store-away" });
    expect(await contentOf(s3Store(), hash)).toBe("lần thứ ba");
  });

  test("a wrong key, another bucket, nobody there: said in one sentence, the cause in the log alone", async () => {
    const cases: readonly (readonly [Parameters<typeof s3Store>[0], RegExp])[] = [
      [{ secretKey: "another key" }, /403 SignatureDoesNotMatch/],
      [{ bucket: "no-such-bucket" }, /404 NoSuchBucket/],
      [{ endpoint: "http://127.0.0.1:9" }, /ECONNREFUSED|bad port|fetch failed/],
    ];
    for (const [more, cause] of cases) {
      logged.length = 0;
      const refused = await s3Store(more)
        .open(hashOf("x"))
        .catch((error: unknown) => error);
      expect(refused).toMatchObject({ code: "store-away" });
      expect(String(refused)).toContain("Kho lưu tệp");
      expect(logged.map(({ detail }) => detail).join()).toMatch(cause);
      expect(JSON.stringify(logged)).not.toContain("another key");
      await expect(s3Store(more).put(pieces("x"), options)).rejects.toMatchObject({
        code: "store-away",
      });
    }
    expect(leftOver("s3-incoming")).toEqual([]);
  });
});
