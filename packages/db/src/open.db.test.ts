import { rmSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { migrations } from "./migrations/all.ts";
import { openDatabase } from "./open.ts";
import { memoryFolder } from "./test-server.ts";
import { createTestDatabase } from "./testing.ts";

test("a data folder is started and migrated, a command shares it, and closing stops it", async () => {
  const parent = memoryFolder();
  const folder = join(parent, "d");
  const server = await openDatabase({ folder });
  expect(server.kind).toBe("embedded");
  expect(server.migrated).toEqual(Object.keys(migrations));
  await server.db.insertInto("setting").values({ name: "a", value: "1" }).execute();

  const command = await openDatabase({ folder, share: true });
  expect(command.kind).toBe("shared");
  expect(command.migrated).toEqual([]);
  const read = command.db.selectFrom("setting").select("value").where("name", "=", "a");
  expect(await read.execute()).toEqual([{ value: "1" }]);
  await command.close();

  await server.close();
  const alone = await openDatabase({ folder, share: true });
  expect(alone.kind).toBe("embedded");
  await alone.close();
  rmSync(parent, { recursive: true });
});

test("a server given by its address is used as it is", async () => {
  const { options, close } = await createTestDatabase();
  const url =
    "url" in options
      ? options.url
      : `postgres://postgres@/${options.connection.database}?host=${options.connection.host}`;
  const opened = await openDatabase({ url, folder: "/nowhere" });
  expect(opened.kind).toBe("server");
  expect(await opened.db.selectFrom("setting").selectAll().execute()).toEqual([]);
  await opened.close();
  await close();
});
