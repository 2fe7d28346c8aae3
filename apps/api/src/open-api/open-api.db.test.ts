import { execFile } from "node:child_process";
import { randomUUID } from "node:crypto";
import { join } from "node:path";
import { serve, type ServerType } from "@hono/node-server";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { readGrid } from "@cchc/documents/read/grid";
import { createWorld, type Client, type World } from "../testing/world.ts";
import { tables } from "./tables.ts";

let world: World;
let ward: Client;
let city: Client;
let wardKey: string;
let cityKey: string;

const lastDay = "2024-06-30";

async function keyOf(client: Client, scopes: readonly string[], name = "Một cửa"): Promise<string> {
  const made = await client.mutate("keys.create", {
    opId: randomUUID(),
    name,
    scopes,
    lastDay,
  });
  expect(made.status, made.message).toBe(200);
  return (made.data as { readonly key: string }).key;
}

beforeAll(async () => {
  world = await createWorld();
  ward = await world.signedIn("can-bo", "officer", "ward");
  city = await world.signedIn("tham-dinh", "reviewer", "city");
  wardKey = await keyOf(ward, [
    "unit.read",
    "period.read",
    "report.read",
    "report.edit",
    "document.read",
    "plan.read",
    "activity.read",
    "score.read",
  ]);
  cityKey = await keyOf(city, ["unit.read", "period.read", "review.read", "appraisal.read"]);
});
afterAll(() => world.close());

interface Called {
  readonly status: number;
  readonly text: string;
  readonly type: string;
}

async function call(path: string, key?: string, init: RequestInit = {}): Promise<Called> {
  const headers = new Headers(init.headers);
  if (key !== undefined) headers.set("authorization", `Bearer ${key}`);
  const response = await world.app.request(`/api/v1${path}`, { ...init, headers });
  return {
    status: response.status,
    text: await response.text(),
    type: response.headers.get("content-type") ?? "",
  };
}

async function rowsOf(path: string, key?: string): Promise<readonly Record<string, unknown>[]> {
  const { status, text } = await call(path, key);
  expect(status, text).toBe(200);
  const parse: (text: string) => { readonly data: readonly Record<string, unknown>[] } = JSON.parse;
  return parse(text).data;
}

const parseAny: (text: string) => unknown = JSON.parse;

async function codeOf(path: string, key?: string, init?: RequestInit): Promise<string> {
  const { text } = await call(path, key, init);
  const parse: (text: string) => { readonly code: string } = JSON.parse;
  return parse(text).code;
}

const put = (cells: readonly object[], id: string = randomUUID()): RequestInit => ({
  method: "PUT",
  headers: { "content-type": "application/json", "idempotency-key": id },
  body: JSON.stringify({ cells }),
});
const online = (value: number, version: number) => ({
  field: "tthc.received.online",
  row: "",
  version,
  cell: { state: "entered", value, qualifier: "exact", source: "Một cửa điện tử" },
});

describe("a key", () => {
  test("opens what it was made for and what its owner may, and nothing else", async () => {
    const seen = await rowsOf("/units?day=2023-11-30", cityKey);
    expect(seen.map(({ unitId }) => unitId)).toEqual(["city", "neighbour", "ward"]);
    expect((await rowsOf("/units?day=2023-11-30", wardKey)).map(({ unitId }) => unitId)).toEqual([
      "ward",
    ]);
    expect(await codeOf("/documents?unit=ward", cityKey)).toBe("forbidden");
    expect(await codeOf("/documents?unit=neighbour", wardKey)).toBe("not-found");
    expect(await codeOf("/ranks?round=no-such", cityKey)).toBe("not-found");
  });

  test("missing, cut, of another, revoked or past its day opens nothing", async () => {
    expect(await codeOf("/units?day=2023-11-30")).toBe("key-refused");
    expect(await codeOf("/units?day=2023-11-30", wardKey.slice(0, -1))).toBe("key-refused");
    const [head, id] = cityKey.split("_");
    expect(
      await codeOf("/units?day=2023-11-30", `${head}_${id}_${wardKey.split("_").at(-1)}`),
    ).toBe("key-refused");

    const spare = await keyOf(ward, ["unit.read"], "Thừa");
    const { data } = await ward.query("keys.mine");
    const { keys } = data as {
      readonly keys: readonly { readonly id: string; readonly name: string }[];
    };
    expect(keys).toHaveLength(2);
    const spareId = keys.find(({ name }) => name === "Thừa")?.id ?? "";
    expect((await city.mutate("keys.revoke", { opId: randomUUID(), keyId: spareId })).code).toBe(
      "not-found",
    );
    expect((await ward.mutate("keys.revoke", { opId: randomUUID(), keyId: spareId })).status).toBe(
      200,
    );
    expect(await codeOf("/units?day=2023-11-30", spare)).toBe("key-refused");

    world.setClock("2024-06-30T16:59:00Z");
    expect((await call("/units?day=2023-11-30", wardKey)).status).toBe(200);
    world.setClock("2024-06-30T17:00:00Z");
    expect(await codeOf("/units?day=2023-11-30", wardKey)).toBe("key-refused");
    world.setClock("2023-12-12T02:00:00Z");
  });

  test("is told once: the same request gives the same key, its secret lies nowhere", async () => {
    const request = { opId: randomUUID(), name: "Lặp lại", scopes: ["unit.read"], lastDay };
    const [one, two] = [
      await ward.mutate("keys.create", request),
      await ward.mutate("keys.create", request),
    ];
    expect(two.data).toEqual(one.data);
    const { key } = one.data as { readonly key: string };
    const secret = key.split("_").slice(2).join("_");
    const { db } = world.services;
    const kept = JSON.stringify([
      await db.selectFrom("api_key").selectAll().execute(),
      await db.selectFrom("operation").selectAll().execute(),
      await db.selectFrom("audit").selectAll().execute(),
    ]);
    expect(kept).toContain("Lặp lại");
    expect(kept).not.toContain(secret);
  });

  test("is not made for more than its owner may, nor for ever, and closes with the account", async () => {
    const beyond = { opId: randomUUID(), name: "Quá", scopes: ["review.read"], lastDay };
    expect((await ward.mutate("keys.create", beyond)).message).toContain("Bạn không có quyền");
    const late = { opId: randomUUID(), name: "Lâu", scopes: ["unit.read"], lastDay: "2024-12-13" };
    expect((await ward.mutate("keys.create", late)).code).toBe("bad-input");
    const day = { ...late, opId: randomUUID(), lastDay: "2024-12-12" };
    expect((await ward.mutate("keys.create", day)).status).toBe(200);

    const leaving = await world.signedIn("sap-nghi", "officer", "neighbour");
    const key = await keyOf(leaving, ["unit.read"]);
    expect((await call("/units?day=2023-11-30", key)).status).toBe(200);
    await world.services.db
      .updateTable("auth_user")
      .set({ disabledAt: new Date() })
      .where("username", "=", "sap-nghi")
      .execute();
    expect(await codeOf("/units?day=2023-11-30", key)).toBe("key-refused");
  });
});

