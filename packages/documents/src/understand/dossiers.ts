import { DOSSIER_TABLE } from "@cchc/domain/form/tthc-fields";
import type { FieldCode } from "@cchc/domain/report/cell";
import { foldText } from "./clean.ts";
import type { Case, Reading } from "./rule.ts";

type Stage = "received" | "resolved" | "pending";
type Timing = "early" | "on_time" | "both" | "late" | "in_time";
type Origin = "new" | "carried" | "online" | "direct" | "post";

/** What the dossier figures before this one were about; "trong đó" and lists go on with it. */
export interface DossierMemory {
  stage: Stage | null;
  paragraph: number;
  topic: string;
}

/** A memory that remembers nothing. */
export function emptyMemory(): DossierMemory {
  return { stage: null, paragraph: -1, topic: "" };
}

const STAGES: readonly (readonly [Stage, RegExp])[] = [
  [
    "pending",
    /(?:dang|con) (?:duoc |trong (?:qua trinh |thoi gian )?)?(?:giai quyet|xu ly|thu ly|thuc hien)|chua (?:giai quyet|den han|xu ly|tra)|ton dong|con ton|chuyen (?:sang |qua )?ky sau|cho giai quyet|con lai/g,
  ],
  [
    "resolved",
    /(?<!dang )(?<!chua )(?<!phai )(?<!can )(?<!can duoc )(?<!phai duoc )(?<!dang duoc )(?<!tinh hinh )(?<!qua trinh )(?<!thoi gian )(?<!tinh trang )(?:da )?(?:giai quyet|xu ly)(?: xong)?|tra ket qua|da tra|hoan thanh/g,
  ],
  [
    "received",
    /tiep nhan|ho so nhan(?! ket qua)|nhan (?:moi|trong (?:ky|quy|nam|thang))|(?:phai|can)(?: duoc)? (?:giai quyet|xu ly)|nhan duoc|nhan ho so|nop|phat sinh|da nhan|dau vao/g,
  ],
];
const TIMINGS: readonly (readonly [Timing, RegExp])[] = [
  [
    "both",
    /truoc(?: han| thoi han)?(?: ?,| va| hoac| ?\/| ?-| \+)+ ?dung (?:thoi )?han|dung(?: han| thoi han)?(?: ?,| va| hoac| ?\/| ?-)+ ?truoc (?:thoi )?han|som va dung han/g,
  ],
  ["early", /(?<!,)(?:truoc|som)(?: thoi)? han|som hon (?:thoi )?han|som truoc han/g],
  ["on_time", /(?:dung|kip)(?: thoi)? han/g],
  [
    "late",
    /(?<!chua )(?<!khong )qua (?:thoi )?han|tre (?:han|hen)|cham (?:han|tre|muon|giai quyet|tra)|(?<![a-z])cham(?= *:? *$)|(?:tra|giai quyet) cham|bi cham/g,
  ],
  ["in_time", /(?:trong|con|chua (?:den|toi|qua)) (?:thoi )?han/g],
];
const ORIGINS: readonly (readonly [Origin, RegExp])[] = [
  [
    "carried",
    /ky truoc|ky bao cao truoc|(?:nam|quy|thang) truoc|ton (?:dong )?dau ky|ton cu|chuyen (?:qua|tiep|sang)(?! ky sau)(?! (?:co quan|huyen|bo phan))|nam (?:20\d\d )?chuyen|tu (?:nam|quy|thang|ky) (?:20\d\d|truoc|~)|ton tu/g,
  ],
  ["direct", /truc tiep/g],
  ["online", /truc tuyen|qua mang|qua (?:cong )?(?:dich vu cong|dvc)|dvctt|moi truong dien tu/g],
  ["post", /buu chinh|bcci|buu dien|buu ta/g],
  [
    "new",
    /(?:moi|lan dau) (?:tiep nhan|phat sinh|nhan|trong ky)|(?:tiep nhan|nhan|phat sinh) (?:ho so )?moi|(?:so|ho so) moi|moi trong ky/g,
  ],
];

interface At<T> {
  readonly value: T;
  /** How far from the number, in characters. */
  readonly distance: number;
}

/** The named thing nearest to the number on one side. */
function nearest<T>(
  text: string,
  list: readonly (readonly [T, RegExp])[],
  side: "left" | "right",
): At<T> | null {
  let best: At<T> | null = null;
  for (const [value, pattern] of list) {
    for (const match of text.matchAll(pattern)) {
      const distance = side === "left" ? text.length - match.index - match[0].length : match.index;
      if (best === null || distance < best.distance) best = { value, distance };
      if (side === "right") break;
    }
  }
  return best;
}

