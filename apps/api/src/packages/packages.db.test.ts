import { generateKeyPairSync, type KeyObject, randomUUID, sign } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { formByCode } from "@cchc/domain/form/catalogue";
import { type PackageContent, packageFileText, packageText } from "@cchc/domain/package/package";
import { type Answer, type Client, createWorld, type World } from "../testing/world.ts";

const address = { unitId: "ward", periodId: "annual-2023" };
const form = formByCode("annual", "2023-11-30");
const count = (value: number) => ({ state: "entered", value, qualifier: "exact" }) as const;

let world: World;
let officer: Client;
let reviewer: Client;
let outsider: Client;
let administrator: Client;
let key: { readonly id: string; readonly secret: KeyObject };

/** A key pair as a browser makes it, registered for whoever `client` is. */
async function computerOf(client: Client): Promise<typeof key> {
  const { publicKey, privateKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
  const spki = publicKey.export({ format: "der", type: "spki" }).toString("base64url");
  const input = { opId: randomUUID(), publicKey: spki, label: "Chrome, Windows" };
  const { data } = await client.mutate("packages.registerKey", input);
  return { id: (data as { id: string }).id, secret: privateKey };
}

function content(change: Partial<PackageContent> = {}): PackageContent {
  return {
    unit: { id: "ward", name: "Phường Trần Hưng Đạo" },
    period: { id: "annual-2023", name: "Năm 2023" },
    form: { code: form.code, version: form.version },
    cells: [{ field: "tthc.resolved.late", row: "", cell: count(3), version: 0 }],
    reasons: [],
    papers: [],
    madeAt: "2023-12-11T01:00:00.000Z",
    madeBy: { username: "can-bo", name: "Người can-bo" },
    app: "0.1.0",
    ...change,
  };
}

function signed(said: PackageContent, by = key): string {
  const text = packageText(said);
  const signature = sign("sha256", Buffer.from(text, "utf8"), {
    key: by.secret,
    dsaEncoding: "ieee-p1363",
  });
  return packageFileText(text, by.id, signature.toString("base64url"));
}

function take(client: Client, text: string, more: object = {}): Promise<Answer> {
  const input = { opId: randomUUID(), text, overtaken: "server", ...more };
  return version(client, text).then((reportVersion) =>
    client.mutate("packages.take", { reportVersion, ...input }),
  );
}

async function version(client: Client, text: string): Promise<number> {
  const { data } = await client.mutate("packages.preview", { text });
  return (data as { reportVersion: number } | undefined)?.reportVersion ?? 0;
}

async function refusalOf(text: string, client = reviewer): Promise<string | null> {
  const { data, message } = await client.mutate("packages.preview", { text });
  return data === undefined ? (message ?? "") : (data as { refusal: string | null }).refusal;
}

async function cellNow(field: string): Promise<unknown> {
  const { data } = await officer.query("reports.open", address);
  const { cells } = data as { cells: { field: string; row: string; cell: unknown }[] };
  return cells.find((one) => one.field === field && one.row === "")?.cell;
}

async function openWorld(): Promise<void> {
  world = await createWorld();
  officer = await world.signedIn("can-bo", "officer", "ward");
  reviewer = await world.signedIn("tham-dinh", "reviewer", "city");
  outsider = await world.signedIn("noi-khac", "reviewer", "other-city");
  administrator = await world.signedIn("quan-tri", "administrator", "province");
  key = await computerOf(officer);
}

describe("a package carried by hand", () => {
  beforeAll(openWorld);
  afterAll(() => world.close());

  test("is previewed, taken in by the level above, and only once", async () => {
    const text = signed(content());
    const { data } = await reviewer.mutate("packages.preview", { text });
    expect(data).toMatchObject({
      refusal: null,
      signer: { name: "Người can-bo", computer: "Chrome, Windows" },
      differences: [{ field: "tthc.resolved.late", after: count(3), overtaken: false }],
      withheld: true,
    });
    const taken = await take(reviewer, text);
    expect(taken).toMatchObject({ status: 200, data: { cells: 1, submission: null } });
    const { code } = taken.data as { code: string };
    expect(await cellNow("tthc.resolved.late")).toEqual(count(3));

    const again = await take(officer, text);
    expect(again.code).toBe("bad-input");
    expect(again.message).toBe(
      `Gói này đã được Người tham-dinh nhận lúc 09:00 ngày 12/12/2023, mã biên nhận ${code}: không nhận lần nữa.`,
    );
  });

  test("keeps its signer as the author, and whoever brought it in the log", async () => {
    const { data } = await officer.query("reports.cellHistory", {
      ...address,
      field: "tthc.resolved.late",
      row: "",
    });
    expect(JSON.stringify(data)).toContain("Người can-bo");
    const rows = await world.services.db
      .selectFrom("audit")
      .innerJoin("auth_user", "auth_user.id", "audit.user_id")
      .select(["username", "action"])
      .where("action", "=", "package.receive")
      .execute();
    expect(rows).toEqual([{ username: "tham-dinh", action: "package.receive" }]);
  });

  test("sent again after a lost answer gives the same receipt", async () => {
    const text = signed(content({ madeAt: "2023-12-11T01:05:00.000Z" }));
    const input = { opId: randomUUID(), text, reportVersion: 1, overtaken: "server" };
    const first = await reviewer.mutate("packages.take", input);
    const second = await reviewer.mutate("packages.take", input);
    expect(first.status).toBe(200);
    expect(second.data).toEqual(first.data);
  });

  test("brought twice at once is taken once", async () => {
    const text = signed(content({ madeAt: "2023-12-11T01:06:00.000Z" }));
    const reportVersion = await version(reviewer, text);
    const both = await Promise.all(
      [reviewer, officer].map((client) =>
        client.mutate("packages.take", {
          opId: randomUUID(),
          text,
          reportVersion,
          overtaken: "server",
        }),
      ),
    );
    expect(both.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 400]);
  });

  test("over a cell that somebody wrote since: the receiver says which one stays", async () => {
    const write = async (value: number, seen: number) =>
      officer.mutate("reports.saveCells", {
        opId: randomUUID(),
        ...address,
        cells: [{ field: "tthc.resolved.early", row: "", version: seen, cell: count(value) }],
      });
    await write(10, 0);
    const cells = [
      { field: "tthc.resolved.early", row: "", cell: count(11), version: 0 },
      { field: "tthc.resolved.on_time", row: "", cell: count(12), version: 0 },
    ];
    const text = signed(content({ cells }));
    const { data } = await officer.mutate("packages.preview", { text });
    expect(data).toMatchObject({
      differences: [
        { field: "tthc.resolved.early", before: count(10), after: count(11), overtaken: true },
        { field: "tthc.resolved.on_time", before: null, overtaken: false },
      ],
    });
    expect(await take(officer, text)).toMatchObject({ status: 200, data: { cells: 1 } });
    expect(await cellNow("tthc.resolved.early")).toEqual(count(10));
    expect(await cellNow("tthc.resolved.on_time")).toEqual(count(12));
    const other = signed(content({ cells, madeAt: "2023-12-11T02:00:00.000Z" }));
    expect(await take(officer, other, { overtaken: "package" })).toMatchObject({ status: 200 });
    expect(await cellNow("tthc.resolved.early")).toEqual(count(11));
  });

  test("a report that changed after the preview is previewed again, and nothing was written", async () => {
    const cells = [{ field: "documents.checked", row: "", cell: count(5), version: 0 }];
    const text = signed(content({ cells }));
    const stale = (await version(officer, text)) - 1;
    expect((await take(officer, text, { reportVersion: stale })).code).toBe("conflict");
    expect(await cellNow("documents.checked")).toBeUndefined();
  });

  test("one cell that cannot be: nothing of the package is taken", async () => {
    const cells = [
      { field: "documents.checked", row: "", cell: count(5), version: 0 },
      { field: "no.such.field", row: "", cell: count(5), version: 0 },
    ];
    const text = signed(content({ cells }));
    expect((await take(officer, text)).code).toBe("bad-input");
    expect(await cellNow("documents.checked")).toBeUndefined();
    const rows = await world.services.db
      .selectFrom("package_import")
      .select("hash")
      .where("key_id", "=", key.id)
      .execute();
    expect(rows).toHaveLength(5);
  });
});