describe("writing figures", () => {
  test("once, as a person would, with conflicts answered and history kept", async () => {
    const id = randomUUID();
    const first = await call(
      "/reports/annual-2023/ward/cells",
      wardKey,
      put([online(1049, 0)], id),
    );
    expect(first.status, first.text).toBe(200);
    const again = await call(
      "/reports/annual-2023/ward/cells",
      wardKey,
      put([online(1049, 0)], id),
    );
    expect(parseAny(again.text)).toEqual(parseAny(first.text));
    const stale = await call("/reports/annual-2023/ward/cells", wardKey, put([online(9, 0)]));
    const parse: (text: string) => { readonly conflicts: readonly unknown[] } = JSON.parse;
    expect(parse(stale.text).conflicts).toHaveLength(1);
    const history = await ward.query("reports.cellHistory", {
      unitId: "ward",
      periodId: "annual-2023",
      field: "tthc.received.online",
      row: "",
    });
    expect(JSON.stringify(history.data)).toContain("1049");
  });

  test("is refused without the scope, out of reach, without its id or with what is no cell", async () => {
    const path = "/reports/annual-2023/ward/cells";
    expect(await codeOf(path, cityKey, put([online(1, 1)]))).toBe("forbidden");
    expect(await codeOf("/reports/annual-2023/neighbour/cells", wardKey, put([online(1, 0)]))).toBe(
      "not-found",
    );
    const { headers: _, ...bare } = put([online(1, 1)]);
    expect(
      await codeOf(path, wardKey, { ...bare, headers: { "content-type": "application/json" } }),
    ).toBe("bad-input");
    expect(await codeOf(path, wardKey, put([{ field: "x" }]))).toBe("bad-input");
    expect(await codeOf(path, wardKey, { ...put([]), body: "{" })).toBe("bad-input");
  });
});

