import { randomUUID } from "node:crypto";
import { setTimeout as wait } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { readWritten } from "@cchc/documents/write/docx-figures";
import { figuresOfDocument, type OfficialDocument } from "@cchc/domain/report-text/block";
import { readZipMembers } from "../files/zip-members.ts";
import { bytesInMemory } from "../files/byte-source.ts";
import { withText } from "../testing/edited-docx.ts";
import type { Comparison } from "./compare.ts";
import type { FileStore } from "../files/store.ts";
import { sha256 } from "../canonical.ts";
import { createActorReader } from "../auth/actor.ts";
import { checkIssued } from "./issued.ts";
import { issuePaper } from "./issue.ts";
import { type Client, createWorld, type World } from "../testing/world.ts";

const address = { unitId: "ward", periodId: "annual-2023" };
const docx = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

interface Preview {
  readonly document: OfficialDocument;
  readonly mayIssue: boolean;
  readonly issued: readonly { id: string; documentId: string; contentHash: string }[];
  readonly slots: readonly { code: string; writable: boolean; text: { content: string } | null }[];
}

let world: World;
let officer: Client;
let leader: Client;
let city: Client;
const cookies: Record<string, string> = {};

beforeAll(async () => {
  world = await createWorld();
  officer = await world.signedIn("can-bo", "officer", "ward");
  leader = await world.signedIn("lanh-dao", "leader", "ward");
  city = await world.signedIn("thanh-pho", "reviewer", "city");
  await world.signedIn("lang-gieng", "officer", "neighbour");
  await world.signedIn("huyen-khac", "reviewer", "other-city");
  for (const name of ["can-bo", "thanh-pho", "lang-gieng", "huyen-khac"]) {
    cookies[name] = await world.cookieOf(name);
  }
  await enter("documents.checked", 0, 190);
});
afterAll(() => world.close());

async function enter(field: string, version: number, value: number): Promise<void> {
  const cell = { state: "entered", value, qualifier: "exact" };
  const cells = [{ field, row: "", version, cell }];
  const answer = await officer.mutate("reports.saveCells", {
    opId: randomUUID(),
    ...address,
    cells,
  });
  expect(answer.status, answer.message).toBe(200);
}

async function preview(client: Client, more: object = {}): Promise<Preview> {
  const answer = await client.query("papers.preview", { ...address, ...more });
  expect(answer.status, answer.message).toBe(200);
  return answer.data as Preview;
}

function figure(document: OfficialDocument, code: string): string | undefined {
  return figuresOfDocument(document).find((one) => one.code === code)?.text;
}

function get(path: string, by = "can-bo"): Promise<Response> {
  return Promise.resolve(
    world.app.request(`/api/papers/${path}`, { headers: { cookie: cookies[by] ?? "" } }),
  );
}

async function bytesOf(response: Response): Promise<Uint8Array> {
  return new Uint8Array(await response.arrayBuffer());
}

/** Straight to a state, as the steps there are tried elsewhere. */
async function setState(state: "draft" | "submitted", submissionId: string | null): Promise<void> {
  await world.services.db
    .updateTable("report")
    .set({ state, submission_id: submissionId })
    .where("unit_id", "=", "ward")
    .execute();
}

async function handIn(number: string): Promise<string> {
  const id = randomUUID();
  await world.services.db
    .insertInto("submission")
    .values({
      id,
      unit_id: "ward",
      period_id: "annual-2023",
      code: `MA${number}`,
      content: "{}",
      content_hash: "0".repeat(64),
      number,
      symbol: "BC-UBND",
      signed_day: "2023-12-12",
      submitted_by: "test",
      submitted_at: world.services.now(),
    })
    .execute();
  await setState("submitted", id);
  return id;
}

