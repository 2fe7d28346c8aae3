import { createHash, randomUUID } from "node:crypto";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { samples, zipOf } from "../testing/sample-files.ts";
import { type Client, createWorld, type World } from "../testing/world.ts";
import type { Upload } from "./upload.ts";

let world: World;
let officer: Client;
const cookies: Record<string, string> = {};

beforeAll(async () => {
  world = await createWorld();
  officer = await world.signedIn("can-bo", "officer", "ward");
  await world.signedIn("dong-nghiep", "officer", "ward");
  await world.signedIn("lang-gieng", "officer", "neighbour");
  await world.signedIn("lanh-dao", "leader", "ward");
  await world.signedIn("thanh-pho", "reviewer", "city");
  await world.signedIn("huyen-khac", "reviewer", "other-city");
  await world.signedIn("quan-tri", "administrator", "province");
  for (const name of [
    "can-bo",
    "dong-nghiep",
    "lang-gieng",
    "lanh-dao",
    "thanh-pho",
    "huyen-khac",
    "quan-tri",
  ]) {
    cookies[name] = await world.cookieOf(name);
  }
});
afterAll(() => world.close());

type Body = string | Uint8Array<ArrayBuffer> | ReadableStream<Uint8Array>;

interface Sending {
  readonly by?: string;
  readonly name?: string;
  readonly unit?: string;
  readonly opId?: string;
  readonly headers?: Record<string, string>;
}

function send(body: Body, options: Sending = {}) {
  const { by = "can-bo", name = "a.pdf", unit = "ward", opId = randomUUID(), headers } = options;
  return world.app.request(`/api/files?unit=${unit}&name=${encodeURIComponent(name)}`, {
    method: "POST",
    headers: {
      "content-type": "application/octet-stream",
      "x-operation-id": opId,
      cookie: cookies[by] ?? "",
      ...headers,
    },
    body,
    duplex: "half",
  });
}

async function upload(body: Body, options: Sending = {}): Promise<Upload> {
  const response = await send(body, options);
  expect(response.status, await response.clone().text()).toBe(200);
  return (await response.json()) as Upload;
}

async function refusedWith(response: Response): Promise<unknown> {
  const { error } = (await response.json()) as {
    error: { data: { code: string; params: unknown } };
  };
  return { status: response.status, code: error.data.code, params: error.data.params };
}

async function addTo(uploads: readonly string[]): Promise<string> {
  const answer = await officer.mutate("documents.add", {
    opId: randomUUID(),
    unitId: "ward",
    type: "report",
    number: null,
    symbol: null,
    issuedOn: null,
    issuer: "UBND phường",
    summary: "Báo cáo thử",
    area: null,
    uploads,
  });
  expect(answer.status, answer.message).toBe(200);
  return (answer.data as { id: string }).id;
}

const get = (path: string, by?: string) =>
  world.app.request(path, { headers: { cookie: by === undefined ? "" : (cookies[by] ?? "") } });

function bytes(kind: string): Uint8Array<ArrayBuffer> {
  return new Uint8Array(samples[kind] ?? Buffer.alloc(0));
}

const unfinished = (): string[] => {
  const folder = join(world.filesFolder, "incoming");
  return existsSync(folder) ? readdirSync(folder) : [];
};

