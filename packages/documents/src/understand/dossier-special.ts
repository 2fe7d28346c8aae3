import type { Case, Reading } from "./rule.ts";

const OTHER =
  /rut ho so|xin rut|tra lai|tu choi|bo sung ho so|yeu cau bo sung|(?<![a-z])huy (?!dong)|khong du dieu kien|toan trinh|mot phan|ban sao dien tu|(?<!loi )(?<!loi ket noi )(?<!do )lien thong|phi dia gioi|khong phu thuoc (?:vao )?dia gioi|nhan(?: ho so| ket qua)? tai nha|khong cho(?![a-z])|chua cap nhat|(?<![a-z])ky so(?![a-z])|qua (?:mang xa hoi(?: zalo)?|zalo)|tham quyen[^#]{0,20} cap (?:huyen|tinh)|phan mem ho tich|# *ho so (?:cua |do )(?:to chuc|doanh nghiep)(?!,? (?:va )?(?:ca nhan|cong dan|nguoi dan))|chuyen (?:len )?(?:cap (?:tren|huyen|tinh)|phong |chi nhanh)|ho so dien tu duoc|tao lap|trong ngay(?! ?[~\d])|ho so tra tai nha|ngoai dia gioi|ho so cong viec|ho so can bo|ho so dang vien|ho so (?:vi pham|xin viec|vay von|khen thuong|du tuyen|de nghi khen)|tai su dung|khai thac|ca nhan hoa|thanh phan ho so|chung thuc dien tu|dinh danh|luu tru/;

/** Dossiers of one procedure among many: "02 hồ sơ cấp giấy chứng nhận", "53 hồ sơ khai sinh". */
const ONE_KIND =
  /(?:chung thuc (?:ban sao|chu ky|hop dong|di chuc|giao dich)|khai (?:sinh|tu)|ket hon|hon nhan|trich luc)(?:,? \p{L}+){0,6}:? *$/u;
const OF_ONE_KIND =
  /^ ho so (?:cap (?:so|giay|doi|lai|moi|ban sao)|khai (?:sinh|tu)|ket hon|dang ky (?:khai|ket|lai|giam|nhan|bien dong|ho kinh doanh))(?![\p{L}])/u;

/** "61 hồ sơ nộp mức độ 3": one of the levels that online service once had. */
const HELPED = /(?:ho tro|huong dan)(?![^#]*tiep nhan)[^#]*#|# *ho so duoc (?:ho tro|huong dan)/;

const ONE_LEVEL =
  /muc (?:do )?[12](?!(?: ?[,;/-] ?| va | {1,2})(?:muc (?:do )?)?[34])(?![\d.])|(?<![34](?:,| va|;| -)? {0,2})muc (?:do )?[34](?!(?: ?[,;/-] ?| va | {1,2})(?:muc (?:do )?)?[34])(?![\d.])/;

/** "Hồ sơ trả chậm và hồ sơ quá hạn chưa có kết quả: 12" counts two cells as one. */
const LATE_EITHER_WAY =
  /(?:cham|tre|qua) (?:thoi )?han(?:,| va) ho so (?:dang )?(?:cham|tre|qua) (?:thoi )?han[^#]*chua/;

/** Dossiers that fall due, whatever became of them. */
const DUE = /(?<!chua )(?<!chua toi )den han(?: giai quyet| tra| xu ly)?(?: la|:)* *$/;

/** Dossiers counted for something else than form II.06a: digitised, paid, posted, apologised for. */
export function special(one: Case): Reading | undefined {
  const { near, wide, quantity } = one;
  const { right } = one.spot;
  // "Số hóa: trong 1.502 hồ sơ tiếp nhận có …": the number is what the others are part of.
  const whole = /(?<![\p{L}])(?:trong|tren)(?: tong)?(?: so)? ?$/u.test(one.spot.left);
  const left = whole ? "" : one.spot.left;
  const text = `${left} # ${right}`.replace(/(?<!so )ket qua (?=so hoa(?![a-z]))/, "");
  const denominator = quantity.part === "denominator";
  // "đã xin lỗi đầy đủ, với 16/16 hồ sơ", "thu phí 12.000.000 đồng với 40 hồ sơ": what went before.
  if (
    /xin loi(?![^.;]*(?:qua|tre) (?:thoi )?han)[^.;\d]{0,40}$/.test(one.spot.before) &&
    /^ ho so *(?:[#,]|$)/.test(`${right}#`)
  )
    return { field: denominator ? "tthc.resolved.late" : "tthc.late_apologies", confidence: 0.8 };
  if (/phi[^;]{0,80}(?:dong|d|trieu) (?:voi|cua|tu) *$/.test(one.spot.before))
    return {
      field: /truc tuyen|cong d|dvcqg|qua mang/.test(one.spot.before)
        ? "tthc.payment.online"
        : "tthc.payment.with_fee",
      confidence: 0.7,
    };
  if (
    ONE_KIND.test(left) ||
    HELPED.test(text) ||
    OF_ONE_KIND.test(right) ||
    LATE_EITHER_WAY.test(left) ||
    DUE.test(left) ||
    ONE_LEVEL.test(text)
  )
    return { field: null, confidence: 0.6 };
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
    one.recent.slice(-3).some((code) => code?.startsWith("tthc.digitised.") === true) &&
    (/(?<!tra )ket qua/.test(left) || /^ ?ket qua giai quyet/.test(right)) &&
    !/thanh phan ho so/.test(left) &&
    /so hoa(?![a-z])/.test(one.spot.before)
  )
    return {
      field: denominator ? "tthc.resolved.total" : "tthc.digitised.results",
      confidence: denominator ? 0.6 : 0.8,
    };
  // Under a heading "Số hóa" a label says which end of the dossier is meant.
  const heading = one.spot.topic.split(" | ").at(-1) ?? "";
  if (/so hoa(?![a-z])/.test(heading) && one.spot.before.trim().length < 50 && !denominator) {
    if (/ket qua|dau ra/.test(left)) return { field: "tthc.digitised.results", confidence: 0.8 };
    if (/tiep nhan|dau vao|thanh phan/.test(left))
      return { field: "tthc.digitised.on_receipt", confidence: 0.8 };
  }
  if (
    one.recent.at(-1) === "tthc.payment.online" &&
    /^ ?ho so (?:phai|co|phat sinh|thuoc dien|can)/.test(right)
  )
    return { field: "tthc.payment.with_fee", confidence: 0.8 };
  if (/dau ra/.test(text) && /so hoa(?![a-z])/.test(one.sentence))
    return {
      field: denominator ? "tthc.resolved.total" : "tthc.digitised.results",
      confidence: denominator ? 0.6 : 0.8,
    };
  // "chỉ còn 02 hồ sơ trả chậm và đều đã xin lỗi": the late ones are counted.
  if (
    /(?:con|chi co|phat sinh) *$/.test(one.spot.before) &&
    /^ ?(?:ho so|truong hop)[^#,]{0,30}(?:cham|tre|qua han)[^#]*xin loi/.test(right)
  )
    return { field: "tthc.resolved.late", confidence: 0.8 };
  if (
    /xin loi/.test(text) &&
    !/xin loi[^#]*:[^#]*(?:qua|tre) (?:thoi )?(?:han|hen)[^#]*#/.test(text)
  ) {
    return { field: denominator ? "tthc.resolved.late" : "tthc.late_apologies", confidence: 0.9 };
  }
  if (
    /so hoa(?![a-z])/.test(text) ||
    (!whole &&
      /so hoa(?![a-z])/.test(wide) &&
      /ket qua|khi tiep nhan/.test(near) &&
      !/(?:^|[^\p{L}])tong so/u.test(left))
  ) {
    if (
      /con hieu luc|(?:du lieu|ho so) cu(?![a-z])|luu tru|su dung lai|tai su dung|khai thac/.test(
        text,
      )
    )
      return { field: null, confidence: 0.6 };
    const results =
      /ket qua/.test(text) &&
      !/tra ket qua cua|bo phan tiep nhan/.test(text) &&
      !/thanh phan ho so(?![^#]*ket qua)[^#]*#/.test(text);
    if (denominator) {
      return { field: results ? "tthc.resolved.total" : "tthc.received.total", confidence: 0.6 };
    }
    return {
      field: results ? "tthc.digitised.results" : "tthc.digitised.on_receipt",
      confidence: 0.9,
    };
  }
  if (
    /thanh toan|(?:co|thu|phat sinh|nop|phai|tra)[^#,]{0,20}(?:phi(?! dia)|le phi)(?![\p{L}])|nghia vu tai chinh|^ ?le phi/u.test(
      text,
    ) ||
    (/thanh toan/.test(one.spot.leftWide) && /truc tuyen|phi/.test(text))
  ) {
    if (denominator) return { field: "tthc.payment.with_fee", confidence: 0.8 };
    const owed =
      /^ ?(?:ho so|truong hop)?[^#]{0,12}(?:co|phat sinh|phai|yeu cau)[^#]{0,30}(?:phi|nghia vu tai chinh)/.test(
        right,
      ) ||
      /(?:phai|co) (?:phi|nop|thu|nghia vu)[^#]{0,20}#|(?<!khong )du dieu kien[^#]*#/.test(text);
    const paid =
      one.quantity.part === "numerator" ||
      (!owed &&
        /thanh toan[^#]{0,30}(?:truc tuyen|(?:tren|qua) cong)|truc tuyen|qua (?:mang|cong|tai khoan|ngan hang|ma qr)|chuyen khoan|khong dung tien mat/.test(
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
    /(?:buu dien|buu ta|buu chinh)[^#]{0,30} (?:tra|chuyen|phat|gui|giao)[^#]*#|(?:tra|chuyen phat|phat|gui|giao)[^#]{0,40}(?:buu chinh|bcci|buu dien)|(?:buu chinh|bcci|buu dien)[^#]{0,40}tra (?:ket qua|tan)|tra ket qua[^#]{0,60}(?:(?:tai|tan) (?:nha|noi)|qua (?!(?:thoi )?han))/.test(
      text,
    ) &&
    !/tiep nhan (?:ho so )?(?:qua|tai)|: ?(?:tiep )?nhan *#/.test(text)
  ) {
    return { field: "tthc.results.by_post", confidence: 0.9 };
  }
  if (/(?<![\p{L}])tra *$/u.test(left) && /buu (?:dien|chinh)|bcci/.test(one.spot.before))
    return { field: "tthc.results.by_post", confidence: 0.7 };
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