describe("a paper is its unit's own until it is handed in", () => {
  test("the unit sees its figures; whoever looks from above or from beside sees nothing", async () => {
    const { document, mayIssue } = await preview(officer);
    expect(figure(document, "documents.checked")).toBe("190");
    expect(mayIssue).toBe(false);
    for (const other of ["thanh-pho", "lang-gieng", "huyen-khac"]) {
      const answer = await (await world.signIn(other)).query("papers.preview", address);
      expect(answer, other).toMatchObject({ status: 404, code: "not-found" });
      expect((await get("report/ward/annual-2023.docx", other)).status, other).toBe(404);
    }
    expect((await world.app.request("/api/papers/report/ward/annual-2023.docx")).status).toBe(401);
  });

  test("the annex of figures is another template of the same report; a roll-up is none", async () => {
    const { document } = await preview(officer, { template: "statistics" });
    expect(document.annexes).not.toEqual([]);
    for (const template of ["roll_up", "control", "no-such"]) {
      const answer = await officer.query("papers.preview", { ...address, template });
      expect(answer, template).toMatchObject({ code: "not-found" });
    }
  });
});

describe("texts", () => {
  const write = (version: number, content: string, client: Client = officer) =>
    client.mutate("papers.saveText", {
      opId: randomUUID(),
      ...address,
      slot: "limitations",
      version,
      content,
    });

  test("are written in the paper, keep their history, and tell who was first", async () => {
    const first = await write(0, "Hồ sơ trực tuyến còn ít.");
    expect(first.data).toMatchObject({ status: "saved", version: 1 });
    const late = await write(0, "Viết đè");
    expect(late.data).toMatchObject({
      status: "conflict",
      current: { content: "Hồ sơ trực tuyến còn ít.", version: 1, by: "Người can-bo" },
    });
    expect((await write(1, "Hồ sơ trực tuyến\ncòn rất ít.")).data).toMatchObject({ version: 2 });
    const { document, slots } = await preview(officer);
    const lines = document.blocks.flatMap((block) =>
      block.kind === "paragraph" && block.slot === "limitations"
        ? [block.runs.map(({ text }) => text).join("")]
        : [],
    );
    expect(lines).toEqual(["- Hồ sơ trực tuyến", "- còn rất ít."]);
    expect(slots.find(({ code }) => code === "limitations")?.writable).toBe(true);
    const history = await world.services.db
      .selectFrom("audit")
      .select(["before", "after"])
      .where("subject", "=", "text/annual-2023/limitations")
      .orderBy("seq")
      .execute();
    expect(history).toEqual([
      { before: null, after: '"Hồ sơ trực tuyến còn ít."' },
      { before: '"Hồ sơ trực tuyến còn ít."', after: '"Hồ sơ trực tuyến\\ncòn rất ít."' },
    ]);
  });

  test("taken back, the paper asks for them again", async () => {
    expect((await write(2, "")).data).toMatchObject({ status: "saved", version: 3 });
    const { document } = await preview(officer);
    const asked = document.blocks.some(
      (block) =>
        block.kind === "paragraph" &&
        block.slot === "limitations" &&
        block.runs.some((run) => run.kind === "figure" && run.state === "missing"),
    );
    expect(asked).toBe(true);
    expect((await write(3, "Hạn chế.")).data).toMatchObject({ version: 4 });
  });

  test("a contributor writes those of the assigned areas; a slot that no paper has is refused", async () => {
    const helper = await world.signedIn("mot-cua", "contributor", "ward", ["procedures"]);
    expect(await write(4, "Không được", helper)).toMatchObject({ code: "forbidden" });
    const own = {
      opId: randomUUID(),
      ...address,
      slot: "procedures",
      version: 0,
      content: "Đã rà.",
    };
    expect((await helper.mutate("papers.saveText", own)).data).toMatchObject({ status: "saved" });
    const odd = { ...own, opId: randomUUID(), slot: "no_such" };
    expect(await officer.mutate("papers.saveText", odd)).toMatchObject({ code: "not-found" });
  });

  test("close with the figures", async () => {
    await handIn("7");
    expect(await write(4, "Muộn")).toMatchObject({ code: "report-locked" });
    await setState("draft", null);
    world.setClock("2024-02-01T02:00:00Z");
    expect(await write(4, "Muộn")).toMatchObject({ code: "period-locked" });
    world.setClock("2023-12-12T02:00:00Z");
  });
});

