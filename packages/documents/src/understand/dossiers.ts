import { PENDING, RECEIVED, RESOLVED } from "./dossier-fields.ts";
import { special } from "./dossier-special.ts";
import { type DossierMemory, stageOf } from "./dossier-stage.ts";
import {
  LABELLED,
  LETTERS,
  ORIGINS,
  STAGES,
  TIMINGS,
  WITH_POST,
  bothWays,
  grownFrom,
  named,
  nearest,
  rowOf,
  strangeArea,
} from "./dossier-words.ts";
import { type Case, type Reading, countsElse } from "./rule.ts";

/** Reads one dossier figure and remembers what it was about. */
export function readDossier(one: Case, memory: DossierMemory): Reading | undefined {
  if (one.quantity.percent) return undefined;
  const spoken =
    /^(?:bo |luot )?ho so|^ket qua|^truong hop$|^tthc$|^thu tuc(?: hanh chinh)?$|^don$|^luot$|^giao dich$|^cai$|^$|^bo$/;
  if (!spoken.test(one.unit)) return undefined;
  if (countsElse(one)) return undefined;
  // "Tiếp nhận 45 đơn" beside the receiving of citizens are letters.
  if (/^don$/.test(one.unit) && LETTERS.test(one.sentence)) return { field: null, confidence: 0.6 };
  const isDossier = /ho so|^ket qua/.test(one.unit);
  const dossierTalk =
    /ho so/.test(one.near) ||
    /ho so/.test(one.spot.before) ||
    memory.paragraph === one.spot.paragraph ||
    /so hoa(?![a-z])|thanh toan|le phi|buu dien|buu chinh|bcci|(?:ban|ket qua)(?: giai quyet)?(?: tthc)? dien tu/.test(
      one.spot.leftWide,
    ) ||
    (one.spot.before.trim().length < 70 && /ho so/.test(one.spot.topic)) ||
    (LABELLED.test(one.spot.before) &&
      memory.stage !== null &&
      one.spot.paragraph - memory.paragraph === 1 &&
      /han|truc (?:tuyen|tiep)|ky truoc|dang/.test(one.spot.before)) ||
    (LABELLED.test(one.spot.before) &&
      /ho so|tthc|thu tuc|tiep nhan|giai quyet|mot cua/.test(one.spot.topic));
  const inArea =
    rowOf(one) !== undefined &&
    memory.paragraph === one.spot.paragraph &&
    /ho so[^.]*linh vuc/.test(one.spot.before);
  const belated =
    one.unit === "truong hop" &&
    /^[^#]{0,24}(?:tra|giai quyet)[^#]{0,16}(?:cham|tre|qua han)/.test(one.spot.right);
  if (one.unit === "giao dich" && /thanh toan truc tuyen[^.;]*$/.test(one.spot.before))
    return { field: "tthc.payment.online", confidence: 0.6 };
  if (!isDossier && !dossierTalk && !belated) return undefined;
  if (
    /phieu|hai long|phan anh|kien nghi|van ban|tin bai|can bo/.test(
      `${one.spot.left}#${one.spot.right}`,
    ) &&
    !isDossier &&
    !/xin loi/.test(one.spot.left)
  )
    return undefined;

  if (strangeArea(one)) return { field: null, confidence: 0.5 };

  const grown = grownFrom(one);
  if (grown !== undefined) return readDossier(grown, memory);

  const exceptional = special(one);
  if (exceptional !== undefined) return exceptional;

  // "Đối với 04 hồ sơ trễ hạn, đã có văn bản xin lỗi": the late ones were counted further up.
  if (
    one.quantity.part === null &&
    one.recent.includes("tthc.resolved.late") &&
    /^[^.;]{0,30}(?:qua|tre) (?:thoi )?h[ae]n[^.;]{0,60}(?:da|deu|duoc)[^.;]{0,40}xin loi(?![^.;]*\d)/.test(
      one.spot.after,
    )
  )
    return { field: "tthc.late_apologies", confidence: 0.7 };

  // A sum since January is not what a quarter counts.
  if (/luy ke/.test(one.near) && /quy (?:[ivx]+|\d)(?![\p{L}])|(?<!\d )thang \d/u.test(one.title))
    return { field: null, confidence: 0.6 };

  // "Còn 28 hồ sơ và đều chưa tới hạn": all of them are counted, and then described.
  const described = /^(?: ho so)?[^,;]{0,24} (?:va )?(?:(?:deu|tat ca)(?![a-z])|do chua )/.test(
    one.spot.right,
  );
  const told = described ? { ...one, spot: { ...one.spot, right: "" } } : one;
  const timing = bothWays(one) ? "both" : named(told, TIMINGS);
  let origin = named(one, ORIGINS);
  const after = nearest(one.spot.right, ORIGINS, "right");
  if (origin === "new" && after !== null) origin = after.value;
  // "(qua Cổng DVC: 871 hồ sơ; tại Bộ phận Một cửa: 123 hồ sơ)"
  if (
    origin === null &&
    one.recent.at(-1) === "tthc.received.online" &&
    /^[^\p{L}]*(?:va |con |nop |tiep nhan )?tai (?:bo phan|trung tam|quay|tru so|mot cua)[^#]{0,40}$/u.test(
      one.spot.left,
    )
  )
    origin = "direct";
  let stage = stageOf(one, memory);
  const counted =
    (/(?:^|:)[^\p{L}]*tong so ?:? *$/u.test(one.spot.left) && /ho so/.test(one.spot.leftWide)) ||
    (/^[^\p{L}]*(?:(?:tong )?cong|tong) ?:? *$/u.test(one.spot.before) && one.spot.topic !== "") ||
    /(?:tong(?: so)?|so(?: luong)?) ho so[^#]{0,12}#/.test(one.near);
  if (
    !isDossier &&
    !counted &&
    !inArea &&
    timing === null &&
    origin === null &&
    named(one, STAGES) === null
  )
    return undefined;
  if (
    origin === "direct" &&
    /truc tuyen(?: va|,|\/) ?truc tiep|truc tiep(?: va|,|\/) ?truc tuyen/.test(one.near)
  )
    origin = null;

  // "Hồ sơ giải quyết trong hạn 900" were finished; "còn trong hạn" are not.
  const finished =
    timing === "in_time" &&
    /(?<!dang |con |chua |thoi gian )giai quyet trong (?:thoi )?han *:? *$/.test(one.spot.left);
  if (finished) return { field: "tthc.resolved.on_time", confidence: 0.7 };
  if (timing === "in_time") stage = "pending";
  if ((timing === "early" || timing === "both") && stage !== "resolved") stage = "resolved";
  if (timing === "on_time" && stage !== "pending") stage = "resolved";
  if (timing === "late" && stage === "received") stage = "resolved";
  if (
    timing === "late" &&
    (stage === null || /xin loi/.test(one.spot.after) || /xin loi/.test(one.spot.before))
  )
    stage = "resolved";
  // "Còn 20 hồ sơ quá hạn": what is left over is not finished, unless the words say so.
  if (
    timing === "late" &&
    /(?<![\p{L}])con(?: lai)? *$/u.test(one.spot.before) &&
    !/(?:giai quyet|tra|xu ly)(?: ket qua)? (?:qua|tre|cham)/.test(one.spot.right) &&
    !/(?:^|[^\p{L}])do (?!dang|chua)|xin loi/u.test(one.spot.after) &&
    !/han che|ton tai|ben canh|tuy nhien/.test(`${one.spot.topic} ${one.spot.before}`)
  )
    stage =
      /(?:qua|tre) han con *$/.test(one.spot.left) && memory.stage === "resolved"
        ? "resolved"
        : "pending";
  if (
    origin !== null &&
    timing === null &&
    (stage === null ||
      stage === "resolved" ||
      nearest(one.spot.before, STAGES, "left")?.value !== "pending") &&
    named(one, STAGES) !== "resolved" &&
    named(one, STAGES) !== "pending"
  )
    stage = "received";
  // "Tổng số hồ sơ giải quyết trong năm: 900, trong đó mới tiếp nhận …": what there was to do.
  if (
    stage === "resolved" &&
    timing === null &&
    /tong so ho so (?:tthc )?(?:nhan )?giai quyet(?: tthc| thu tuc hanh chinh)?(?: trong (?:ky|nam|quy|thang)(?: bao cao)?)?(?: la|:|hon|gan|tren| )* *$/.test(
      one.spot.left,
    ) &&
    /(?:trong do|gom)[^;\n]{0,60}(?:moi tiep nhan|tiep nhan moi|ky truoc|truc tuyen)/.test(
      one.spot.after,
    )
  )
    stage = "received";
  if (origin === "carried" && timing === null) stage = "received";
  if (origin === "new" && timing === null) stage = "received";
  const listed = /^ *$/.test(one.spot.left) && memory.paragraph === one.spot.paragraph;
  if (stage === null && listed) stage = memory.stage;
  if (stage === null)
    stage =
      /tong (?:so )?ho so|so (?:luong )?ho so/.test(one.near) ||
      (/tong so #/.test(one.near.replaceAll(/ +#/g, " #")) &&
        /trong do[^.]{0,40}(?:truc tuyen|truc tiep|ky truoc)/.test(one.spot.after)) ||
      /(?:trong|tren) tong so # ?ho so/.test(one.sentence)
        ? "received"
        : null;
  if (stage === null) return { field: null, confidence: 0.5 };

  const both =
    /tiep nhan (?:va|,) (?:da )?giai quyet|tiep nhan,? ?(?:va )?(?:giai quyet|xu ly|tra)/.test(
      one.spot.left,
    ) ||
    /tiep nhan, ?(?:giai quyet|xu ly)(?: va tra ket qua)?(?: duoc)? *(?:hon|gan|tren|khoang)? *$/.test(
      one.spot.before,
    );
  memory.stage = stage;
  memory.paragraph = one.spot.paragraph;
  memory.topic = one.spot.topic;
  const row = rowOf(one);
  const share = one.quantity.part;
  // "Lĩnh vực hộ tịch 90/95 hồ sơ", "tiếp nhận và trả 90/95 hồ sơ": finished of what came in.
  if (
    share !== null &&
    timing === null &&
    origin === null &&
    (both || (row !== undefined && named(one, STAGES) === null))
  )
    return {
      field: share === "numerator" ? "tthc.resolved.total" : "tthc.received.total",
      confidence: share === "numerator" ? 0.7 : 0.6,
      ...(row === undefined ? {} : { row }),
    };
  const within = row === undefined ? {} : { row };
  const sure = isDossier ? 0.95 : 0.8;
  // "04 hồ sơ quá hạn (đất đai 03, hộ tịch 01)": the bracket parts the figure before it.
  const parted = one.recent.at(-1);
  if (
    row !== undefined &&
    timing === null &&
    origin === null &&
    named(one, STAGES) === null &&
    /\([^()]*$/.test(one.spot.before) &&
    parted?.startsWith("tthc.re") === true
  )
    return { field: parted, confidence: 0.8, row };
  if (both && timing === null && (one.quantity.part === null || origin === "online"))
    return {
      field:
        origin === null || one.quantity.part === "denominator"
          ? "tthc.received.total"
          : RECEIVED[origin],
      confidence: 0.7,
      ...within,
    };
  const yearly = /tiep nhan (?:moi )?trong (?:ky|nam|quy|thang|6 thang|9 thang)/.test(one.near);
  const ofPeriod =
    /^[^\p{L}]*(?:phat sinh |nhan )?trong (?:ky|quy|nam|thang) ?:? *$/u.test(one.spot.left) &&
    one.recent.includes("tthc.received.carried");
  if (stage === "received" && origin === null && ofPeriod) origin = "new";
  if (
    stage === "received" &&
    origin === null &&
    yearly &&
    (one.recent.includes("tthc.received.total") || one.recent.includes("tthc.received.carried"))
  ) {
    if (
      one.recent.includes("tthc.received.carried") ||
      (one.recent.at(-1) === "tthc.received.total" &&
        /^[^.;\d]{0,30}(?:ky|nam|quy|thang) truoc/.test(one.spot.after))
    )
      origin = "new";
  }
  if (stage === "received") {
    // "Số hồ sơ đã giải quyết trên tổng số hồ sơ tiếp nhận: 90/95"
    if (one.quantity.part === "numerator" && origin === null) {
      const done = /(?<!dang )giai quyet *(?:tren|\/|so voi) ?tong so ho so[^.;\d]*$/.test(
        one.spot.before,
      );
      return { field: done ? "tthc.resolved.total" : null, confidence: 0.6 };
    }
    if (
      origin === "post" &&
      (WITH_POST.test(one.spot.leftWide) || WITH_POST.test(one.spot.rightWide))
    )
      origin = "direct";
    if (one.quantity.part === "denominator")
      return {
        field:
          (origin === "online" || origin === "direct") && !/tong (?:so )?ho so/.test(one.spot.left)
            ? "tthc.received.new"
            : "tthc.received.total",
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