/** Left label first where it leads up to the number; the words after it otherwise. */
function named<T>(one: Case, list: readonly (readonly [T, RegExp])[]): T | null {
  const { left, right } = one.spot;
  const before = nearest(left, list, "left");
  const after = nearest(right, list, "right");
  if (before !== null && (before.distance <= 70 || after === null)) return before.value;
  return after?.value ?? null;
}

function bothWays(one: Case): boolean {
  const text = one.spot.leftWide;
  const pattern = new RegExp(
    `(?:${TIMINGS[0]?.[1].source ?? "$^"})[^#;:]{0,40}:? ?(?:la|dat|co|duoc)? ?$`,
  );
  return (
    pattern.test(text) ||
    new RegExp(`^[^,;]{0,30}(?:${TIMINGS[0]?.[1].source ?? "$^"})`).test(one.spot.rightWide)
  );
}

const ROWS: readonly (readonly [RegExp, string])[] = [
  ...DOSSIER_TABLE.rows.map(
    ({ key, label }) => [new RegExp(foldText(label).replaceAll(/[(),]/g, ".?")), key] as const,
  ),
  [/ho tich/, "civil_status"],
  [/chung thuc/, "certification"],
  [/dat dai|dia chinh/, "land"],
  [/bao tro xa hoi|btxh/, "social_protection"],
  [/nguoi co cong/, "merit"],
  [/cu tru/, "residence"],
];

/** The lĩnh vực that the words beside a figure name. */
function rowOf({ near }: Case): string | undefined {
  if (!/linh vuc|ho so|:/.test(near)) return undefined;
  return ROWS.find(([pattern]) => pattern.test(near))?.[1];
}

const OTHER =
  /rut ho so|xin rut|tra lai|tu choi|bo sung ho so|yeu cau bo sung|(?<![a-z])huy (?!dong)|khong du dieu kien|toan trinh|mot phan|ban sao dien tu|lien thong|phi dia gioi|ho so cong viec|ho so can bo|ho so dang vien|tai su dung|khai thac|ca nhan hoa|thanh phan ho so|chung thuc dien tu|dinh danh|luu tru/;

