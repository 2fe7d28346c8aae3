import { randomUUID } from "node:crypto";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { type Client, createWorld, type World } from "../testing/world.ts";
import { countryId } from "../units/country.ts";
import { createAdministrator } from "./first-administrator.ts";

describe("somebody can always administer", () => {
  let world: World;
  let first: Client;

  beforeEach(async () => {
    world = await createWorld();
    first = await world.signedIn("thu-nhat", "administrator", countryId);
  });
  afterEach(() => world.close());

  async function idOf(username: string): Promise<string> {
    const row = await world.services.db
      .selectFrom("auth_user")
      .select("id")
      .where("username", "=", username)
      .executeTakeFirstOrThrow();
    return row.id;
  }

  async function become(client: Client, username: string, role: string, unitId: string) {
    const userId = await idOf(username);
    const input = { opId: randomUUID(), userId, grants: [{ role, unitId }] };
    const { code, status } = await client.mutate("accounts.setGrants", input);
    return code ?? status;
  }

  test("the last one keeps the role, whatever is left further down", async () => {
    await world.account("cap-tinh", [{ role: "administrator", unitId: "province" }]);
    expect(await become(first, "thu-nhat", "officer", "ward")).toBe("last-administrator");
    expect(await become(first, "thu-nhat", "administrator", "province")).toBe("last-administrator");
    expect(await become(first, "thu-nhat", "administrator", countryId)).toBe(200);
    expect(await become(first, "cap-tinh", "officer", "ward")).toBe(200);
  });

  test("one whose account is closed does not count", async () => {
    await world.account("thu-hai", [{ role: "administrator", unitId: countryId }]);
    const userId = await idOf("thu-hai");
    const close = { opId: randomUUID(), userId, disabled: true };
    expect(await first.mutate("accounts.setDisabled", close)).toMatchObject({ status: 200 });
    expect(await become(first, "thu-nhat", "officer", "ward")).toBe("last-administrator");
    const open = { opId: randomUUID(), userId, disabled: false };
    expect(await first.mutate("accounts.setDisabled", open)).toMatchObject({ status: 200 });
    expect(await become(first, "thu-nhat", "officer", "ward")).toBe(200);
  });

  test("two who leave at the same moment: one stays", async () => {
    const second = await world.signedIn("thu-hai", "administrator", countryId);
    const answers = await Promise.all([
      become(first, "thu-nhat", "officer", "ward"),
      become(second, "thu-hai", "officer", "ward"),
    ]);
    expect(new Set(answers)).toEqual(new Set([200, "last-administrator"]));
  });

  test("two who close each other at the same moment: one stays", async () => {
    const second = await world.signedIn("thu-hai", "administrator", countryId);
    const close = async (client: Client, username: string) => {
      const input = { opId: randomUUID(), userId: await idOf(username), disabled: true };
      return client.mutate("accounts.setDisabled", input);
    };
    await Promise.all([close(first, "thu-hai"), close(second, "thu-nhat")]);
    const left = await world.services.db
      .selectFrom("auth_user")
      .select("username")
      .where("disabledAt", "is", null)
      .execute();
    expect(left).toHaveLength(1);
  });
});

describe("an administrator from the command line", () => {
  let world: World;

  beforeEach(async () => {
    world = await createWorld();
  });
  afterEach(() => world.close());

  test("gets no role at a unit that is not there", async () => {
    const person = { username: "quan-tri", name: "Quản trị" };
    await expect(
      createAdministrator(world.services, { ...person, unitId: "hai-dung" }),
    ).rejects.toThrow("không có đơn vị nào mang mã “hai-dung”");
    const { db } = world.services;
    expect(await db.selectFrom("auth_user").select("id").execute()).toEqual([]);
    for (const unitId of ["city", countryId]) {
      await createAdministrator(world.services, { ...person, username: `q-${unitId}`, unitId });
    }
    const grants = await db.selectFrom("role_grant").select("unit_id").execute();
    expect(grants.map((grant) => grant.unit_id).toSorted()).toEqual(["city", countryId]);
  });
});
