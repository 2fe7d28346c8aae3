import type { Rule } from "./rule.ts";

const STAFF = /^(?:can bo|cong chuc|cbcc|nguoi|dong chi|d\/c|luot|bien che|truong hop|$)/;
const DOC = /^(?:van ban|vbqppl|$)/;
const TASK = /^(?:nhiem vu|noi dung|chi tieu|$)/;
const GROUP = /^(?:khu dan cu|to dan pho|khu pho|thon|xom|ap|ban lang|buon|lang|khom|tieu khu)/;
const SUPERIOR =
  /(?:cap tren|ubnd (?:huyen|tinh|thanh pho|quan|thi xa|tp)|uy ban nhan dan (?:huyen|tinh|thanh pho|quan|thi xa)|huyen|tinh|thanh pho|lanh dao)[^#.;]{0,40} giao|giao (?:cho )?(?:ubnd )?(?:xa|phuong|thi tran)|duoc giao|nhiem vu giao/;
const DONE = /hoan thanh|da thuc hien|thuc hien xong|trien khai xong/;
const UNDONE =
  /chua hoan thanh|khong hoan thanh|dang (?:thuc hien|trien khai)|chua (?:thuc hien|den han)|cham|qua han/;

/** Direction, institutions, organisation, civil service and public finance. */
export const STATE_RULES: readonly Rule[] = [
  // Tasks
  {
    field: null,
    unit: TASK,
    near: new RegExp(
      `#[^#]{0,40}nhiem vu[^#]{0,40}(?:${UNDONE.source})|(?:${UNDONE.source})[^#]{0,30}#[^#]{0,4}nhiem vu`,
    ),
  },
  { field: "superior_tasks.on_time", unit: /^nhiem vu/, part: "numerator", wide: SUPERIOR },
  { field: "superior_tasks.total", unit: /^nhiem vu/, part: "denominator", wide: SUPERIOR },
  {
    field: "superior_tasks.on_time",
    unit: /^nhiem vu/,
    near: /dung (?:thoi )?(?:han|tien do)|hoan thanh/,
    wide: SUPERIOR,
    not: /(?:^|# )[^#]*giao (?!du)[^#]*#(?![^#]*(?:hoan thanh|dung))/,
  },
  {
    field: "superior_tasks.on_time",
    unit: /^(?:nhiem vu|$)/,
    near: /dung (?:thoi )?(?:han|tien do)|hoan thanh/,
    after: "superior_tasks.total",
    not: UNDONE,
  },
  { field: "superior_tasks.total", unit: /^nhiem vu/, near: SUPERIOR },
  { field: "plan.tasks.done", unit: TASK, part: "numerator", wide: /nhiem vu/ },
  { field: "plan.tasks.assigned", unit: TASK, part: "denominator", wide: /nhiem vu/ },
  {
    field: "plan.tasks.done",
    unit: /^(?:nhiem vu|$)/,
    near: DONE,
    not: UNDONE,
    around: /nhiem vu/,
    wide: /nhiem vu/,
  },
  { field: "plan.tasks.done", unit: /^$/, near: DONE, after: "plan.tasks.assigned", not: UNDONE },
  {
    field: "superior_tasks.total",
    unit: /^nhiem vu/,
    wide: SUPERIOR,
    notWide: /ke hoach cchc|ke hoach cai cach/,
  },
  {
    field: "plan.tasks.assigned",
    unit: /^nhiem vu/,
    around: /ke hoach|cchc|cai cach/,
    near: /de ra|xac dinh|gom|co|voi|tong so|giao|phan cong|trong nam|:|trien khai|dat ra|theo ke hoach/,
    not: UNDONE,
  },
  {
    field: "plan.tasks.assigned",
    unit: /^nhiem vu/,
    around: /(?:ke hoach|§)[^.|]*#/,
    not: UNDONE,
    notWide: SUPERIOR,
    confidence: 0.7,
  },
  // Inspections
  {
    field: "inspections.planned",
    unit: /^(?:cuoc|dot|lan|buoi|$)/,
    wide: /kiem tra/,
    near: /theo ke hoach (?:la|co|:|phai)|du kien|phai (?:tu )?kiem tra|ke hoach (?:de ra|dat ra|giao|:|la)/,
    notWide: /van ban/,
  },
  {
    field: "inspections.done",
    unit: /^(?:cuoc|dot|lan|buoi)/,
    part: "numerator",
    wide: /kiem tra/,
  },
  {
    field: "inspections.planned",
    unit: /^(?:cuoc|dot|lan|buoi)/,
    part: "denominator",
    wide: /kiem tra/,
  },
  {
    field: "inspections.done",
    unit: /^(?:cuoc|dot|lan|buoi)/,
    wide: /(?:tu )?kiem tra/,
    notWide: /giam sat cua|hop dong nhan dan|thanh tra|hai long/,
  },
  {
    field: "inspections.done",
    unit: /^(?:cuoc|dot|lan|)$/,
    near: /tu kiem tra[^#]{0,40}(?::|la|duoc) ?#/,
    notWide: /van ban/,
  },
  {
    field: "inspections.findings",
    unit: /^$/,
    near: /(?:ton tai|han che|van de|thieu sot)[^#]*phat hien[^#]*(?::|la) ?#|phat hien[^#]*(?:ton tai|han che|van de|thieu sot)[^#]*(?::|la) ?#/,
  },
  {
    field: "inspections.findings",
    part: "denominator",
    near: /khac phuc/,
    notWide: /ho so|phieu|van ban/,
  },
  {
    field: "inspections.findings_mended",
    unit: /^(?:ton tai|han che|loi|van de|noi dung|thieu sot|truong hop|$)/,
    near: /khac phuc|chan chinh xong/,
    notWide: /ho so|phieu|van ban/,
  },
  {
    field: "inspections.findings",
    unit: /^(?:ton tai|han che|loi|van de|noi dung|thieu sot)/,
    wide: /phat hien|chi ra|kiem tra|con/,
    not: /vi pham/,
  },
  // Reports
  { field: "reports.on_time", unit: /^bao cao/, part: "numerator" },
  { field: "reports.due", unit: /^bao cao/, part: "denominator" },
  {
    field: "reports.on_time",
    unit: /^(?:bao cao|$)/,
    near: /dung (?:thoi )?(?:han|gian)|dam bao (?:thoi|dung)|kip thoi/,
    wide: /bao cao/,
  },
  {
    field: "reports.on_time",
    unit: /^bao cao/,
    wide: /bao cao[^#]{0,80}dung (?:thoi )?(?:han|gian)/,
    notWide: /phai (?:gui|thuc hien)/,
  },
  {
    field: "reports.due",
    unit: /^bao cao/,
    around: /cchc|cai cach|dinh ky|kiem soat/,
    notWide: /chuyen de khac|kinh te/,
  },
  // Mediation and places
  { field: "residential_groups.mediation", unit: GROUP, part: "numerator", wide: /hoa giai/ },
  {
    field: "residential_groups.mediation",
    unit: GROUP,
    near: /#[^#]{0,60}(?:duoc|da) (?:duoc )?kien toan/,
  },
  { field: "residential_groups.mediation", unit: /^to hoa giai/, near: /kien toan|cung co/ },
  { field: "residential_groups.total", unit: GROUP, part: "denominator" },
  { field: null, unit: GROUP, part: "numerator" },
  {
    field: null,
    unit: GROUP,
    near: /(?:^|[^\p{L}])(?:tai|o|thuoc|den|cac buoi|cho)(?: dia ban)? ?(?:#)/u,
    wide: /#/,
    notWide: /toan (?:xa|phuong)|tat ca/,
  },
  { field: "residential_groups.total", unit: GROUP, confidence: 0.8 },
  // Documents issued to direct
  {
    field: "documents.to_handle",
    unit: DOC,
    near: /(?:kien nghi|de nghi|can|phai|de xuat)[^#,]{0,30}(?:xu ly|bai bo|sua doi|thay the|huy bo)|trai phap luat|het hieu luc|khong con phu hop|chua phu hop|sai sot|co dau hieu/,
    wide: /van ban|vbqppl/,
    not: /da (?:xu ly|bai bo|sua doi|thay the)/,
  },
  {
    field: "documents.handled",
    unit: DOC,
    near: /da (?:duoc )?(?:xu ly|bai bo|sua doi|thay the|huy bo)|xu ly xong|da tham muu (?:bai bo|sua doi)/,
    wide: /van ban|vbqppl/,
    notWide: /van ban den|van ban di|phan mem|moi truong mang|dien tu/,
  },
  {
    field: "documents.handled",
    unit: /^(?:van ban|$)/,
    near: /(?:xu ly|bai bo|sua doi)/,
    after: "documents.to_handle",
    notWide: /dien tu|phan mem/,
  },
  {
    field: "documents.to_check",
    unit: DOC,
    part: "denominator",
    wide: /ra soat|kiem tra/,
    notWide: /ho so|dien tu|ky so/,
  },
  {
    field: "documents.checked",
    unit: DOC,
    part: "numerator",
    wide: /ra soat|kiem tra/,
    notWide: /ho so|dien tu|ky so/,
  },
  {
    field: "documents.to_check",
    unit: DOC,
    near: /(?:phai|can|thuoc dien|den ky|thuoc doi tuong)[^#]{0,30}(?:ra soat|kiem tra)/,
    wide: /van ban|vbqppl/,
  },
  {
    field: "documents.checked",
    unit: DOC,
    near: /ra soat|(?:tu )?kiem tra/,
    wide: /van ban|vbqppl/,
    notWide: /thu tuc hanh chinh|tthc|ho so|kiem tra cchc/,
  },
  {
    field: "documents.checked",
    unit: /^(?:van ban|vbqppl)/,
    wide: /ra soat|tu kiem tra/,
    notWide: /ban hanh [^#]{0,20}#/,
  },
  { field: "documents.legal", unit: /^(?:van ban quy pham|vbqppl)/ },
  {
    field: "documents.legal",
    unit: /^$/,
    near: /(?:van ban quy pham phap luat|vbqppl)[^#]{0,40}(?::|la) ?#/,
  },
  {
    field: "documents.legal",
    unit: /^(?:nghi quyet|quyet dinh|van ban)/,
    near: /quy pham phap luat|qppl/,
  },
  // Electronic documents
  {
    field: "edocuments.outgoing.signed",
    unit: /^(?:van ban|$)/,
    part: "numerator",
    wide: /ky so|chu ky so/,
  },
  {
    field: "edocuments.outgoing.total",
    unit: /^(?:van ban|$)/,
    part: "denominator",
    wide: /ky so|chu ky so|van ban di/,
  },
  {
    field: "edocuments.outgoing.signed",
    unit: /^(?:van ban|$)/,
    near: /ky so|chu ky so/,
    notWide: /chung thu/,
  },
  {
    field: "edocuments.exchanged.electronic",
    unit: /^van ban/,
    part: "numerator",
    wide: /dien tu|moi truong mang|phan mem|truc lien thong/,
  },
  {
    field: "edocuments.exchanged.total",
    unit: /^van ban/,
    part: "denominator",
    wide: /dien tu|moi truong mang|phan mem|truc lien thong/,
  },
  {
    field: "edocuments.outgoing.total",
    unit: /^(?:van ban|$)/,
    near: /van ban di(?![\p{L}])|phat hanh|# ?van ban di/u,
    notWide: /van ban di(?:,| va)? (?:va )?den/,
  },
  {
    field: null,
    unit: /^(?:van ban|$)/,
    near: /van ban den|tiep nhan (?:va xu ly )?#|nhan #/,
    wide: /van ban/,
    notWide: /ho so/,
  },
  {
    field: "edocuments.exchanged.electronic",
    unit: /^van ban/,
    near: /dien tu|tren moi truong mang|qua (?:phan mem|he thong|mang)|tren (?:phan mem|he thong|truc)/,
    notWide: /chi dao/,
  },
  { field: "edocuments.exchanged.total", unit: /^van ban/, near: /trao doi|gui,? ?nhan/ },
  {
    field: "plan.documents.issued",
    unit: /^(?:van ban|van ban chi dao)/,
    wide: /chi dao|dieu hanh|trien khai|cchc|cai cach|ban hanh|quan triet/,
    notWide: /quy pham|ra soat|dien tu|ky so|xin loi|van ban di|phap luat ve (?!cchc)/,
  },
  {
    field: "plan.documents.issued",
    unit: /^$/,
    near: /van ban (?:chi dao|dieu hanh|trien khai)[^#]{0,60}(?::|la) ?#/,
  },
  {
    field: "plan.issued",
    unit: /^ke hoach/,
    wide: /cchc|cai cach|ban hanh|xay dung/,
    notWide: /phuc vu|kiem tra cua/,
  },
  // Staff
  {
    field: "staff.violations",
    unit: STAFF,
    near: /vi pham|(?:bi|xu ly|thi hanh) ky luat/,
    wide: /can bo|cong chuc|cbcc|nguoi|dong chi|truong hop|dang vien/,
  },
  {
    field: "organization.rotation.done",
    unit: /^(?:vi tri|cong chuc|can bo|truong hop|nguoi|dong chi)/,
    part: "numerator",
    wide: /chuyen doi|luan chuyen/,
  },
  {
    field: "organization.rotation.planned",
    unit: /^(?:vi tri|cong chuc|can bo|truong hop|nguoi|dong chi)/,
    part: "denominator",
    wide: /chuyen doi|luan chuyen/,
  },
  {
    field: "organization.rotation.planned",
    unit: /^(?:vi tri|cong chuc|can bo|truong hop|nguoi|dong chi)/,
    near: /phai|ke hoach|thuoc dien|den han|du kien/,
    wide: /chuyen doi|luan chuyen/,
    not: /da (?:thuc hien|chuyen doi|luan chuyen)/,
  },
  {
    field: "organization.rotation.done",
    unit: /^(?:vi tri|cong chuc|can bo|truong hop|nguoi|dong chi|$)/,
    wide: /chuyen doi vi tri|luan chuyen|(?:da )?chuyen doi/,
    notWide: /chuyen doi so|phai/,
  },
  {
    field: "organization.rotation.done",
    unit: /^(?:vi tri|$)/,
    near: /da|thuc hien/,
    after: "organization.rotation.planned",
  },
  {
    field: "staff.official_mail.regular",
    unit: STAFF,
    near: /thuong xuyen/,
    wide: /hop thu|thu dien tu|thu cong vu|email|mail/,
  },
  {
    field: "staff.official_mail",
    unit: STAFF,
    part: "numerator",
    wide: /hop thu|thu dien tu|thu cong vu|email|mail/,
  },
  {
    field: "staff.total",
    unit: STAFF,
    part: "denominator",
    wide: /hop thu|thu dien tu|thu cong vu|email|mail|dat chuan|tieu chuan/,
  },
  {
    field: "staff.official_mail",
    unit: STAFF,
    wide: /hop thu|thu dien tu|thu cong vu|email|mail/,
    notWide: /van ban/,
  },
  {
    field: "staff.at_standard",
    unit: STAFF,
    near: /dat chuan|chuan (?:chuc danh|hoa|trinh do)|dap ung (?:tieu )?chuan|du (?:tieu )?chuan|dat (?:tieu )?chuan/,
    wide: /can bo|cong chuc|cbcc|nguoi|dong chi/,
    not: /chua dat|khong dat/,
  },
  { field: "staff.at_standard", unit: STAFF, part: "numerator", wide: /dat chuan|tieu chuan/ },
  {
    field: "staff.quota",
    unit: STAFF,
    near: /bien che (?:duoc |cbcc |can bo,? ?cong chuc )?(?:\p{L}+ ){0,3}(?:giao|phan bo)|duoc giao|chi tieu bien che|dinh bien|giao[^#]{0,30}#[^#]{0,6}bien che|# ?bien che/u,
    wide: /bien che|can bo|cong chuc|cbcc/,
    notWide: /tinh gian|cat giam|giam /,
  },
  {
    field: "staff.training.planned",
    unit: STAFF,
    near: /(?:ke hoach|phai|du kien|dang ky)[^#]{0,40}/,
    wide: /dao tao|boi duong/,
    not: /da (?:cu|tham gia|duoc)/,
  },
  {
    field: "staff.training.planned",
    unit: STAFF,
    wide: /ke hoach (?:dao tao|boi duong|cu)[^#]*(?:la|:|co|gom) ?#/,
    not: /da (?:cu|tham gia|duoc)/,
  },
  { field: "staff.trained", unit: STAFF, part: "numerator", wide: /dao tao|boi duong|tap huan/ },
  {
    field: "staff.training.planned",
    unit: STAFF,
    part: "denominator",
    wide: /dao tao|boi duong|tap huan/,
  },
  {
    field: "staff.trained",
    unit: /^(?:can bo|cong chuc|cbcc|luot|nguoi|dong chi|d\/c)/,
    wide: /dao tao|boi duong|tap huan|hoc (?:lop|cac lop)/,
    notWide: /trinh do (?:dai hoc|chuyen mon)|nguoi dan|cong dan/,
  },
  {
    field: null,
    unit: STAFF,
    near: /dai hoc|thac si|cao dang|trung cap|cao cap|so cap|dang vien|nu |khong chuyen trach|nghi huu|tinh gian|ban chuyen trach/,
    wide: /can bo|cong chuc|cbcc|nguoi|dong chi/,
  },
  {
    field: "staff.total",
    unit: /^(?:can bo|cong chuc|cbcc|nguoi|dong chi|d\/c|$)/,
    wide: /tong so # ?(?:can bo|cbcc|cong chuc)|tong so (?:can bo|cbcc|cong chuc)[^#]{0,50}(?::|la|co) ?#/,
  },
  {
    field: "staff.total",
    unit: /^(?:can bo|cong chuc|cbcc|nguoi|dong chi|d\/c|$)/,
    near: /hien co|co mat|tong so (?:can bo|cbcc|cong chuc|bien che)|(?:xa|phuong|thi tran|ubnd)[^#]{0,16} co #|hien nay|tong (?:so )?cbcc/,
    around: /can bo|cong chuc|cbcc|bien che/,
    notWide: /bo phan (?:mot cua|tiep nhan)|trung tam/,
  },
  // Budget
  {
    field: "budget.estimate.posted_days",
    unit: /^ngay/,
    wide: /niem yet|cong khai/,
    around: /du toan|ngan sach|tai chinh/,
  },
  // Offices
  {
    field: "digital.offices.connected",
    unit: /^(?:bo phan|phong|don vi)/,
    part: "numerator",
    wide: /may tinh|internet|mang/,
  },
  {
    field: "digital.offices.total",
    unit: /^(?:bo phan|phong|don vi)/,
    part: "denominator",
    wide: /may tinh|internet|mang/,
  },
  {
    field: "digital.offices.connected",
    unit: /^(?:bo phan|phong chuyen mon)/,
    near: /may tinh|internet|ket noi/,
  },
  { field: "digital.offices.total", unit: /^bo phan/, near: /chuyen mon|co #|tong so/ },
];

/** Rates that a report states; the rest of the percentages has no field. */
export const RATE_RULES: readonly Rule[] = [
  {
    percent: true,
    field: "tthc.digitised.results.rate",
    near: /so hoa[^#]{0,40}ket qua|ket qua[^#]{0,60}so hoa|so hoa[^#]{0,20}#[^#]{0,20}ket qua/,
    not: /thanh phan/,
  },
  {
    percent: true,
    field: "tthc.digitised.on_receipt.rate",
    near: /so hoa/,
    not: /ket qua (?:giai quyet|tthc|thu tuc)/,
  },
  {
    percent: true,
    field: "tthc.digitised.results.rate",
    wide: /so hoa[^#]{0,50}ket qua[^#]{0,80}#|#[^#]{0,60}ket qua[^#]{0,40}so hoa/,
    notWide: /khi tiep nhan/,
  },
  {
    percent: true,
    field: "tthc.digitised.on_receipt.rate",
    wide: /so hoa[^#]{0,120}#|#[^#]{0,50}so hoa/,
    notWide: /ket qua/,
  },
  {
    percent: true,
    field: "tthc.status_published.rate",
    wide: /(?:cong khai|cap nhat)[^#]{0,60}(?:tinh trang|tien do|tinh hinh) (?:giai quyet|xu ly|ho so)|#[^#]{0,60}cong khai[^#]{0,30}(?:tinh trang|tien do)/,
  },
  {
    percent: true,
    field: "staff.official_mail.regular.rate",
    near: /thuong xuyen[^#]*(?:hop thu|thu dien tu|thu cong vu|email|mail)|(?:hop thu|thu dien tu|thu cong vu|email|mail)[^#]*thuong xuyen/,
  },
  {
    percent: true,
    field: "staff.official_mail.regular.rate",
    near: /su dung[^#]{0,40}(?:hop thu|thu dien tu|thu cong vu|email)[^#]{0,40}(?:thuong xuyen|trao doi|trong cong viec)/,
  },
  {
    percent: true,
    field: "staff.official_mail.rate",
    near: /hop thu|thu dien tu|thu cong vu|email|mail cong vu/,
    not: /van ban|gui,? ?nhan/,
  },
  {
    percent: true,
    field: "digital.offices.connected.rate",
    near: /(?:bo phan|phong|co quan|don vi)[^#]{0,80}(?:may tinh|may vi tinh)|may tinh[^#]{0,40}(?:internet|ket noi|mang)/,
    not: /can bo|cong chuc|cbcc/,
  },
  { percent: true, field: null, near: /ky so|chu ky so|chung thu/ },
  {
    percent: true,
    field: "edocuments.exchanged.electronic.rate",
    near: /(?:trao doi|gui,? ?nhan|luan chuyen|phat hanh|xu ly|luan|chuyen)[^#]{0,40}van ban|van ban[^#]{0,80}(?:dien tu|moi truong mang|phan mem|truc lien thong)/,
    not: /mat |ky so|hop thu/,
  },
  {
    percent: true,
    field: "edocuments.exchanged.electronic.rate",
    wide: /(?:trao doi|gui,? ?nhan) van ban[^#]{0,100}#|#[^#]{0,60}van ban[^#]{0,60}(?:dien tu|moi truong mang)/,
    notWide: /ky so|hop thu/,
  },
  {
    percent: true,
    field: "digital.offices.connected.rate",
    wide: /bo phan[^#]{0,80}may tinh[^#]{0,40}(?:internet|ket noi|mang)/,
  },
];