describe("downloads", () => {
  test("have the right name and kind, and hold the figures of the data", async () => {
    const response = await get("report/ward/annual-2023.docx");
    expect(response.status).toBe(200);
    expect(response.headers.get("content-type")).toBe(docx);
    expect(response.headers.get("cache-control")).toContain("no-store");
    expect(response.headers.get("x-content-type-options")).toBe("nosniff");
    const name = decodeURIComponent(
      /filename\*=UTF-8''(.+)$/.exec(response.headers.get("content-disposition") ?? "")?.[1] ?? "",
    );
    expect(name).toMatch(/^PHƯỜNG TRẦN HƯNG ĐẠO - Báo cáo công tác .*\.docx$/);
    const { figures } = readWritten(await bytesOf(response));
    const { document } = await preview(officer);
    expect(figures.map(({ text }) => text)).toEqual(
      figuresOfDocument(document).map(({ text }) => text),
    );
    const sheet = await get("report/ward/annual-2023.xlsx?mau=statistics");
    expect(sheet.headers.get("content-type")).toContain("spreadsheetml.sheet");
    for (const path of ["annual-2023.doc", "annual-2023", "no-such.docx"]) {
      expect((await get(`report/ward/${path}`)).status, path).toBe(404);
    }
  });

  test("without LibreOffice a PDF is refused with what can be had instead", async () => {
    const path = process.env["PATH"];
    process.env["PATH"] = "/nowhere";
    try {
      const response = await get("report/ward/annual-2023.pdf");
      expect(response.status).toBe(503);
      const { error } = (await response.json()) as { error: { message: string } };
      expect(error.message).toContain("tải tệp .docx");
    } finally {
      process.env["PATH"] = path;
    }
  });
});

describe("an edited file that comes back", () => {
  /** The bytes as a request carries them, after an edit of the text in them. */
  async function edited(change: (xml: string) => string, path = "annual-2023.docx") {
    const bytes = await bytesOf(await get(`report/ward/${path}`));
    return (await withText(bytes, change)).toString("base64");
  }
  const compare = async (file: string, client: Client = officer): Promise<Comparison> => {
    const answer = await client.mutate("papers.compare", { ...address, file });
    expect(answer.status, answer.message).toBe(200);
    return answer.data as Comparison;
  };

  test("as it was made: every figure is the same, nothing is without a source", async () => {
    const { document } = await preview(officer);
    expect(await compare(await edited((xml) => xml))).toEqual({
      marked: true,
      same: figuresOfDocument(document).length,
      figures: [],
      unsourced: [],
    });
  });

  test("a changed figure is named with its cell, a number typed in beside it has no source", async () => {
    const file = await edited((xml) =>
      xml.replace(">190<", ">199<").replace(/Độc lập - Tự do/, "Đã tiếp 412 lượt công dân"),
    );
    const { figures, unsourced } = await compare(file);
    expect(figures).toMatchObject([
      { state: "differs", code: "documents.checked", now: "190", written: "199" },
    ]);
    expect(figures[0]?.cells).toEqual(["documents.checked"]);
    expect(unsourced).toMatchObject([{ number: "412" }]);
  });

  test("a figure taken out of the text is missed; number and day of signing are no figures", async () => {
    const file = await edited((xml) =>
      xml.replace(">190<", "><").replace(/>Số: [^<]*</, ">Số: 88/BC-UBND<"),
    );
    const { figures, unsourced } = await compare(file);
    expect(figures).toMatchObject([{ state: "removed", code: "documents.checked", written: "" }]);
    expect(unsourced).toEqual([]);
  });

  test("a file whose marks were lost is still looked through for its numbers", async () => {
    const file = await edited((xml) =>
      xml.replaceAll(/<w:bookmark(?:Start|End)[^>]*>/g, "").replace(">190<", ">1999<"),
    );
    const found = await compare(file);
    expect(found.marked).toBe(false);
    expect(found.figures).toMatchObject([{ state: "removed", code: "documents.checked" }]);
    expect(found.unsourced).toMatchObject([{ number: "1999" }]);
  });

  test("what is no .docx is refused, and nobody else's report is told", async () => {
    const none = await officer.mutate("papers.compare", { ...address, file: "AAAA" });
    expect(none).toMatchObject({ code: "file-refused" });
    const neighbour = await world.signIn("lang-gieng");
    const file = await edited((xml) => xml);
    expect(await neighbour.mutate("papers.compare", { ...address, file })).toMatchObject({
      status: 404,
    });
  });
});

