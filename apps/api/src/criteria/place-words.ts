/** Lists: each entry goes by its number, counted from 1. */
const lists = new Map<string, string>(
  Object.entries({
    areas: "Lĩnh vực",
    criteria: "Tiêu chí",
    leaves: "Mục",
    grades: "Mức",
    blocks: "Cụm xếp hạng",
    examples: "Ví dụ",
    options: "Phương án",
    tiers: "Mốc",
    bands: "Bậc",
    items: "Nội dung",
    parts: "Khoản",
    answers: "Câu trả lời",
    numerator: "Tử số",
    minus: "Phần trừ",
    denominator: "Mẫu số",
  }),
);

const members = new Map<string, string>(
  Object.entries({
    id: "Mã bộ tiêu chí",
    version: "Phiên bản",
    name: "Tên",
    notice: "Ghi chú phải nêu",
    unitKind: "Loại đơn vị",
    from: "Từ",
    to: "Đến",
    decision: "Quyết định",
    document: "Tên văn bản",
    clause: "Điều, khoản, mục",
    max: "Điểm tối đa",
    min: "Điểm trừ nhiều nhất",
    code: "Mã",
    label: "Tên gọi",
    rule: "Quy tắc",
    kind: "Loại quy tắc",
    zero: "Khi mẫu số bằng 0",
    evidence: "Tài liệu kiểm chứng",
    guidance: "Hướng dẫn",
    source: "Nguồn",
    mayNotApply: "Được phép không áp dụng",
    survey: "Khảo sát",
    missing: "Khi thiếu số liệu",
    notApplicable: "Khi không áp dụng",
    bonus: "Điểm thưởng, điểm trừ",
    surveyShare: "Điểm khảo sát",
    rounding: "Cách làm tròn",
    input: "Số liệu",
    unit: "Đơn vị đếm",
    points: "Điểm",
    each: "Điểm mỗi lần",
    cap: "Nhiều nhất",
    target: "Chỉ tiêu",
    floor: "Mức sàn",
    low: "Đầu dưới",
    high: "Đầu trên",
    at: "Giá trị",
    closed: "Lấy cả giá trị này",
    until: "Hạn",
    by: "Cách tính hạn",
    since: "Ngày gốc",
    after: "Sau mốc cuối",
    days: "Số ngày",
    month: "Tháng",
    day: "Ngày",
    year: "Năm",
    share: "Tỷ lệ",
    satisfied: "Tính là hài lòng",
    reason: "Lý do",
    scope: "Phạm vi loại",
    note: "Nội dung ví dụ",
    values: "Số liệu của ví dụ",
    expect: "Điểm đúng",
    sum: "Tổng",
    numerator: "Tử số",
    denominator: "Mẫu số",
    of: "Dạng số liệu",
  }),
);

/**
 * A place within a set as people find it: `["areas", 1, "max"]` is `Lĩnh vực 2 › Điểm tối đa`. A
 * member of no known name goes by the name it has.
 */
export function placeWords(path: readonly PropertyKey[]): string {
  const words: string[] = [];
  for (const [at, part] of path.entries()) {
    if (typeof part === "number") continue;
    const name = String(part);
    const next = path[at + 1];
    const list = lists.get(name);
    if (typeof next === "number") words.push(`${list ?? members.get(name) ?? name} ${next + 1}`);
    else words.push(members.get(name) ?? list ?? name);
  }
  return words.length === 0 ? "Tệp" : words.join(" › ");
}
