import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { grants, type Permission } from "@cchc/domain/access/permissions";
import { type Role, roles } from "@cchc/domain/access/roles";
import { REFERENCE_SET } from "@cchc/domain/criteria/set-reference";
import { appRouter } from "./router.ts";
import { openSmallRound } from "./testing/round.ts";
import { decision } from "./testing/unit-operation.ts";
import { type Answer, type Client, createWorld, type World } from "./testing/world.ts";

const paper = {
  type: "plan",
  number: "26",
  symbol: "KH-UBND",
  issuedOn: "2023-02-14",
  issuer: "UBND phường Trần Hưng Đạo",
  summary: "Tuyên truyền cải cách hành chính",
  area: null,
};

const planDraft = {
  planId: null,
  version: 0,
  year: 2023,
  kind: "propaganda",
  symbol: "KH-UBND",
  about: "Tuyên truyền cải cách hành chính năm 2023",
  implementsId: null,
  content: {
    aims: [],
    requirements: [],
    audience: "",
    contents: [],
    forms: [],
    duties: [],
    budget: "",
  },
  tasks: [],
};

const activity = {
  kind: "banner",
  day: "2023-03-01",
  count: 2,
  qualifier: "exact",
  details: { title: "Băng rôn cải cách hành chính" },
  note: null,
};

const roundId = "round-city";
const survey = Buffer.from("Đơn vị;Tỷ lệ (%)\nTrần Hưng Đạo;90\n").toString("base64");

const renaming = (unitId: string) => ({
  title: "Đổi tên",
  decision,
  changes: [{ kind: "rename", on: "2024-06-01", unitId, name: "Tên mới" }],
  grants: [],
});
const unitList = {
  fileName: "danh-muc.csv",
  content: Buffer.from("Mã;Tên;Mã cấp trên\n", "utf8").toString("base64"),
  on: "2024-06-01",
  complete: false,
  decision,
};