describe("taking in", () => {
  test("every kind that is kept, under its hash, byte for byte", async () => {
    for (const [kind, sample] of Object.entries(samples)) {
      const sent = await upload(bytes(kind), { name: `tệp.${kind}` });
      expect(sent).toMatchObject({ name: `tệp.${kind}`, size: sample.length, unitId: "ward" });
      expect(sent.hash).toBe(createHash("sha256").update(sample).digest("hex"));
      const kept = join(world.filesFolder, sent.hash.slice(0, 2), sent.hash.slice(2));
      expect(readFileSync(kept).equals(sample)).toBe(true);
    }
    expect(unfinished()).toEqual([]);
  });

  test("the same bytes twice are one file, and a repeated upload is one upload", async () => {
    const opId = randomUUID();
    const first = await upload(bytes("pdf"), { opId, name: "một.pdf" });
    expect(await upload(bytes("pdf"), { opId, name: "một.pdf" })).toEqual(first);
    const second = await upload(bytes("pdf"), { by: "lang-gieng", unit: "neighbour" });
    expect(second.hash).toBe(first.hash);
    expect(second.uploadId).not.toBe(first.uploadId);
    const rows = await world.services.db
      .selectFrom("stored_file")
      .selectAll()
      .where("hash", "=", first.hash)
      .execute();
    expect(rows).toHaveLength(1);
    const other = await send(bytes("png"), { opId, name: "một.pdf" });
    expect(await refusedWith(other)).toMatchObject({ status: 409, code: "operation-reused" });
  });

  test("at the limit it is taken, one byte above it is not", async () => {
    const { fileLimit } = world.services;
    const whole = Buffer.alloc(fileLimit, 0x61);
    await upload(new Uint8Array(whole), { name: "a.txt" });
    const above = await send(new Uint8Array(fileLimit + 1).fill(0x61), { name: "a.txt" });
    expect(await refusedWith(above)).toEqual({
      status: 413,
      code: "too-large",
      params: { limit: "262144 byte" },
    });
    expect(unfinished()).toEqual([]);
  });

  test("what is not kept says why", async () => {
    const macros = zipOf({
      "[Content_Types].xml": "",
      "word/document.xml": "",
      "word/vbaProject.bin": "",
    });
    expect(await refusedWith(await send(new Uint8Array(macros)))).toEqual({
      status: 415,
      code: "file-refused",
      params: { why: "macros" },
    });
    expect(await refusedWith(await send("<svg>", { name: "a.svg" }))).toMatchObject({
      params: { why: "kind" },
    });
    expect(await refusedWith(await send(new Uint8Array(0)))).toMatchObject({
      params: { why: "empty" },
    });
  });

  test("an upload that breaks leaves nothing", async () => {
    const before = await countKept();
    const broken = new ReadableStream<Uint8Array>({
      start(controller) {
        controller.enqueue(bytes("pdf"));
      },
      pull(controller) {
        controller.error(new Error("line down"));
      },
    });
    expect(await refusedWith(await send(broken))).toMatchObject({ params: { why: "cut-off" } });
    expect(unfinished()).toEqual([]);
    expect(await countKept()).toEqual(before);
  });

  test("a name is made safe and never decides where the bytes lie", async () => {
    const sent = await upload(bytes("pdf"), { name: "../../../etc/cron.d/báo cáo\u0007.pdf" });
    expect(sent.name).toBe("báo cáo.pdf");
    const folders = readdirSync(world.filesFolder).filter((name) => name !== "incoming");
    expect(folders.every((name) => /^[0-9a-f]{2}$/.test(name))).toBe(true);
  });

  test("only for one's own unit, with a role that writes, from the app's own pages", async () => {
    const codes = async (options: Sending) =>
      refusedWith(await send(bytes("pdf"), options)) as Promise<{ code: string }>;
    expect((await codes({ by: "nobody" })).code).toBe("not-signed-in");
    expect((await codes({ by: "lanh-dao" })).code).toBe("forbidden");
    expect((await codes({ by: "thanh-pho" })).code).toBe("forbidden");
    expect((await codes({ unit: "neighbour" })).code).toBe("not-found");
    expect((await codes({ unit: "no-such" })).code).toBe("not-found");
    expect((await codes({ opId: "1" })).code).toBe("bad-input");
    const foreign = { origin: "https://example.org", "sec-fetch-site": "cross-site" };
    const form = { ...foreign, "content-type": "text/plain" };
    expect((await codes({ headers: form })).code).toBe("forbidden");
  });
});

async function countKept(): Promise<unknown> {
  const row = await world.services.db
    .selectFrom("stored_file")
    .select((eb) => eb.fn.countAll<number>().as("n"))
    .executeTakeFirstOrThrow();
  const kept = readdirSync(world.filesFolder, { recursive: true }).length;
  return { rows: row.n, kept };
}