describe("an issued paper", () => {
  const issue = (client: Client, opId: string = randomUUID()) =>
    client.mutate("papers.issue", { opId, ...address });

  test("is of a report that was handed in", async () => {
    expect(await issue(officer)).toMatchObject({ status: 409, code: "wrong-state" });
  });

  test("is frozen with its figures and stands in the register; a correction changes the preview alone", async () => {
    await handIn("126");
    expect((await preview(leader)).mayIssue).toBe(true);
    const opId = randomUUID();
    const first = await issue(leader, opId);
    expect(first.status, first.message).toBe(200);
    expect((await issue(leader, opId)).data).toEqual(first.data);
    expect(await issue(officer)).toMatchObject({ code: "already-done" });
    const { id, documentId } = first.data as { id: string; documentId: string };

    const entry = await officer.query("documents.get", { documentId });
    expect(entry.data).toMatchObject({ number: "126", symbol: "BC-UBND", issuedOn: "2023-12-12" });
    const file = await world.app.request(`/api/files/${documentId}/1`, {
      headers: { cookie: cookies["can-bo"] ?? "" },
    });
    expect(file.headers.get("content-type")).toBe(docx);
    expect(readWritten(await bytesOf(file)).figures.some(({ text }) => text === "190")).toBe(true);

    await setState("draft", null);
    await enter("documents.checked", 1, 191);
    const now = await preview(officer);
    expect(figure(now.document, "documents.checked")).toBe("191");
    const frozen = await officer.query("papers.issued", { id });
    const { document } = frozen.data as { document: OfficialDocument };
    expect(figure(document, "documents.checked")).toBe("190");
    expect(document).toMatchObject({ number: "126", symbol: "BC-UBND", day: "2023-12-12" });
    const written = readWritten(await bytesOf(await get(`issued/${id}.docx`)));
    expect(written.figures.some(({ text }) => text === "190")).toBe(true);
    expect(written.figures.some(({ text }) => text === "191")).toBe(false);
    for (const other of ["lang-gieng", "huyen-khac"]) {
      expect((await get(`issued/${id}.docx`, other)).status, other).toBe(404);
    }
    expect((await get(`issued/${id}.docx`, "thanh-pho")).status).toBe(200);
  });

  test("sent back while the paper is written, it is not issued", async () => {
    const id = await handIn("128");
    const actor = await createActorReader(
      world.services.auth,
      world.services.db,
    )(new Headers({ cookie: cookies["can-bo"] ?? "" }));
    if (actor === null) throw new Error("no actor");
    const { files } = world.services;
    const meanwhile: FileStore = {
      ...files,
      async put(source, options) {
        await setState("draft", id);
        return files.put(source, options);
      },
    };
    const input = { opId: randomUUID(), ...address };
    await expect(
      issuePaper({ ...world.services, files: meanwhile }, actor, input),
    ).rejects.toMatchObject({ code: "wrong-state" });
    expect((await preview(officer)).issued).toHaveLength(1);
  });

  test("handed in again under another number, it is issued beside the first", async () => {
    await handIn("127");
    const again = await issue(officer);
    expect(again.status, again.message).toBe(200);
    const { issued } = await preview(city);
    expect(issued).toHaveLength(2);
    expect(new Set(issued.map(({ contentHash }) => contentHash)).size).toBe(2);
  });

  test("whose number the register has already, its file is put into that entry, once", async () => {
    const entry = {
      opId: randomUUID(),
      unitId: "ward",
      type: "report",
      number: "129",
      symbol: "BC-UBND",
      issuedOn: "2023-12-12",
      issuer: "UBND phường",
      summary: "Báo cáo năm",
      area: null,
      uploads: [],
    };
    const { id: documentId } = (await officer.mutate("documents.add", entry)).data as {
      id: string;
    };
    await handIn("129");
    const answer = await issue(officer);
    expect(answer.data).toMatchObject({ documentId });
    const { data } = await officer.query("documents.get", { documentId });
    expect(data).toMatchObject({ version: 2, files: [{ position: 1, mediaType: docx }] });
  });

  test("one that was changed, given another hash or taken out of its table is found", async () => {
    const { db } = world.services;
    expect(await checkIssued(db)).toEqual({ checked: 3, broken: null });
    const paper = await db
      .selectFrom("issued_paper")
      .selectAll()
      .orderBy("issued_at")
      .limit(1)
      .executeTakeFirstOrThrow();
    const put = async (change: { content?: string; content_hash?: string }) => {
      await db.updateTable("issued_paper").set(change).where("id", "=", paper.id).execute();
      const { broken } = await checkIssued(db);
      return broken?.id;
    };
    const content = paper.content.replace('"190"', '"199"');
    const content_hash = sha256(content);
    const subject = `paper/annual-2023/${paper.id}`;
    expect(content).not.toBe(paper.content);
    expect(await put({ content })).toBe(subject);
    expect(await put({ content, content_hash })).toBe(subject);
    expect(await put(paper)).toBeUndefined();
    await db.deleteFrom("issued_paper").where("id", "=", paper.id).execute();
    expect((await checkIssued(db)).broken).toEqual({ unitId: "ward", id: subject });
    await db.insertInto("issued_paper").values(paper).execute();
    expect((await checkIssued(db)).broken).toBeNull();
  });
});

