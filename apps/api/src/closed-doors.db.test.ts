import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { nameMark } from "./auth/name-mark.ts";
import { once } from "./operation/once.ts";
import { createPeriod } from "./periods/write.ts";
import { draftOf } from "./testing/unit-operation.ts";
import { type Client, createWorld, password, type World } from "./testing/world.ts";

const address = { unitId: "ward", periodId: "annual-2023" };

function write(value: number, periodId = "annual-2023") {
  const cell = { state: "entered", value, qualifier: "exact" };
  const cells = [{ field: "documents.checked", row: "", version: 0, cell }];
  return { opId: randomUUID(), unitId: "ward", periodId, cells };
}

describe("what must not be possible is refused with a code of the closed list", () => {
  let world: World;
  let officer: Client;
  let reviewer: Client;
  let administrator: Client;

  beforeAll(async () => {
    world = await createWorld();
    officer = await world.signedIn("can-bo", "officer", "ward");
    reviewer = await world.signedIn("tham-dinh", "reviewer", "city");
    administrator = await world.signedIn("quan-tri", "administrator", "city");
    await openPeriod("elsewhere", "other-city", "2023-01-01", "2023-11-30");
    await openPeriod("september", "city", "2023-09-01", "2023-09-30", "month");
    await openPeriod("october", "city", "2023-10-01", "2023-10-31", "month");
  });
  afterAll(() => world.close());

  async function openPeriod(
    id: string,
    rootId: string,
    from: string,
    to: string,
    kind: "year" | "month" = "year",
  ): Promise<void> {
    const operation = { id: randomUUID(), userId: "test", name: "period", input: id };
    const period = { id, form: "annual", year: 2023, kind, name: id, from, to, rootId } as const;
    const days = { due: "2023-12-15", lock: "2023-12-31" };
    await once(world.services, operation, (tx, stamp) =>
      createPeriod(
        tx,
        { ...period, ...days, submitterKind: "commune", illustration: false },
        stamp,
      ),
    );
  }

  test("whoever asks for what is not theirs to do leaves a line of the log, with a mark of the name", async () => {
    const before = world.logged.length;
    expect(await officer.query("accounts.list")).toMatchObject({ code: "forbidden" });
    const nowhere = { unitId: "no-such-unit", periodId: "annual-2023" };
    expect(await officer.query("reports.open", nowhere)).toMatchObject({ code: "not-found" });
    expect(await world.client().query("accounts.list")).toMatchObject({ code: "not-signed-in" });
    const who = nameMark(world.services.auth.options.secret, "can-bo");
    expect(world.logged.slice(before)).toMatchObject([
      { event: "procedure accounts.list refused", code: "forbidden", who },
      { event: "request", route: "/trpc/accounts.list", status: 403 },
    ]);
    expect(JSON.stringify(world.logged)).not.toContain("can-bo");
  });

  test("a commune does not report in the period of another district", async () => {
    const saved = await officer.mutate("reports.saveCells", write(1, "elsewhere"));
    expect(saved).toMatchObject({ status: 404, code: "not-found" });
  });

  test("each month is its own period for the reviewer", async () => {
    for (const periodId of ["september", "october"]) {
      const { data } = await reviewer.query("review.rollUp", {
        periodId,
        nodeId: "city",
        by: "submitters",
      });
      expect(data, periodId).toBeDefined();
      const overview = await reviewer.query("review.overview", { periodId, nodeId: "city" });
      expect(JSON.stringify(overview.data)).not.toContain(
        periodId === "september" ? "october" : "september",
      );
    }
  });

  test("from above, a draft shows neither its figures, nor its past drafts, nor its reasons", async () => {
    await officer.mutate("reports.saveCells", write(777, "september"));
    await officer.mutate("reports.saveCells", write(778, "october"));
    await officer.mutate("reports.writeReason", {
      opId: randomUUID(),
      ...address,
      periodId: "october",
      check: "outlier.history.documents.checked",
      cell: "documents.checked",
      reason: "lý do riêng",
    });
    const own = await officer.query("reports.open", { ...address, periodId: "october" });
    expect(JSON.stringify(own.data)).toMatch(/777.*lý do riêng/);
    const above = await reviewer.query("reports.open", { ...address, periodId: "october" });
    expect(JSON.stringify(above.data)).not.toMatch(/777|778|lý do riêng/);
  });

  test.each([
    ["without a parent", undefined],
    ["under another district", "other-city"],
  ])("an administrator founds nothing %s", async (_where, parentId) => {
    const unit = { unitId: `u-${randomUUID()}`, type: "xa", kind: "commune", name: "Mới" };
    const change = { kind: "found", on: "2023-06-01", unit: { ...unit, parentId } };
    const answer = await administrator.mutate("units.draft", draftOf([change]));
    expect(answer).toMatchObject({ status: 404, code: "not-found" });
  });

  test("the same cell twice, an unknown indicator, a control character, a form before its time", async () => {
    const twice = write(5);
    const answers = [
      await officer.mutate("reports.saveCells", {
        ...twice,
        cells: [...twice.cells, ...twice.cells],
      }),
      await reviewer.query("review.drill", {
        periodId: "annual-2023",
        nodeId: "city",
        indicator: "no_such_rate",
      }),
      await officer.query("reports.open", { unitId: "ward\u0000", periodId: "annual-2023" }),
      await reviewer.mutate("periods.create", {
        opId: randomUUID(),
        form: "annual",
        year: 2020,
        kind: "year",
        name: "Năm 2020",
        from: "2020-01-01",
        to: "2020-12-31",
        due: "2021-01-10",
        lock: "2021-02-10",
        rootId: "city",
      }),
    ];
    for (const { code } of answers) expect(["bad-input", "not-found"]).toContain(code);
    expect(world.logged.filter((line) => line.level === "error")).toEqual([]);
  });

  test("an operation id with another password is not taken for the same operation", async () => {
    const { data } = await administrator.query("accounts.list");
    const userId = (data as { id: string; username: string }[]).find(
      (one) => one.username === "can-bo",
    )?.id;
    const opId = randomUUID();
    const first = { opId, userId, password: "mat-khau-thu-nhat" };
    expect(await administrator.mutate("accounts.setPassword", first)).toMatchObject({
      status: 200,
    });
    expect(await administrator.mutate("accounts.setPassword", first)).toMatchObject({
      status: 200,
    });
    const other = { ...first, password: "mat-khau-thu-hai" };
    expect(await administrator.mutate("accounts.setPassword", other)).toMatchObject({
      code: "operation-reused",
    });
  });

  test("people change their own password, and the old one no longer opens", async () => {
    await world.account("doi-mat-khau", [{ role: "officer", unitId: "ward" }]);
    const headers = { "content-type": "application/json", origin: "http://localhost" };
    const post = (path: string, body: unknown, cookie = "") =>
      world.app.request(`http://localhost/api/auth/${path}`, {
        method: "POST",
        headers: { ...headers, cookie },
        body: JSON.stringify(body),
      });
    const signIn = (given: string) =>
      post("sign-in/username", { username: "doi-mat-khau", password: given });
    const first = await signIn(password);
    const cookie = first.headers
      .getSetCookie()
      .map((line) => line.split(";")[0])
      .join("; ");
    const change = { newPassword: "mat-khau-cua-toi", revokeOtherSessions: true };
    const wrong = await post(
      "change-password",
      { ...change, currentPassword: "khong-phai-the" },
      cookie,
    );
    expect(wrong.status).toBe(400);
    const right = await post("change-password", { ...change, currentPassword: password }, cookie);
    expect(right.status).toBe(200);
    expect((await signIn(password)).status).toBe(401);
    expect((await signIn("mat-khau-cua-toi")).status).toBe(200);
  });

  test.each(["list-sessions", "get-session", "list-accounts", "update-user", "sign-up/email"])(
    "the sign-in library's %s is closed",
    async (path) => {
      for (const method of ["GET", "POST"]) {
        const answer = await world.app.request(`/api/auth/${path}`, {
          method,
          headers: { "content-type": "application/json" },
        });
        expect(answer.status).toBe(404);
      }
    },
  );
});
