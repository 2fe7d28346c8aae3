import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Client, createWorld, type World } from "../testing/world.ts";

let world: World;
let administrator: Client;

beforeAll(async () => {
  world = await createWorld();
  administrator = await world.signedIn("quan-tri", "administrator", "province");
});
afterAll(() => world.close());

function change(from: string, reviewKind: string, rootId = "province") {
  return { opId: randomUUID(), rootId, from, reviewKind };
}

async function shown(client: Client) {
  const { data } = await client.query("units.reviewRules");
  const rows = data as {
    rootId: string;
    rootName: string;
    from: string;
    to: string | null;
    reviewKind: string;
    manageable: boolean;
  }[];
  return rows.filter(({ rootId }) => rootId === "province");
}

test("a later rule ends the one before it, one put between them ends where the next begins", async () => {
  for (const [from, kind] of [
    ["2020-01-01", "district"],
    ["2025-07-01", "province"],
    ["2024-01-01", "province"],
  ] as const) {
    const { status } = await administrator.mutate("units.changeReviewRule", change(from, kind));
    expect(status).toBe(200);
  }
  const about = { rootId: "province", rootName: "Tỉnh Hải Bình", manageable: true };
  expect(await shown(administrator)).toEqual([
    { ...about, from: "2020-01-01", to: "2023-12-31", reviewKind: "district" },
    { ...about, from: "2024-01-01", to: "2025-06-30", reviewKind: "province" },
    { ...about, from: "2025-07-01", to: null, reviewKind: "province" },
  ]);
});

test("the same day again replaces the rule; each change stands in the history with before and after", async () => {
  const { status } = await administrator.mutate(
    "units.changeReviewRule",
    change("2025-07-01", "district"),
  );
  expect(status).toBe(200);
  expect((await shown(administrator)).at(-1)?.reviewKind).toBe("district");
  const last = await world.services.db
    .selectFrom("audit")
    .select(["before", "after"])
    .where("action", "=", "unit.review_rule")
    .orderBy("seq", "desc")
    .executeTakeFirstOrThrow();
  expect(JSON.parse(last.before ?? "")).toMatchObject({ reviewKind: "province" });
  expect(JSON.parse(last.after ?? "")).toMatchObject({ reviewKind: "district" });
});

test("a reviewer reads the rules and changes none; an administrator none above its own", async () => {
  const reviewer = await world.signedIn("tham-dinh", "reviewer", "city");
  expect((await shown(reviewer)).map(({ manageable }) => manageable)).toEqual([
    false,
    false,
    false,
  ]);
  const asReviewer = await reviewer.mutate(
    "units.changeReviewRule",
    change("2026-01-01", "district"),
  );
  expect(asReviewer.code).toBe("forbidden");
  const above = await administrator.mutate(
    "units.changeReviewRule",
    change("2026-01-01", "district", "quoc-gia"),
  );
  expect(above.code).toBe("not-found");
  expect(await shown(administrator)).toHaveLength(3);
});