describe("a package that is not taken says why", () => {
  beforeAll(openWorld);
  afterAll(() => world.close());

  test("changed, cut, foreign, newer", async () => {
    const text = signed(content());
    expect(await refusalOf(text.replace(":3}", ":4}"))).toMatch(/^Chữ ký không khớp nội dung/);
    expect(await refusalOf(text.slice(0, -20))).toMatch(/^Gói bị cắt cụt/);
    expect(await refusalOf("xin chào")).toMatch(/^Tệp này không phải gói nộp/);
    expect(await refusalOf(text.replaceAll("package/1", "package/2"))).toMatch(
      /bản Sổ CCHC mới hơn/,
    );
    for (const broken of [text.replace(":3}", ":4}"), text.slice(0, -20), "xin chào"]) {
      expect((await take(reviewer, broken)).status).toBe(400);
    }
    expect(await cellNow("tthc.resolved.late")).toBeUndefined();
  });

  test("signed by a key that nobody registered, and taken once the key is", async () => {
    const { publicKey, privateKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
    const spki = publicKey.export({ format: "der", type: "spki" });
    const { createHash } = await import("node:crypto");
    const strange = { id: createHash("sha256").update(spki).digest("hex"), secret: privateKey };
    const text = signed(content(), strange);
    expect(await refusalOf(text)).toMatch(/^Khóa ký của gói chưa đăng ký/);
    expect((await take(reviewer, text)).message).toMatch(/^Khóa ký của gói chưa đăng ký/);
    const register = { opId: randomUUID(), publicKey: spki.toString("base64url"), label: "Máy 2" };
    const { data } = await officer.mutate("packages.registerKey", register);
    expect(data).toMatchObject({ revoked: false });
    expect(await refusalOf(text)).toBeNull();
    const { id: keyId } = data as { id: string };
    await officer.mutate("packages.revokeKey", { opId: randomUUID(), keyId });
    const again = { ...register, opId: randomUUID() };
    expect((await officer.mutate("packages.registerKey", again)).data).toEqual({
      id: keyId,
      revoked: true,
    });
  });

  test("signed in another's name, by a revoked key, by an account that lost its rights", async () => {
    const other = { madeBy: { username: "nguoi-khac", name: "Người khác" } };
    expect(await refusalOf(signed(content(other)))).toMatch(/khóa ký là của Người can-bo/);
    const leader = await world.signedIn("lanh-dao", "leader", "ward");
    const hers = await computerOf(leader);
    const madeBy = { username: "lanh-dao", name: "Người lanh-dao" };
    expect(await refusalOf(signed(content({ madeBy }), hers))).toMatch(/không còn quyền nhập/);
    const old = await computerOf(officer);
    const text = signed(content(), old);
    expect(await refusalOf(text)).toBeNull();
    await officer.mutate("packages.revokeKey", { opId: randomUUID(), keyId: old.id });
    expect(await refusalOf(text)).toMatch(/đã bị thu hồi ngày 12\/12\/2023/);
    expect((await take(reviewer, text)).code).toBe("bad-input");
  });

  test("of a unit out of one's reach, of an unknown period: as unknown", async () => {
    const text = signed(content());
    expect((await outsider.mutate("packages.preview", { text })).code).toBe("not-found");
    expect((await take(outsider, text)).code).toBe("not-found");
    const far = signed(content({ unit: { id: "far", name: "Xã Tân Lập" } }));
    expect((await take(reviewer, far)).code).toBe("not-found");
    // A unit that the receiver sees and the signer does not work in.
    const next = signed(content({ unit: { id: "neighbour", name: "Phường Quang Trung" } }));
    expect(await refusalOf(next)).toMatch(/không còn quyền nhập/);
    const never = signed(content({ period: { id: "1999", name: "Năm 1999" } }));
    expect((await take(reviewer, never)).code).toBe("not-found");
  });

  test("of an older or a newer form", async () => {
    const newer = { code: form.code, version: form.version + 1 };
    expect(await refusalOf(signed(content({ form: newer })))).toMatch(/mới hơn mẫu của kỳ/);
    expect(await refusalOf(signed(content({ form: { code: "other", version: 1 } })))).toMatch(
      /^Gói theo mẫu “other”/,
    );
  });

  test("after the period closed, on the day before not", async () => {
    const text = signed(content());
    world.setClock("2023-12-31T16:59:00Z");
    expect(await refusalOf(text)).toBeNull();
    world.setClock("2023-12-31T17:00:00Z");
    expect(await refusalOf(text)).toMatch(/đã khóa từ ngày 31\/12\/2023/);
    expect((await take(reviewer, text)).status).toBe(400);
    world.setClock("2023-12-12T02:00:00Z");
  });

  test("an administrator sees and revokes the keys of accounts within reach", async () => {
    const { data } = await administrator.query("accounts.list");
    const person = (data as { id: string; username: string }[]).find(
      (one) => one.username === "can-bo",
    );
    const userId = person?.id ?? "";
    const keys = await administrator.query("packages.keysOf", { userId });
    expect(keys.data).toContainEqual(expect.objectContaining({ id: key.id, revokedAt: null }));
    const gone = { opId: randomUUID(), userId, keyId: key.id };
    expect((await administrator.mutate("packages.revokeKeyOf", gone)).status).toBe(200);
    expect(await refusalOf(signed(content()))).toMatch(/đã bị thu hồi/);
    expect((await reviewer.query("packages.keysOf", { userId })).code).toBe("forbidden");
  });
});

describe("a package that hands the report in", () => {
  beforeAll(openWorld);
  afterAll(() => world.close());
  const signing = { number: "126", symbol: "BC-UBND", signedDay: "2023-12-11" };

  test("is not taken while checks stand in the way, and leaves no figure behind", async () => {
    const answer = await take(reviewer, signed(content({ signing })));
    expect(answer.code).toBe("checks-unmet");
    expect(await cellNow("tthc.resolved.late")).toBeUndefined();
  });

  test("is refused where no report is signed like that", async () => {
    const refusal = (change: Partial<typeof signing>) =>
      refusalOf(signed(content({ signing: { ...signing, ...change } })));
    expect(await refusal({ number: "abc" })).toMatch(/^“abc” không phải là số của văn bản/);
    expect(await refusal({ signedDay: "1990-12-05" })).toMatch(/ở trước ngày đầu của kỳ báo cáo/);
    expect(await refusal({ signedDay: "2023-12-13" })).toMatch(/^Ngày ký chưa tới/);
    expect(await refusal({ number: "127" })).toBeNull();
  });

  test("gives both receipts, at the server's time, not the computer's", async () => {
    const cells = form.fields
      .filter(({ required }) => required)
      .map(({ code }) => ({ field: code, row: "", cell: { state: "none" }, version: 0 }) as const);
    const text = signed(content({ cells, signing, madeAt: "2020-01-01T00:00:00.000Z" }));
    const { data, status } = await take(reviewer, text);
    expect(status).toBe(200);
    expect(data).toMatchObject({ at: "2023-12-12T02:00:00.000Z", cells: cells.length });
    const { submission } = data as { submission: { id: string; code: string } };
    const receipt = await officer.query("reports.receipt", {
      ...address,
      submissionId: submission.id,
    });
    expect(JSON.stringify(receipt.data)).toContain(submission.code);
    expect(await refusalOf(signed(content()))).toMatch(/^Báo cáo đang ở trạng thái/);
  });
});
