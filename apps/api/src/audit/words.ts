import { actionWords, subjectKinds, wordsOf } from "../history/words.ts";

/** What the history is narrowed to. */
export const auditKinds = [
  "accounts",
  "units",
  "periods",
  "review",
  "scoring",
  "documents",
  "plans",
  "connections",
] as const;

export type AuditKind = (typeof auditKinds)[number];

/** First part of an action → the kind under which it is found. */
const kindOfAction: Readonly<Record<HeadOf<AuditAction>, AuditKind>> = {
  account: "accounts",
  api_key: "connections",
  webhook: "connections",
  reminder: "connections",
  unit: "units",
  unit_operation: "units",
  period: "periods",
  value: "review",
  report: "review",
  paper: "review",
  import: "review",
  package: "review",
  package_key: "connections",
  score: "scoring",
  appraisal: "scoring",
  criteria: "scoring",
  round: "scoring",
  survey: "scoring",
  publication: "scoring",
  document: "documents",
  file: "documents",
  plan: "plans",
  task: "plans",
  activity: "plans",
  count: "plans",
};

/** The first parts of the actions of a kind. */
export function actionsOfKind(kind: AuditKind): readonly string[] {
  return Object.entries(kindOfAction).flatMap(([head, own]) => (own === kind ? head : []));
}

/** What somebody did beyond what a unit's own history tells. */
const words = {
  "account.create": "lập tài khoản",
  "account.grant": "giao vai trò",
  "account.grants": "đổi vai trò của tài khoản",
  "account.password": "đặt lại mật khẩu của tài khoản",
  "account.own_password": "đổi mật khẩu của mình",
  "account.disable": "đóng tài khoản",
  "account.enable": "mở lại tài khoản",
  "account.sign_in": "đăng nhập",
  "account.sign_out": "đăng xuất",
  "account.sessions_end": "kết thúc phiên đăng nhập của mình",
  "account.factor_on": "bật xác thực hai bước",
  "account.factor_off": "tắt xác thực hai bước",
  "account.passkey_add": "thêm một khóa đăng nhập",
  "account.passkey_remove": "xóa một khóa đăng nhập",
  "account.recovery_code": "đăng nhập bằng mã dự phòng",
  "account.mail": "đổi địa chỉ nhận thư",
  "api_key.create": "tạo khóa truy cập",
  "api_key.revoke": "thu hồi khóa truy cập",
  "webhook.create": "thêm địa chỉ nhận tin",
  "webhook.remove": "bỏ địa chỉ nhận tin",
  "reminder.send": "gửi lời nhắc",
  "reminder.see": "xem lời nhắc",
  "package.receive": "nhận gói nộp mang tay",
  "package_key.register": "đăng ký khóa ký gói",
  "package_key.revoke": "thu hồi khóa ký gói",
  "unit.found": "ghi một đơn vị",
  "unit.merge": "ghi việc nhập đơn vị",
  "unit.split": "ghi việc tách đơn vị",
  "unit.rearrange": "ghi việc sắp xếp lại các đơn vị",
  "unit.rename": "ghi việc đổi tên, đổi loại đơn vị",
  "unit.move": "ghi việc chuyển đơn vị sang cấp trên khác",
  "unit.abolish": "ghi việc giải thể đơn vị",
  "unit.import_list": "nhập danh mục đơn vị từ tệp",
  "unit.review_rule": "đổi cấp thẩm định",
  "unit_operation.draft": "soạn thay đổi đơn vị",
  "unit_operation.apply": "áp dụng thay đổi đơn vị",
  "unit_operation.withdraw": "rút thay đổi đơn vị",
  "unit_operation.decision": "sửa thông tin quyết định về đơn vị",
  "period.create": "mở kỳ báo cáo",
  "period.move": "đổi hạn của kỳ báo cáo",
  "period.extend": "gia hạn cho một đơn vị",
  "period.remove": "xóa kỳ báo cáo",
  "paper.template": "thêm mẫu văn bản của đơn vị",
  "file.upload": "tải tệp lên",
  "criteria.copy": "sao chép bộ tiêu chí",
  "criteria.import": "nhập bộ tiêu chí từ tệp",
  "criteria.version": "lập phiên bản mới của bộ tiêu chí",
  "criteria.save": "sửa bản nháp bộ tiêu chí",
  "criteria.issue": "ban hành bộ tiêu chí",
  "criteria.discard": "bỏ bản nháp bộ tiêu chí",
  "round.open": "mở đợt chấm điểm",
  "round.dues": "đổi hạn của đợt chấm điểm",
  "survey.import": "nhập kết quả khảo sát",
  "appraisal.accept": "đồng ý điểm tự chấm",
  "appraisal.change": "chấm khác điểm tự chấm",
  "appraisal.return": "trả lại một tiêu chí",
  "appraisal.undo": "bỏ quyết định về một tiêu chí",
  "appraisal.confirm": "xác nhận điểm người khác chấm",
  "publication.publish": "công bố kết quả",
} as const satisfies Readonly<Record<string, string>>;

/** Everything that a line of the history may say was done: what has no words here is not written. */
export type AuditAction = keyof typeof words | keyof typeof actionWords;

type HeadOf<Action extends string> = Action extends `${infer Head}.${string}` ? Head : never;

const named: ReadonlyMap<string, string> = new Map(Object.entries({ ...actionWords, ...words }));

/** Whether an action has words of its own. */
export function isNamed(action: string): boolean {
  return named.has(action);
}

/** An action in words, to stand behind a name; one of an earlier version without words goes by its kind. */
export function auditWords(action: string, subject: string): string {
  const own = named.get(action);
  if (own !== undefined) return own;
  const kind = subjectKinds[subject.split("/", 1)[0] ?? ""];
  return kind === undefined ? action : wordsOf(action, kind);
}

/** Kinds of subjects beyond those of a unit's own history whose content stays with the unit. */
const alsoWithheld: ReadonlySet<string> = new Set(["text", "import-layout", "file"]);

/**
 * Whether what was written stays with its unit: drafts, figures and their reasons are the unit's own
 * until it hands them in, and are read where they belong.
 */
export function isWithheld(subject: string): boolean {
  const [head = ""] = subject.split("/", 1);
  return Object.hasOwn(subjectKinds, head) || alsoWithheld.has(head);
}