describe("giving out", () => {
  test("to the unit and whoever reviews it, to nobody else", async () => {
    const { uploadId } = await upload(bytes("pdf"), { name: "kế hoạch.pdf" });
    const path = `/api/files/${await addTo([uploadId])}/1`;
    for (const by of ["can-bo", "dong-nghiep", "lanh-dao", "thanh-pho"]) {
      const response = await get(path, by);
      expect(response.status, by).toBe(200);
      expect(
        Buffer.from(await response.arrayBuffer()).equals(samples["pdf"] ?? Buffer.alloc(0)),
      ).toBe(true);
    }
    for (const [by, status] of [
      ["lang-gieng", 404],
      ["huyen-khac", 404],
      ["quan-tri", 403],
      [undefined, 401],
    ] as const) {
      const response = await get(path, by);
      expect(response.status, by).toBe(status);
      expect(await response.text()).not.toContain("%PDF");
    }
  });

  test("not before an entry holds it, and by no hash", async () => {
    const { hash, uploadId } = await upload(bytes("png"), { name: "ảnh.png" });
    for (const path of [`/api/files/${hash}/1`, `/api/files/${uploadId}/1`, `/api/files/x/0`]) {
      expect((await get(path, "can-bo")).status).toBe(404);
    }
    for (const path of [`..%2f..%2f${hash}/1`, `%2e%2e/${hash}/1`, `${hash.slice(0, 2)}/1`]) {
      expect((await get(`/api/files/${path}`, "can-bo")).status, path).toBe(404);
    }
  });

  test("somebody else's upload, or one for another unit, goes into no entry", async () => {
    const foreign = await upload(bytes("pdf"), { by: "lang-gieng", unit: "neighbour" });
    const colleague = await upload(bytes("pdf"), { by: "dong-nghiep" });
    for (const { uploadId, hash } of [foreign, colleague]) {
      for (const id of [uploadId, hash]) {
        const answer = await officer.mutate("documents.add", {
          opId: randomUUID(),
          unitId: "ward",
          type: "other",
          number: null,
          symbol: null,
          issuedOn: null,
          issuer: "UBND phường",
          summary: "Ảnh",
          area: null,
          uploads: [id],
        });
        expect(answer.status).toBeGreaterThanOrEqual(400);
      }
    }
  });

  test("saved under its name; shown only where it can do nothing", async () => {
    const sent = await Promise.all([
      upload(bytes("pdf"), { name: "đề án.pdf" }),
      upload(bytes("png"), { name: "ảnh.png" }),
      upload(bytes("txt"), { name: "ghi chú.txt" }),
    ]);
    const id = await addTo(sent.map(({ uploadId }) => uploadId));
    const plain = await get(`/api/files/${id}/1`, "can-bo");
    expect(plain.headers.get("content-disposition")).toBe(
      "attachment; filename=\"de an.pdf\"; filename*=UTF-8''%C4%91%E1%BB%81%20%C3%A1n.pdf",
    );
    expect(plain.headers.get("x-content-type-options")).toBe("nosniff");
    expect(plain.headers.get("content-security-policy")).toContain("default-src 'none'");
    expect(plain.headers.get("content-security-policy")).toContain("sandbox");
    expect(plain.headers.get("cache-control")).toContain("no-store");
    const pdf = await get(`/api/files/${id}/1?xem`, "can-bo");
    expect(pdf.headers.get("content-disposition")).toMatch(/^inline/);
    expect(pdf.headers.get("content-security-policy")).toContain("default-src 'none'");
    const png = await get(`/api/files/${id}/2?xem`, "can-bo");
    expect(png.headers.get("content-disposition")).toMatch(/^inline/);
    expect(png.headers.get("content-security-policy")).toMatch(/sandbox$/);
    const text = await get(`/api/files/${id}/3?xem`, "can-bo");
    expect(text.headers.get("content-disposition")).toMatch(/^attachment/);
    expect(text.headers.get("content-type")).toBe("text/plain; charset=utf-8");
    expect((await get(`/api/files/${id}/4`, "can-bo")).status).toBe(404);
  });

  test("nothing went wrong on the way", () => {
    expect(world.logged.filter(({ level }) => level === "error")).toEqual([]);
  });
});