function special(one: Case): Reading | undefined {
  const { near, wide, quantity } = one;
  const { right } = one.spot;
  // "Số hóa: trong 1.502 hồ sơ tiếp nhận có …": the number is what the others are part of.
  const whole = /(?<![\p{L}])(?:trong|tren)(?: tong)?(?: so)? ?$/u.test(one.spot.left);
  const left = whole ? "" : one.spot.left;
  const text = `${left} # ${right}`;
  const denominator = quantity.part === "denominator";
  if (
    /(?:ban|ket qua) (?:giai quyet )?(?:tthc )?(?:ban )?dien tu(?! co chung thuc)/.test(text) &&
    !/ban sao/.test(text)
  ) {
    return {
      field: denominator ? "tthc.resolved.total" : "tthc.digitised.results",
      confidence: denominator ? 0.6 : 0.8,
    };
  }
  if (
    /xin loi/.test(text) &&
    !/xin loi[^#]*:[^#]*(?:qua|tre) (?:thoi )?(?:han|hen)[^#]*#/.test(text)
  ) {
    return { field: denominator ? "tthc.resolved.late" : "tthc.late_apologies", confidence: 0.9 };
  }
  if (
    /so hoa/.test(text) ||
    (!whole &&
      /so hoa/.test(wide) &&
      /ket qua|khi tiep nhan/.test(near) &&
      !/(?:^|[^\p{L}])tong so/u.test(left))
  ) {
    if (/con hieu luc|du lieu cu|ho so cu|luu tru/.test(text))
      return { field: null, confidence: 0.6 };
    const results = /ket qua/.test(text) && !/tra ket qua cua|bo phan tiep nhan/.test(text);
    if (denominator) {
      return { field: results ? "tthc.resolved.total" : "tthc.received.total", confidence: 0.6 };
    }
    return {
      field: results ? "tthc.digitised.results" : "tthc.digitised.on_receipt",
      confidence: 0.9,
    };
  }
  if (
    /thanh toan|(?:co|thu|phat sinh)[^#,]{0,20}(?:phi|le phi)|nghia vu tai chinh|^ ?le phi/.test(
      text,
    ) ||
    (/thanh toan/.test(wide) && /truc tuyen|phi/.test(text))
  ) {
    if (denominator) return { field: "tthc.payment.with_fee", confidence: 0.8 };
    const owed =
      /^ ?(?:ho so|truong hop)?[^#]{0,12}(?:co|phat sinh|phai|yeu cau)[^#]{0,30}(?:phi|nghia vu tai chinh)/.test(
        right,
      ) || /(?:phai|co) (?:phi|nop|thu)[^#]{0,20}#/.test(text);
    const paid =
      one.quantity.part === "numerator" ||
      (!owed &&
        /thanh toan[^#]{0,30}truc tuyen|truc tuyen|qua (?:mang|cong)|khong dung tien mat/.test(
          text,
        ));
    return { field: paid ? "tthc.payment.online" : "tthc.payment.with_fee", confidence: 0.85 };
  }
  if (
    one.recent.at(-1) === "tthc.payment.with_fee" &&
    /(?:nop|thu|thanh toan)[^#]{0,16}truc tuyen[^#]*#/.test(text)
  )
    return { field: "tthc.payment.online", confidence: 0.8 };
  if (
    /(?:tra|chuyen phat|phat|gui|giao)[^#]{0,40}(?:buu chinh|bcci|buu dien)|(?:buu chinh|bcci|buu dien)[^#]{0,40}tra (?:ket qua|tan)|tra ket qua[^#]{0,60}(?:tai nha|qua)/.test(
      text,
    ) &&
    !/tiep nhan (?:ho so )?(?:qua|tai)/.test(text)
  ) {
    return { field: "tthc.results.by_post", confidence: 0.9 };
  }
  if (
    /cong khai[^#]{0,40}(?:tinh trang|tien do)|(?:tinh trang|tien do)[^#]{0,30}cong khai/.test(text)
  ) {
    return {
      field: denominator ? "tthc.received.total" : "tthc.status_published",
      confidence: 0.85,
    };
  }
  if (OTHER.test(text.replace(/toan trinh(?:,| va| \+| ?\/) ?(?:truc tuyen )?mot phan/, "")))
    return { field: null, confidence: 0.7 };
  return undefined;
}

const RECEIVED: Readonly<Record<Origin, FieldCode | null>> = {
  new: "tthc.received.new",
  carried: "tthc.received.carried",
  online: "tthc.received.online",
  direct: "tthc.received.direct",
  post: null,
};
const RESOLVED: Readonly<Record<Timing, FieldCode | null>> = {
  early: "tthc.resolved.early",
  on_time: "tthc.resolved.on_time",
  both: null,
  late: "tthc.resolved.late",
  in_time: null,
};
const PENDING: Readonly<Record<Timing, FieldCode | null>> = {
  early: null,
  on_time: "tthc.pending.in_time",
  both: null,
  late: "tthc.pending.late",
  in_time: "tthc.pending.in_time",
};

function stageOf(one: Case, memory: DossierMemory): Stage | null {
  const direct = named(one, STAGES);
  if (direct !== null) return direct;
  const wide = nearest(one.spot.leftWide, STAGES, "left");
  if (wide !== null) return wide.value;
  const listed =
    /trong do|gom|cu the|\(|:/.test(one.spot.before) || one.spot.before.trim().length < 60;
  const ownMatter =
    one.spot.numbered &&
    memory.paragraph !== one.spot.paragraph &&
    named(one, TIMINGS) === null &&
    named(one, ORIGINS) === null;
  if (!ownMatter && memory.stage !== null && (memory.paragraph === one.spot.paragraph || listed)) {
    if (memory.paragraph === one.spot.paragraph || one.spot.paragraph - memory.paragraph <= 6)
      return memory.stage;
  }
  const sentence = nearest(one.spot.before, STAGES, "left");
  if (sentence !== null) return sentence.value;
  const above = nearest(one.spot.topic, STAGES, "left")?.value ?? null;
  // "Giải quyết TTHC" over a list by lĩnh vực does not say whether they came in or were finished.
  return above === "resolved" && rowOf(one) !== undefined ? null : above;
}

/** Reads one dossier figure and remembers what it was about. */
export function readDossier(one: Case, memory: DossierMemory): Reading | undefined {
  if (one.quantity.percent) return undefined;
  const spoken =
    /^(?:bo |luot )?ho so|^ket qua|^truong hop$|^tthc$|^thu tuc(?: hanh chinh)?$|^don$|^luot$|^giao dich$|^cai$|^$|^bo$/;
  if (!spoken.test(one.unit)) return undefined;
  const isDossier = /ho so|^ket qua/.test(one.unit);
  const dossierTalk =
    /ho so/.test(one.near) ||
    /ho so/.test(one.spot.before) ||
    memory.paragraph === one.spot.paragraph ||
    /so hoa/.test(one.spot.leftWide) ||
    (one.spot.before.trim().length < 70 && /ho so/.test(one.spot.topic));
  if (!isDossier && !dossierTalk) return undefined;
  if (
    /phieu|hai long|phan anh|kien nghi|van ban|tin bai|can bo/.test(
      `${one.spot.left}#${one.spot.right}`,
    ) &&
    !isDossier &&
    !/xin loi/.test(one.spot.left)
  )
    return undefined;

  const exceptional = special(one);
  if (exceptional !== undefined) return exceptional;

  // A sum since January is not what a quarter counts.
  if (/luy ke/.test(one.near) && /quy (?:[ivx]+|\d)(?![\p{L}])/u.test(one.title))
    return { field: null, confidence: 0.6 };

  const timing = bothWays(one) ? "both" : named(one, TIMINGS);
  let origin = named(one, ORIGINS);
  const after = nearest(one.spot.right, ORIGINS, "right");
  if (origin === "new" && after !== null) origin = after.value;
  let stage = stageOf(one, memory);
  if (!isDossier && timing === null && origin === null && named(one, STAGES) === null)
    return undefined;
  if (
    origin === "direct" &&
    /truc tuyen(?: va|,|\/) ?truc tiep|truc tiep(?: va|,|\/) ?truc tuyen/.test(one.near)
  )
    origin = null;

  if (timing === "in_time") stage = "pending";
  if ((timing === "early" || timing === "both") && stage !== "resolved") stage = "resolved";
  if (timing === "on_time" && stage !== "pending") stage = "resolved";
  if (timing === "late" && stage === "received") stage = "resolved";
  if (timing === "late" && (stage === null || /xin loi/.test(one.spot.after))) stage = "resolved";
  if (
    origin !== null &&
    timing === null &&
    (stage === null || stage === "resolved") &&
    named(one, STAGES) !== "resolved"
  )
    stage = "received";
  if (origin === "carried" && timing === null) stage = "received";
  if (origin === "new" && timing === null) stage = "received";
  const listed = /^ *$/.test(one.spot.left) && memory.paragraph === one.spot.paragraph;
  if (stage === null && listed) stage = memory.stage;
  if (stage === null)
    stage = /tong (?:so )?ho so|so (?:luong )?ho so/.test(one.near) ? "received" : null;
  if (stage === null) return { field: null, confidence: 0.5 };

  const both =
    /tiep nhan (?:va|,) (?:da )?giai quyet|tiep nhan,? ?(?:va )?(?:giai quyet|xu ly|tra)/.test(
      one.spot.left,
    );
  memory.stage = stage;
  memory.paragraph = one.spot.paragraph;
  memory.topic = one.spot.topic;
  const row = rowOf(one);
  const within = row === undefined ? {} : { row };
  const sure = isDossier ? 0.95 : 0.8;
  if (both && timing === null && origin === null)
    return { field: "tthc.received.total", confidence: 0.7, ...within };
  const yearly = /tiep nhan (?:moi )?trong (?:ky|nam|quy|thang|6 thang|9 thang)/.test(one.near);
  if (
    stage === "received" &&
    origin === null &&
    yearly &&
    one.recent.includes("tthc.received.total")
  ) {
    if (one.recent.includes("tthc.received.carried")) origin = "new";
  }
  if (stage === "received") {
    if (one.quantity.part === "numerator" && origin === null)
      return { field: null, confidence: 0.6 };
    if (origin === "post" && /truc tiep/.test(`${one.spot.leftWide}#${one.spot.rightWide}`))
      origin = "direct";
    if (one.quantity.part === "denominator")
      return {
        field:
          origin === "online" || origin === "direct" ? "tthc.received.new" : "tthc.received.total",
        confidence: 0.6,
        ...within,
      };
    return {
      field: origin === null ? "tthc.received.total" : RECEIVED[origin],
      confidence: sure,
      ...within,
    };
  }
  if (stage === "resolved") {
    if (one.quantity.part === "denominator") {
      return {
        field:
          timing === null && !/giai quyet[^#]{0,30}#/.test(one.near)
            ? "tthc.received.total"
            : timing === null
              ? "tthc.received.total"
              : "tthc.resolved.total",
        confidence: 0.6,
        ...within,
      };
    }
    if (timing === null && origin !== null) return { field: null, confidence: 0.6 };
    return {
      field: timing === null ? "tthc.resolved.total" : RESOLVED[timing],
      confidence: sure,
      ...within,
    };
  }
  return {
    field: timing === null ? "tthc.pending.total" : PENDING[timing],
    confidence: sure,
    ...within,
  };
}