/** Every procedure with an input that would be carried out if it were allowed. */
const inputs: Readonly<Record<string, (unitId: string) => unknown>> = {
  "session.me": () => undefined,
  "packages.deviceKey": () => undefined,
  "packages.keys": () => undefined,
  "packages.registerKey": () => ({
    opId: randomUUID(),
    publicKey: "A".repeat(122),
    label: "Máy 1",
  }),
  "packages.revokeKey": () => ({ opId: randomUUID(), keyId: "0".repeat(64) }),
  "packages.keysOf": () => ({ userId: "no-such-account" }),
  "packages.revokeKeyOf": () => ({
    opId: randomUUID(),
    userId: "no-such-account",
    keyId: "0".repeat(64),
  }),
  "packages.preview": () => ({ text: "" }),
  "packages.take": () => ({
    opId: randomUUID(),
    text: "",
    reportVersion: 0,
    overtaken: "server",
  }),
  "session.mine": () => undefined,
  "session.end": () => ({ opId: randomUUID(), sessionId: "no-such-session" }),
  "session.endOthers": () => ({ opId: randomUUID() }),
  "session.factor": () => undefined,
  "session.beginFactor": () => ({ opId: randomUUID(), password: "khong-phai-the" }),
  "session.confirmFactor": () => ({ opId: randomUUID(), code: "000000" }),
  "session.removeFactor": () => ({ opId: randomUUID(), password: "khong-phai-the" }),
  "session.beginPasskey": () => ({ opId: randomUUID(), password: "khong-phai-the" }),
  "session.addPasskey": () => ({
    opId: randomUUID(),
    name: "Điện thoại",
    answer: {
      id: "AA",
      rawId: "AA",
      type: "public-key",
      response: { clientDataJSON: "e30", attestationObject: "oA" },
    },
  }),
  "session.removePasskey": () => ({
    opId: randomUUID(),
    password: "khong-phai-the",
    passkeyId: randomUUID(),
  }),
  "keys.mine": () => undefined,
  "keys.create": () => ({
    opId: randomUUID(),
    name: "Một cửa điện tử",
    scopes: ["unit.read"],
    lastDay: "2023-12-31",
  }),
  "webhooks.mine": () => undefined,
  "webhooks.create": () => ({
    opId: randomUUID(),
    url: "https://hooks.example.vn/cchc",
    events: ["report.submitted"],
  }),
  "webhooks.remove": () => ({ opId: randomUUID(), webhookId: randomUUID() }),
  "keys.revoke": () => ({ opId: randomUUID(), keyId: randomUUID() }),
  "units.tree": () => ({ day: "2023-11-30" }),
  "units.history": (unitId) => ({ unitId, day: "2023-11-30" }),
  "units.find": () => ({ text: "Trần Hưng Đạo" }),
  "units.compare": () => ({ from: "2023-01-01", to: "2023-11-30" }),
  "units.operations": () => undefined,
  "units.operation": () => ({ id: randomUUID() }),
  "units.preview": (unitId) => renaming(unitId),
  "units.draft": (unitId) => ({ opId: randomUUID(), id: randomUUID(), ...renaming(unitId) }),
  "units.confirm": () => ({ opId: randomUUID(), id: randomUUID(), seen: "0".repeat(64) }),
  "units.withdraw": () => ({ opId: randomUUID(), id: randomUUID() }),
  "units.correctDecision": () => ({
    opId: randomUUID(),
    id: randomUUID(),
    decision,
    seen: decision,
  }),
  "units.readList": () => unitList,
  "units.draftList": () => ({ opId: randomUUID(), id: randomUUID(), ...unitList }),
  "units.reviewRules": () => undefined,
  "units.changeReviewRule": (rootId) => ({
    opId: randomUUID(),
    rootId,
    from: "2024-01-01",
    reviewKind: "district",
  }),
  "periods.list": () => undefined,
  "periods.extensions": () => ({ periodId: "annual-2023" }),
  "periods.create": (rootId) => ({
    opId: randomUUID(),
    form: "annual",
    year: 2024,
    kind: "year",
    name: `Năm 2024 ${randomUUID()}`,
    from: "2024-01-01",
    to: "2024-11-30",
    due: "2024-12-15",
    lock: "2024-12-31",
    rootId,
  }),
  "periods.move": () => ({
    opId: randomUUID(),
    periodId: "annual-2023",
    due: "2023-12-16",
    lock: "2023-12-31",
  }),
  "periods.extend": (unitId) => ({
    opId: randomUUID(),
    periodId: "annual-2023",
    unitId,
    due: "2023-12-20",
    lock: "2024-01-15",
    reason: "Lý do",
  }),
  "periods.remove": () => ({ opId: randomUUID(), periodId: "no-such-period" }),
  "reports.tasks": () => undefined,
  "reports.open": (unitId) => ({ unitId, periodId: "annual-2023" }),
  "reports.saveCells": (unitId) => ({
    opId: randomUUID(),
    unitId,
    periodId: "annual-2023",
    cells: [{ field: "documents.checked", row: "", version: 0, cell: { state: "none" } }],
  }),
  "reports.cellHistory": (unitId) => ({
    unitId,
    periodId: "annual-2023",
    field: "documents.checked",
    row: "",
  }),
  "reports.writeReason": (unitId) => ({
    opId: randomUUID(),
    unitId,
    periodId: "annual-2023",
    check: "x",
    cell: "documents.checked",
    reason: "Lý do",
  }),
  "reports.requestApproval": (unitId) => ({ opId: randomUUID(), unitId, periodId: "annual-2023" }),
  "reports.sendBack": (unitId) => ({
    opId: randomUUID(),
    unitId,
    periodId: "annual-2023",
    reason: "",
  }),
  "reports.submit": (unitId) => ({
    opId: randomUUID(),
    unitId,
    periodId: "annual-2023",
    number: "1",
    symbol: "BC-UBND",
    signedDay: "2023-12-12",
  }),
  "reports.receipt": (unitId) => ({
    unitId,
    periodId: "annual-2023",
    submissionId: randomUUID(),
  }),
  "history.list": (unitId) => ({ unitId }),
  "handover.read": (unitId) => ({ unitId, day: "2023-12-12" }),
  "history.writers": (unitId) => ({ unitId }),
  "review.overview": (nodeId) => ({ nodeId, periodId: "annual-2023" }),
  "review.rollUp": (nodeId) => ({ nodeId, periodId: "annual-2023", by: "submitters" }),
  "review.drill": (nodeId) => ({ nodeId, periodId: "annual-2023", indicator: "on_time" }),
  "review.trend": (nodeId) => ({ nodeId, periodId: "annual-2023" }),
  "review.return": (unitId) => ({
    opId: randomUUID(),
    unitId,
    periodId: "annual-2023",
    reason: "Lý do",
    cells: [],
  }),
  "review.reopen": (unitId) => ({
    opId: randomUUID(),
    unitId,
    periodId: "annual-2023",
    reason: "Lý do",
    cells: [],
  }),
  "review.acceptPreview": (unitId) => ({ reports: [{ unitId, periodId: "annual-2023" }] }),
  "review.accept": (unitId) => ({
    opId: randomUUID(),
    reports: [{ unitId, periodId: "annual-2023" }],
  }),
  "criteria.list": () => undefined,
  "criteria.get": () => ({ id: "reference", version: 1 }),
  "criteria.export": () => ({ id: "reference", version: 1 }),
  "criteria.check": () => ({ set: REFERENCE_SET }),
  "criteria.diff": () => ({ id: "reference", before: 1, after: 1 }),
  "criteria.copy": (ownerId) => ({
    opId: randomUUID(),
    from: { id: "reference", version: 1 },
    id: `cap-xa-${randomUUID()}`,
    name: "Bộ tiêu chí cấp xã",
    decision: "Quyết định 52/QĐ-UBND",
    ownerId,
  }),
  "criteria.import": (ownerId) => ({
    opId: randomUUID(),
    text: JSON.stringify({ ...REFERENCE_SET, id: `cap-xa-${randomUUID()}` }),
    ownerId,
  }),
  "criteria.newVersion": () => ({ opId: randomUUID(), id: "no-such-set", version: 1 }),
  "criteria.saveDraft": () => ({
    opId: randomUUID(),
    id: "no-such-set",
    version: 1,
    revision: 1,
    set: REFERENCE_SET,
  }),
  "criteria.issue": () => ({
    opId: randomUUID(),
    id: "no-such-set",
    version: 1,
    revision: 1,
    note: "Lần đầu",
  }),
  "criteria.discardDraft": () => ({
    opId: randomUUID(),
    id: "no-such-set",
    version: 1,
    revision: 1,
  }),
  "rounds.list": () => undefined,
  "rounds.open": (rootId) => ({
    opId: randomUUID(),
    name: "Chấm điểm năm 2023",
    year: 2023,
    setId: "reference",
    setVersion: 1,
    rootId,
    periodId: "annual-2023",
    selfDue: "2023-12-20",
    appraisalDue: "2024-01-31",
  }),
  "rounds.changeDues": () => ({
    opId: randomUUID(),
    roundId: "no-such-round",
    selfDue: "2023-12-20",
    appraisalDue: "2024-01-31",
  }),
  "documents.list": (unitId) => ({ unitId }),
  "documents.shelf": (unitId) => ({ unitId }),
  "documents.get": () => ({ documentId: "no-such-document" }),
  "documents.nextNumber": (unitId) => ({ unitId, type: "plan", year: 2023 }),
  "documents.hints": (unitId) => ({
    unitId,
    type: "plan",
    number: "26",
    symbol: "KH-UBND",
    issuedOn: null,
    area: null,
  }),
  "documents.add": (unitId) => ({ opId: randomUUID(), unitId, ...paper, uploads: [] }),
  "documents.change": () => ({ opId: randomUUID(), documentId: "no-such", version: 1, ...paper }),
  "documents.withdraw": () => ({
    opId: randomUUID(),
    documentId: "no-such",
    version: 1,
    withdrawn: true,
  }),
  "documents.attach": () => ({
    opId: randomUUID(),
    documentId: "no-such",
    version: 1,
    uploads: [randomUUID()],
  }),
  "documents.detach": () => ({
    opId: randomUUID(),
    documentId: "no-such",
    version: 1,
    position: 1,
  }),
  "imports.read": (unitId) => ({ unitId, periodId: "annual-2023", uploadId: randomUUID() }),
  "imports.progress": (unitId) => ({ unitId, periodId: "annual-2023", uploadId: randomUUID() }),
  "imports.keepLayout": (unitId) => ({
    unitId,
    periodId: "annual-2023",
    opId: randomUUID(),
    fingerprint: "0".repeat(64),
    layout: { by: "rows", sheet: 0, lines: 1, label: 0, value: 1, fields: {} },
  }),
  "imports.tryOut": (unitId) => ({
    unitId,
    periodId: "annual-2023",
    uploadId: randomUUID(),
    cells: [{ field: "documents.checked", row: "", version: 0, cell: { state: "none" } }],
  }),
  "imports.take": (unitId) => ({
    opId: randomUUID(),
    unitId,
    periodId: "annual-2023",
    uploadId: randomUUID(),
    cells: [{ field: "documents.checked", row: "", version: 0, cell: { state: "none" } }],
  }),
  "reconcile.status": (unitId) => ({ unitId, periodId: "annual-2023" }),
  "reconcile.count": (unitId) => ({
    opId: randomUUID(),
    unitId,
    periodId: "annual-2023",
    jobId: randomUUID(),
    layout: { sheet: 0, lines: 1, columns: { received: 0 } },
    remember: true,
  }),
  "reconcile.drop": (unitId) => ({ unitId, periodId: "annual-2023" }),
  "reconcile.fill": (unitId) => ({
    opId: randomUUID(),
    unitId,
    periodId: "annual-2023",
    jobId: randomUUID(),
    cells: [{ field: "tthc.received.total", row: "", version: 0 }],
  }),
  "imports.list": (unitId) => ({ unitId, periodId: "annual-2023" }),
  "imports.undo": (unitId) => ({
    opId: randomUUID(),
    unitId,
    periodId: "annual-2023",
    importId: randomUUID(),
  }),
  "papers.preview": (unitId) => ({ unitId, periodId: "annual-2023" }),
  "papers.saveText": (unitId) => ({
    opId: randomUUID(),
    unitId,
    periodId: "annual-2023",
    slot: "institutions",
    version: 0,
    content: "Đã rà soát",
  }),
  "papers.issue": (unitId) => ({ opId: randomUUID(), unitId, periodId: "annual-2023" }),
  "papers.issued": () => ({ id: "no-such-paper" }),
  "papers.compare": (unitId) => ({ unitId, periodId: "annual-2023", file: "UEsDBA==" }),
  "papers.templates": (unitId) => ({ unitId, periodId: "annual-2023" }),
  "papers.addTemplate": (unitId) => ({
    opId: randomUUID(),
    unitId,
    periodId: "annual-2023",
    uploadId: randomUUID(),
  }),
  "papers.rollUp": (nodeId) => ({ nodeId, periodId: "annual-2023" }),
  "papers.saveRollUpText": (nodeId) => ({
    opId: randomUUID(),
    nodeId,
    periodId: "annual-2023",
    slot: "assessment",
    version: 0,
    content: "Nhận xét",
  }),
  "papers.startJob": (nodeId) => ({
    opId: randomUUID(),
    nodeId,
    periodId: "annual-2023",
    paper: "report",
    format: "docx",
  }),
  "papers.job": () => undefined,
  "papers.cancelJob": () => ({ jobId: randomUUID() }),
  "scores.tasks": () => undefined,
  "scores.open": (unitId) => ({ roundId, unitId }),
  "scores.saveInputs": (unitId) => ({
    opId: randomUUID(),
    roundId,
    unitId,
    inputs: [{ code: "1.2", version: 0, value: { items: ["desk"] } }],
  }),
  "scores.saveItem": (unitId) => ({
    opId: randomUUID(),
    roundId,
    unitId,
    leaf: "1.2",
    version: 0,
    note: "A",
  }),
  "scores.submit": (unitId) => ({ opId: randomUUID(), roundId, unitId }),
  "scores.receipt": (unitId) => ({ roundId, unitId, submissionId: randomUUID() }),
  "appraisal.overview": () => ({ roundId }),
  "appraisal.queue": () => ({ roundId }),
  "appraisal.criterion": () => ({ roundId, leaf: "1.2" }),
  "appraisal.unit": (unitId) => ({ roundId, unitId }),
  "appraisal.history": (unitId) => ({ roundId, unitId }),
  "appraisal.decide": (unitId) => ({
    opId: randomUUID(),
    roundId,
    action: "accept",
    decisions: [{ unitId, leaf: "1.2", version: 0 }],
  }),
  "appraisal.confirm": (unitId) => ({
    opId: randomUUID(),
    roundId,
    decisions: [{ unitId, leaf: "1.2", version: 0 }],
  }),
  "appraisal.conclude": (unitId) => ({
    opId: randomUUID(),
    roundId,
    action: "appraise",
    reason: "",
    units: [unitId],
  }),
  "appraisal.approve": (unitId) => ({
    opId: randomUUID(),
    roundId,
    action: "approve",
    reason: "",
    units: [unitId],
  }),
  "appraisal.look": () => ({ roundId, leaf: "1.2" }),
  "surveys.list": () => ({ roundId }),
  "surveys.preview": () => ({ roundId, code: "sipas", fileName: "a.csv", content: survey }),
  "surveys.import": () => ({
    opId: randomUUID(),
    roundId,
    code: "sipas",
    fileName: "a.csv",
    content: survey,
    leaveOut: [],
  }),
  "ranking.read": () => ({ roundId }),
  "ranking.stale": () => ({ roundId }),
  "ranking.weights": () => ({ roundId, spread: 100 }),
  "ranking.between": () => ({ roundId, units: ["ward", "neighbour"] }),
  "ranking.try": () => ({ roundId, set: REFERENCE_SET }),
  "publications.publish": () => ({
    opId: randomUUID(),
    roundId,
    title: "Kết quả",
    decision: "1/QĐ-UBND",
    decidedOn: "2023-12-12",
    changeNote: "",
  }),
  "publications.list": () => undefined,
  "publications.read": () => ({ id: randomUUID() }),
  "publications.sheet": (unitId) => ({ id: randomUUID(), unitId }),
  "publications.byCode": () => ({ code: "ABCD-EFGH" }),
  "plans.list": () => undefined,
  "plans.get": () => ({ planId: "no-such-plan" }),
  "plans.parse": (unitId) => ({
    unitId,
    year: 2024,
    rows: [{ group: "UBND các xã, phường", title: "Viết tin, bài", time: "Mỗi quý 1 tin" }],
  }),
  "plans.saveDraft": (unitId) => ({ opId: randomUUID(), unitId, ...planDraft }),
  "plans.preview": () => ({ planId: "no-such-plan", day: "2023-02-01" }),
  "plans.issue": () => ({
    opId: randomUUID(),
    planId: "no-such-plan",
    version: 1,
    number: "26",
    symbol: "KH-UBND",
    day: "2023-02-01",
  }),
  "plans.move": () => ({
    opId: randomUUID(),
    planId: "no-such-plan",
    version: 1,
    action: "close",
    reason: "",
  }),
  "plans.results": () => ({
    opId: randomUUID(),
    planId: "no-such-plan",
    version: 1,
    notice: { number: "512", symbol: "TB-UBND", day: "2023-12-08" },
  }),
  "plans.adopt": (unitId) => ({ opId: randomUUID(), unitId, planId: "no-such-plan" }),
  "plans.matrix": () => ({ planId: "no-such-plan" }),
  "tasks.mine": () => undefined,
  "tasks.setState": (unitId) => ({
    opId: randomUUID(),
    planId: "no-such-plan",
    taskId: "1",
    unitId,
    version: 1,
    action: "complete",
    reason: "",
  }),
  "tasks.attach": (unitId) => ({
    opId: randomUUID(),
    planId: "no-such-plan",
    taskId: "1",
    unitId,
    version: 1,
    documentId: "no-such",
    doneOn: "2023-02-01",
  }),
  "tasks.detach": (unitId) => ({
    opId: randomUUID(),
    planId: "no-such-plan",
    taskId: "1",
    unitId,
    version: 1,
    documentId: "no-such",
  }),
  "activities.list": (unitId) => ({ unitId }),
  "activities.get": () => ({ activityId: "no-such-activity" }),
  "activities.add": (unitId) => ({ opId: randomUUID(), unitId, ...activity, documents: [] }),
  "activities.change": () => ({
    opId: randomUUID(),
    activityId: "no-such-activity",
    version: 1,
    ...activity,
  }),
  "activities.withdraw": () => ({
    opId: randomUUID(),
    activityId: "no-such-activity",
    version: 1,
    withdrawn: true,
  }),
  "activities.item": () => ({
    opId: randomUUID(),
    activityId: "no-such-activity",
    version: 1,
    action: "post",
    reason: "",
    link: "",
    spent: null,
  }),
  "activities.counts": (unitId) => ({ unitId, periodId: "annual-2023" }),
  "activities.take": (unitId) => ({
    opId: randomUUID(),
    unitId,
    periodId: "annual-2023",
    fields: [{ field: "documents.checked", version: 0 }],
  }),
  "activities.confirmed": (unitId) => ({ unitId, year: 2023 }),
  "activities.confirm": (unitId) => ({
    opId: randomUUID(),
    centreId: unitId,
    unitId,
    year: 2023,
    field: "propaganda.website.total",
    count: 1,
    seen: "0".repeat(64),
  }),
  "mail.mine": () => undefined,
  "mail.setMine": () => ({ opId: randomUUID(), address: null, wanted: false, version: 0 }),
  "mail.of": () => ({ userId: "somebody" }),
  "mail.setOf": () => ({
    opId: randomUUID(),
    userId: "somebody",
    address: null,
    wanted: false,
    version: 0,
  }),
  "reminders.suggest": (unitId) => ({ unitId }),
  "reminders.send": (unitId) => ({
    opId: randomUUID(),
    reminders: [{ unitId, subject: "report/annual-2023", message: "Báo cáo chưa nộp." }],
  }),
  "reminders.sent": (unitId) => ({ unitId }),
  "reminders.mine": () => undefined,
  "reminders.seen": () => ({ opId: randomUUID(), id: "no-such-reminder" }),
  "audit.list": () => ({}),
  "audit.people": () => undefined,
  "audit.verify": () => undefined,
  "accounts.list": () => undefined,
  "accounts.create": (unitId) => ({
    opId: randomUUID(),
    username: `nguoi-${randomUUID().slice(0, 8)}`,
    name: "Người mới",
    password: "mat-khau-du-dai",
    grants: [{ role: "officer", unitId }],
  }),
  "accounts.setPassword": () => ({
    opId: randomUUID(),
    userId: "nobody",
    password: "mat-khau-du-dai",
  }),
  "accounts.setDisabled": () => ({ opId: randomUUID(), userId: "nobody", disabled: true }),
  "accounts.removeFactor": () => ({ opId: randomUUID(), userId: "nobody" }),
  "accounts.setGrants": (unitId) => ({
    opId: randomUUID(),
    userId: "nobody",
    grants: [{ role: "officer", unitId }],
  }),
};