describe("every table", () => {
  const asked: Readonly<
    Record<string, readonly [query: string, holder: "ward" | "city" | "nobody"]>
  > = {
    units: ["day=2023-11-30", "city"],
    periods: ["", "ward"],
    reports: ["period=annual-2023&node=city", "city"],
    values: ["period=annual-2023&node=city", "city"],
    indicators: ["period=annual-2023&node=city&by=children", "city"],
    documents: ["unit=ward&year=2023", "ward"],
    plans: ["", "ward"],
    tasks: ["plan=no-such-plan", "ward"],
    activities: ["unit=ward&from=2023-01-01", "ward"],
    rounds: ["", "ward"],
    ranks: ["round=no-such-round", "city"],
    publications: ["", "nobody"],
    results: [`publication=${randomUUID()}`, "nobody"],
  };
  const unknown = ["tasks", "ranks", "results"];

  test.each(tables.map(({ path }) => path))(
    "%s answers in every format, or says what it lacks",
    async (path) => {
      const [query, holder] = asked[path] ?? ["", "nobody"];
      const key = holder === "ward" ? wardKey : holder === "city" ? cityKey : undefined;
      for (const format of ["json", "csv", "xlsx"]) {
        const { status, type, text } = await call(`/${path}?${query}&format=${format}`, key);
        expect(status, text).toBe(unknown.includes(path) ? 404 : 200);
        if (status === 200) expect(type).toContain(format === "xlsx" ? "spreadsheetml" : format);
      }
      const wrong = await call(`/${path}?${query}&format=pdf`, key);
      expect([wrong.status, wrong.text]).toEqual([400, expect.stringContaining("bad-input")]);
    },
  );

  test("a reviewer reads handed-in figures and no drafts, the same in JSON, CSV and XLSX", async () => {
    expect(await rowsOf("/values?period=annual-2023&node=city", cityKey)).toEqual([]);
    const { db } = world.services;
    await db
      .updateTable("report")
      .set({ state: "submitted" })
      .where("unit_id", "=", "ward")
      .execute();
    const rows = await rowsOf("/values?period=annual-2023&node=city", cityKey);
    expect(rows).toMatchObject([
      {
        unitId: "ward",
        unit: "Phường Trần Hưng Đạo",
        field: "tthc.received.online",
        state: "entered",
        value: "1049",
        source: "Một cửa điện tử",
        version: 1,
      },
    ]);
    const csv = await call("/values?period=annual-2023&node=city&format=csv", cityKey);
    expect(csv.text.split("\r\n")[1]).toContain("ward;Phường Trần Hưng Đạo;tthc.received.online;");
    const sheet = await world.app.request(
      "/api/v1/values?period=annual-2023&node=city&format=xlsx",
      {
        headers: { authorization: `Bearer ${cityKey}` },
      },
    );
    const grid = readGrid("values.xlsx", new Uint8Array(await sheet.arrayBuffer()));
    expect(JSON.stringify(grid)).toContain("1049");
    await db.updateTable("report").set({ state: "draft" }).where("unit_id", "=", "ward").execute();
  });

  test("an unknown table is not there; a wrong parameter is named", async () => {
    expect(await codeOf("/secrets", cityKey)).toBe("not-found");
    expect((await call("/reports?period=annual-2023", cityKey)).text).toContain(
      "Thiếu tham số “node”",
    );
    const { status, text } = await call("/units?day=hôm-nay", cityKey);
    expect([status, text]).toEqual([400, expect.stringContaining("“day”")]);
  });
});

describe("the description", () => {
  test("names every table with its parameters and columns, and what each key opens", async () => {
    const { status, text } = await call("/openapi.json");
    expect(status).toBe(200);
    const parse: (text: string) => {
      readonly openapi: string;
      readonly paths: Readonly<Record<string, unknown>>;
    } = JSON.parse;
    const { openapi, paths } = parse(text);
    expect(openapi).toBe("3.1.0");
    expect(Object.keys(paths)).toEqual([
      ...tables.map(({ path }) => `/api/v1/${path}`),
      "/api/v1/reports/{period}/{unit}/cells",
    ]);
    for (const { path, columns } of tables) {
      for (const { name } of columns)
        expect(JSON.stringify(paths[`/api/v1/${path}`])).toContain(`"${name}"`);
    }
  });

  test("is a page that a person reads, without any script", async () => {
    const { type, text } = await call("");
    expect(type).toContain("text/html");
    for (const { path, title } of tables) {
      expect(text).toContain(`id="${path}"`);
      expect(text).toContain(title);
    }
    expect(text).not.toContain("<script");
    expect((await call("/page.css")).type).toContain("text/css");
  });
});

describe("docs/examples/read-figures.ts, run as a program of its own against a real server", () => {
  const example = join(import.meta.dirname, "../../../../docs/examples/read-figures.ts");
  let server: ServerType;
  let url: string;

  beforeAll(async () => {
    const port = await new Promise<number>((listening) => {
      server = serve({ fetch: world.app.fetch, port: 0, hostname: "127.0.0.1" }, (info) =>
        listening(info.port),
      );
    });
    url = `http://127.0.0.1:${port}`;
  });
  afterAll(async () => {
    await new Promise((closed) => {
      server.close(closed);
    });
  });

  function run(
    ...args: readonly string[]
  ): Promise<{ readonly out: string; readonly err: string }> {
    const env = { ...process.env, CCHC_URL: url, CCHC_KEY: cityKey };
    return new Promise((ended) => {
      execFile(process.execPath, [example, ...args], { env }, (_error, out, err) =>
        ended({ out, err }),
      );
    });
  }

  test("prints who has a rate and who has none, and the sentence of a refusal", async () => {
    const { out, err } = await run("city", "annual-2023", "on_time");
    expect(err).toBe("");
    expect(out.trim().split("\n").toSorted()).toEqual([
      "Phường Quang Trung: chưa đủ số liệu",
      "Phường Trần Hưng Đạo: chưa đủ số liệu",
    ]);
    const refused = await run("province", "annual-2023", "on_time");
    expect(refused.err).toContain("not-found: Không tìm thấy");
    expect(refused.out).toBe("");
  });
});