describe("papers of many units", () => {
  const node = { nodeId: "city", periodId: "annual-2023" };

  test("the roll-up counts those that handed in; its texts are the node's own", async () => {
    const answer = await city.query("papers.rollUp", node);
    expect(answer.data).toMatchObject({ submitters: 2, handedIn: 1 });
    const text = { opId: randomUUID(), ...node, slot: "assessment", version: 0, content: "Tốt." };
    expect((await city.mutate("papers.saveRollUpText", text)).data).toMatchObject({ version: 1 });
    const response = await get("roll-up/city/annual-2023.docx", "thanh-pho");
    expect(readWritten(await bytesOf(response)).rest).toContain("Tốt.");
    expect((await get("roll-up/city/annual-2023.docx", "huyen-khac")).status).toBe(404);
  });

  const start = (opId: string = randomUUID()) =>
    city.mutate("papers.startJob", { opId, ...node, paper: "report", format: "docx" });

  async function ended(): Promise<{ id: string; state: string; done: number; total: number }> {
    for (let tries = 0; tries < 200; tries += 1) {
      const { data } = await city.query("papers.job");
      const job = data as { id: string; state: string; done: number; total: number };
      if (job.state !== "running" && job.state !== "waiting") return job;
      await wait(25);
    }
    throw new Error("the job did not end");
  }

  test("one job makes them all into a zip that only its owner can fetch; drafts are left out", async () => {
    const { data } = await start();
    const job = await ended();
    expect(job).toMatchObject({
      id: (data as { id: string }).id,
      state: "done",
      done: 1,
      total: 1,
    });
    const zip = await get(`job/${job.id}.zip`, "thanh-pho");
    expect(zip.headers.get("content-type")).toBe("application/zip");
    const bytes = await bytesOf(zip);
    expect(zip.headers.get("content-length")).toBe(String(bytes.length));
    const members = await readZipMembers(bytesInMemory(bytes));
    expect(members?.map(({ name }) => name)).toEqual(["phường Trần Hưng Đạo.docx"]);
    expect((await get(`job/${job.id}.zip`, "huyen-khac")).status).toBe(404);
    const far = await world.signIn("huyen-khac");
    expect(await far.mutate("papers.cancelJob", { jobId: job.id })).toMatchObject({ status: 404 });
    expect(
      await far.mutate("papers.startJob", {
        opId: randomUUID(),
        ...node,
        paper: "report",
        format: "docx",
      }),
    ).toMatchObject({ status: 404 });
  });

  test("a job that is called off ends and leaves nothing to fetch", async () => {
    const opId = randomUUID();
    await start(opId);
    const called = await city.mutate("papers.cancelJob", { jobId: opId });
    expect(called.data).toMatchObject({ state: "cancelled" });
    expect((await get(`job/${opId}.zip`, "thanh-pho")).status).toBe(404);
    expect(await ended()).toMatchObject({ id: opId, state: "cancelled" });
  });
});
