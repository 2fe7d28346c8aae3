import { describe, expect, test } from "vitest";
import { canPass, unprivilegedAccount } from "./account.ts";
import { packageFor } from "./binaries.ts";
import { decideDataFolder, type FolderFacts } from "./data-folder.ts";

const system = /^\/var\/lib\/cchc-[0-9a-f]{12}$/;

function decide(facts: Partial<FolderFacts> & { clusters?: RegExp; closed?: RegExp }) {
  return decideDataFolder({
    given: undefined,
    checkout: "/srv/cchc",
    root: false,
    hasCluster: (folder) => facts.clusters?.test(folder) ?? false,
    closedOn: (folder) => (facts.closed?.test(folder) ? "/srv" : undefined),
    ...facts,
  });
}

function refused(facts: Parameters<typeof decide>[0]) {
  try {
    return decide(facts);
  } catch (error) {
    return error;
  }
}

describe("which folder holds the data", () => {
  test("the one that is given, taken from the checkout where it is relative", () => {
    expect(decide({ given: "/data" })).toEqual({ folder: "/data", because: "given" });
    expect(decide({ given: "../d", root: true })).toEqual({ folder: "/srv/d", because: "given" });
  });

  test("data/ in the checkout, for an ordinary account and for root where it can be reached", () => {
    const beside = { folder: "/srv/cchc/data", because: "checkout" };
    expect(decide({})).toEqual(beside);
    expect(decide({ given: "" })).toEqual(beside);
    expect(decide({ root: true })).toEqual(beside);
  });

  test("one under /var/lib for root below a closed folder, each checkout its own", () => {
    const closed = { root: true, closed: /^\/(srv|opt)/ };
    const one = decide(closed);
    expect(one.because).toBe("system");
    expect(one.folder).toMatch(system);
    expect(decide(closed)).toEqual(one);
    expect(decide({ ...closed, checkout: "/opt/cchc" }).folder).not.toBe(one.folder);
  });

  test("the one with data in it, even when a folder was opened up since", () => {
    expect(decide({ root: true, clusters: system }).folder).toMatch(system);
    expect(decide({ root: true, clusters: /./ }).folder).toBe("/srv/cchc/data");
  });

  test("never another one when the data are behind a closed folder or the given one is", () => {
    const closed = expect.objectContaining({
      code: "DATA_FOLDER_CLOSED",
      message: expect.stringContaining("không đi qua được thư mục /srv "),
    });
    expect(refused({ root: true, clusters: /data$/, closed: /data$/ })).toEqual(closed);
    expect(refused({ root: true, given: "/srv/x", closed: /x$/ })).toEqual(closed);
  });
});

test("the account is postgres, else nobody, never root and never a made-up one", () => {
  const root = "root:x:0:0::/root:/bin/sh";
  const nobody = "nobody:x:65534:65533::/:/sbin/nologin";
  const postgres = "postgres:x:101:104:PostgreSQL:/var/lib/postgresql:/bin/bash";
  expect(unprivilegedAccount([root, nobody, postgres].join("\n"))).toEqual({
    name: "postgres",
    uid: 101,
    gid: 104,
  });
  expect(unprivilegedAccount([root, nobody, ""].join("\n"))?.uid).toBe(65534);
  expect(unprivilegedAccount(`${root}\npostgres:x:0:0::/:/bin/sh\n`)).toBeUndefined();
});

test.each([
  { mode: 0o700, uid: 7, gid: 1, passes: true },
  { mode: 0o077, uid: 7, gid: 1, passes: false },
  { mode: 0o710, uid: 1, gid: 8, passes: true },
  { mode: 0o701, uid: 1, gid: 8, passes: false },
  { mode: 0o711, uid: 1, gid: 1, passes: true },
  { mode: 0o710, uid: 1, gid: 1, passes: false },
  { mode: 0o1777, uid: 0, gid: 0, passes: true },
])("mode $mode of $uid:$gid lets 7:8 pass: $passes", ({ passes, ...folder }) => {
  expect(canPass(folder, { name: "x", uid: 7, gid: 8 })).toBe(passes);
});

describe("which systems have PostgreSQL with them", () => {
  test.each([
    { os: "linux", arch: "x64", glibc: "2.27", name: "linux-x64" },
    { os: "linux", arch: "arm64", glibc: "2.41", name: "linux-arm64" },
    { os: "linux", arch: "x64", glibc: "3.0", name: "linux-x64" },
    { os: "darwin", arch: "arm64", glibc: undefined, name: "darwin-arm64" },
    { os: "win32", arch: "x64", glibc: undefined, name: "windows-x64" },
  ] as const)("$os $arch $glibc: $name", ({ name, ...platform }) => {
    expect(packageFor(platform)).toBe(name);
  });

  test.each([
    { os: "linux", arch: "x64", glibc: "2.26" },
    { os: "linux", arch: "x64", glibc: undefined },
    { os: "linux", arch: "riscv64", glibc: "2.41" },
    { os: "win32", arch: "arm64", glibc: undefined },
    { os: "freebsd", arch: "x64", glibc: undefined },
  ] as const)("$os $arch $glibc: none, and DATABASE_URL is the way out", (platform) => {
    expect(() => packageFor(platform)).toThrow(
      expect.objectContaining({
        code: "SYSTEM_UNSUPPORTED",
        message: expect.stringContaining("DATABASE_URL"),
      }),
    );
  });
});