interface Procedure {
  readonly _def: { readonly type: string; readonly meta?: { readonly permission: string } };
}

/** By path: the router keeps them flat, and types them nested. */
const procedures = appRouter._def.procedures as unknown as Readonly<Record<string, Procedure>>;
const home: Readonly<Record<Role, string>> = {
  contributor: "ward",
  officer: "ward",
  leader: "ward",
  reviewer: "city",
  reviewing_leader: "city",
  administrator: "city",
  public: "ward",
};

test("every procedure declares who may call it and is tried here", () => {
  expect(Object.keys(procedures).toSorted()).toEqual(Object.keys(inputs).toSorted());
  for (const [path, procedure] of Object.entries(procedures)) {
    expect(procedure._def.meta?.permission, path).toBeDefined();
  }
});

describe("every procedure × every role", () => {
  let world: World;
  const clients = new Map<Role, Client>();

  beforeAll(async () => {
    world = await createWorld();
    await openSmallRound(world, "city");
    for (const role of roles) {
      clients.set(
        role,
        await world.signedIn(role.replace("_", "-"), role, home[role], ["institutions"]),
      );
    }
  });
  afterAll(() => world.close());

  async function call(client: Client, path: string, unitId: string): Promise<Answer> {
    const input = inputs[path]?.(unitId);
    return procedures[path]?._def.type === "mutation"
      ? client.mutate(path, input)
      : client.query(path, input);
  }

  test.each(Object.keys(inputs))("%s: nobody gets in without a session", async (path) => {
    const answer = await call(world.client(), path, "ward");
    if (path === "session.me") expect(answer).toMatchObject({ status: 200, data: null });
    else if (path === "publications.list") expect(answer).toMatchObject({ status: 200, data: [] });
    else if (path.startsWith("publications.") && path !== "publications.publish") {
      expect(answer).toMatchObject({ status: 404, code: "not-found" });
    } else expect(answer).toMatchObject({ status: 401, code: "not-signed-in" });
  });

  test.each(Object.keys(inputs))("%s: only the roles that hold the permission", async (path) => {
    const permission = procedures[path]?._def.meta?.permission ?? "";
    for (const [role, client] of clients) {
      const answer = await call(client, path, home[role]);
      const held = grants[role].includes(permission as Permission);
      const open = permission === "public" || permission === "signed-in";
      expect(answer.code === "forbidden", `${path} as ${role}: ${answer.code}`).toBe(
        !held && !open,
      );
    }
  });

  test.each(Object.keys(inputs).filter((path) => inputs[path]?.length === 1))(
    "%s: another unit looks as if it did not exist",
    async (path) => {
      const permission = procedures[path]?._def.meta?.permission ?? "";
      for (const [role, client] of clients) {
        if (!grants[role].includes(permission as Permission)) continue;
        for (const elsewhere of ["far", "no-such-unit"]) {
          const answer = await call(client, path, elsewhere);
          expect(answer, `${path} as ${role} on ${elsewhere}`).toMatchObject({
            status: 404,
            code: "not-found",
          });
        }
      }
    },
  );

  test("nothing of another unit was written", async () => {
    const rows = await world.services.db
      .selectFrom("audit")
      .select("unit_id")
      .where("unit_id", "in", ["far", "no-such-unit"])
      .execute();
    expect(rows).toEqual([]);
    expect(world.logged.filter((line) => line.level === "error")).toEqual([]);
  });
});
