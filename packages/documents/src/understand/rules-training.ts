import type { Rule } from "./rule.ts";

/** Units of what people come together for, folded. */
export const MEETING = /^(?:hoi nghi|cuoc(?! thi)|buoi)/;
/** What a gathering is about, where it counts for the reform. */
export const REFORM =
  /cchc|cai cach|tuyen truyen|quan triet|pho bien|thu tuc hanh chinh|tthc|dich vu cong|chuyen doi so/;

const TRAINING = /tap huan|boi duong|huong dan ky nang|ky nang so/;

/** Classes, who came to them, who was sent to a course, and who was told at the counter. */
export const TRAINING_RULES: readonly Rule[] = [
  {
    field: "propaganda.training.classes",
    unit: /^(?:lop|khoa)/,
    wide: /tap huan|boi duong|ky nang|cchc|cai cach|chuyen doi so|cong nghe so/,
    not: /cu (?:\p{L}+ ){0,4}$|tham gia|(?<![\p{L}])(?:du|hoc) #/u,
  },
  {
    field: "propaganda.training.classes",
    unit: /^(?:lop|khoa)/,
    around: /tuyen truyen|tap huan/,
    not: /cu |tham gia|(?:^|[^\p{L}])(?:du|hoc) #/u,
  },
  {
    field: "propaganda.training.classes",
    unit: MEETING,
    near: /#[^#]{0,40}(?:tap huan|ky nang so)|(?:tap huan|ky nang so)[^#]{0,20}#/,
    not: /tham gia|du /,
    notWide: /cu [^#]{0,30}#/,
  },
  {
    field: "propaganda.training.people",
    unit: /^(?:luot|nguoi|hoc vien|cong dan|thanh vien|hoi vien|doan vien)/,
    near: /# ?(?:luot )?(?:nguoi|hoc vien|cong dan|thanh vien|ba con)?(?: dan)? ?(?:theo hoc|den hoc|du hoc|tham du|tham gia|hoc)(?![a-z])/,
    lately: { field: "propaganda.training.classes", among: /^(?:propaganda|staff)\./ },
  },
  {
    field: "propaganda.training.people",
    unit: /^(?:luot|nguoi|$)/,
    near: /so (?:luot )?nguoi (?:du|tham gia|tham du)(?![\p{L}])[^#]*tap huan[^#]*#/u,
  },
  {
    field: "staff.reform_training.sent",
    unit: /^(?:can bo|cong chuc|cbcc|nguoi|dong chi|d\/c|luot|$)/,
    near: /(?<![\p{L}])(?:cu|di|du) (?:di )?tap huan (?:\p{L}+ ){0,3}(?:cchc|cai cach hanh chinh)(?: \p{L}+){0,4} ?: ?#/u,
  },
  {
    field: "staff.reform_training.sent",
    unit: /^(?:can bo|cong chuc|cbcc|luot)/,
    near: /# ?(?:luot )?(?:can bo,? ?(?:va )?cong chuc|cong chuc|cbcc)[^#]{0,12}(?:tham gia|tham du|du) (?:\p{L}+ ){0,3}tap huan[^#]{0,30}(?:cchc|cai cach hanh)/u,
    unseen: /^propaganda\.training\.classes$/,
  },
  {
    field: "staff.reform_training.sent",
    unit: /^(?:can bo|cong chuc|cbcc|nguoi|dong chi|d\/c|luot)/,
    near: /#[^#]{0,24}(?:du|tham gia|tham du|di hoc)(?![a-z])[^#]{0,24}tap huan[^#]{0,30}(?:cchc|cai cach hanh)/,
    lately: { field: "staff.trained", among: /^(?:propaganda|staff)\./ },
  },
  {
    field: "staff.reform_training.sent",
    unit: /^(?:can bo|cong chuc|cbcc|nguoi|dong chi|d\/c|luot)/,
    wide: /(?<![\p{L}])cu (?!tri)[^#]{0,60}#(?:(?!trong do|gom|cu the)[^#])*(?:cchc|cai cach hanh)|#[^#]{0,60}duoc cu[^#]*(?:cchc|cai cach hanh)|(?:cchc|cai cach hanh chinh)[^#]{0,60}(?<![\p{L}])cu #/u,
    around: TRAINING,
  },
  {
    field: "staff.reform_training.sent",
    unit: /^(?:can bo|cong chuc|cbcc|nguoi|dong chi|d\/c|luot|$)/,
    near: /(?:tap huan|boi duong)[^#]{0,30}(?:cchc|cai cach hanh chinh)[^#]*#|# ?(?:luot )?(?:nguoi|can bo|cong chuc|dong chi)[^#]{0,24}(?:tap huan|boi duong)[^#]{0,30}(?:cchc|cai cach hanh)/,
    lately: { field: "staff.trained", among: /^(?:propaganda|staff)\./ },
    not: /lop ?:? ?#/,
  },
  {
    field: "staff.trained",
    unit: /^(?:luot|can bo|cong chuc|cbcc|nguoi|dong chi)/,
    near: /(?<![\p{L}])cu #[^#]*(?:du|tham gia|tham du|hoc)/u,
    sentence:
      /#(?:(?!cong nghe so)[^.;,])*(?:boi duong|dao tao|tap huan)(?! (?:\p{L}+ ){0,3}(?:cchc|cai cach))/u,
    notSentence: /ke hoach|# ?\p{L}*,? cong chuc[^.;]*ke hoach/u,
    not: /\d ?\//,
    unseen: /^staff\.trained$/,
  },
  {
    field: "staff.trained",
    unit: /^(?:luot|nguoi|can bo|cong chuc|$)/,
    near: /(?:so (?:luot )?|^[^\p{L}]*luot )(?:can bo|cong chuc|cbcc)[^#]{0,40}(?:boi duong|dao tao)[^#]*#/u,
    not: /ke hoach|phai|cchc|cai cach/,
  },
  {
    field: null,
    unit: /^(?:dong chi|d\/c|nguoi)/,
    near: /(?:trung cap|cao cap|so cap)(?: ly luan(?: chinh tri)?| llct)?[^#]{0,12}#/,
    around: /dao tao|boi duong/,
  },
  {
    field: "staff.trained",
    unit: /^(?:luot|nguoi)/,
    near: /# ?(?:luot )?(?:nguoi )?(?:di |duoc |du |tham gia |vua hoan thanh )?(?:khoa |lop |cac lop )?(?:dao tao|boi duong)/,
    around: /cong vu|bo may|con nguoi|can bo|cong chuc|cbcc/,
    unseen: /^propaganda\.training\.classes$/,
    not: /cchc|cai cach|nguoi dan|ky nang so|cong nghe so/,
  },
  {
    field: "staff.trained",
    unit: /^(?:luot|nguoi|can bo|cong chuc|dong chi|d\/c)/,
    near: /^[^\p{L}]*(?:dao tao,? ?)?boi duong ?: ?#/u,
    lately: { field: "staff.total", among: /^(?:staff|propaganda)\.(?!quota|at_standard)/ },
  },
  {
    field: "staff.trained",
    unit: /^(?:luot|nguoi|can bo|cong chuc|dong chi|d\/c)/,
    near: /^[^\p{L}]*(?:dao tao,? ?)?boi duong ?: ?#/u,
    lately: { field: "staff.quota", among: /^staff\./ },
  },
  {
    field: null,
    unit: /^(?:luot|can bo|cong chuc|cbcc)/,
    near: /# ?(?:luot )?(?:can bo|cong chuc|cbcc)[^#]*tap huan/,
    lately: { field: "staff.trained", among: /^(?:staff|propaganda)\./ },
    not: /cchc|cai cach/,
  },
  {
    field: "staff.trained",
    unit: /^luot/,
    near: /(?:boi duong|dao tao)(?: \p{L}+){0,4} #/u,
    sentence: /(?<![\p{L}])cu (?:tham gia|di|can bo|cong chuc|cbcc)/u,
    not: /ke hoach|cchc|cai cach/,
  },
  {
    field: "staff.trained",
    unit: /^(?:luot|can bo|cong chuc|cbcc)/,
    near: /(?:tap huan|boi duong)(?: chuyen mon,?)? nghiep vu ?: ?# ?(?:luot )?(?:can bo|cong chuc|cbcc)/,
  },
  {
    field: "staff.trained",
    unit: /^(?:luot|nguoi)/,
    near: /(?:boi duong|dao tao)[^#]{0,24}: ?#/,
    sentence: /(?<![\p{L}])cu /u,
    not: /ke hoach|cchc|cai cach/,
  },
  {
    field: "staff.trained",
    unit: /^(?:luot|can bo|cong chuc|cbcc)/,
    near: /# ?luot (?:can bo|cong chuc|cbcc)/,
    sentence: /(?:tap huan|boi duong)[^#]*(?:tham gia|du|tham du) [^#]*#/,
    notSentence: /cong nghe so cong dong|nguoi dan|cchc|cai cach/,
  },
  {
    field: "staff.trained",
    unit: /^(?:luot|can bo|cong chuc|cbcc)/,
    near: /# ?(?:luot )?(?:can bo|cong chuc|cbcc)[^#]{0,20}(?:tham gia|du|duoc|tham du)[^#]{0,16}(?:tap huan|boi duong)(?! (?:\p{L}+ ){0,3}(?:cchc|cai cach))/u,
    lately: { field: "staff.total", among: /^(?:propaganda|staff|tthc|plan)\./ },
  },
  {
    field: "propaganda.training.people",
    unit: /^(?:thanh vien|hoc vien|doan vien|dai bieu|hoc sinh|giao vien|nguoi|luot|dong chi|can bo|cong chuc|cong dan|cbcc|hoi vien|d\/c)/,
    wide: TRAINING,
    notSentence:
      /bien che|nhan su|duoc (?:dao tao|boi duong)|(?<![\p{L}])da cu (?:\d|can bo|cong chuc|cbcc|luot|#)/u,
    notWide:
      /dao tao|luot boi duong|(?:can bo|cong chuc|cbcc)[^#]*(?:boi duong|tap huan)[^#]*ke hoach|boi duong # ?luot (?:can bo|cbcc|cong chuc)|ly luan chinh tri|theo hoc|(?:can bo|cong chuc|cbcc)[^#]*duoc (?:cu |boi duong)|boi duong (?:kien thuc|nghiep vu|chuyen mon|quan ly)|(?<![\p{L}])cu |(?:can bo|cong chuc|cbcc)[^#]*(?:di hoc| hoc (?:boi|cac|lop|nghi))|boi duong ?:? (?:theo )?ke hoach[^#]{0,10}#|# ?(?:luot )?(?:can bo|cong chuc|cbcc)[^#]{0,16} tham gia[^#]{0,16} boi duong|dua # ?(?:luot )?(?:can bo|cong chuc|cbcc)/u,
  },
  {
    field: "propaganda.training.people",
    unit: /^(?:luot|nguoi|hoc vien|dai bieu)/,
    near: /^[ ,]*# ?(?:luot )?(?:nguoi|hoc vien|dai bieu)[^\p{L}#]*$/u,
    lately: { field: "propaganda.training.classes", among: /./ },
  },
  {
    field: "propaganda.training.people",
    unit: /^(?:luot|nguoi|hoc vien|dai bieu)/,
    sentence: /(?:hoi nghi|lop|khoa|buoi) ?\/ ?#/,
    after: "propaganda.training.classes",
  },
  {
    field: null,
    unit: /^(?:luot|cong dan|nguoi dan|nguoi|ho gia dinh)/,
    sentence: /(?:(?<![\p{L}])(?:buoi|hoi nghi|cuoc hop|cuoc tuyen truyen|cuoc) )[^#;]*#/u,
    notSentence: /mot cua|bo phan|trung tam|hanh chinh cong|tap huan|doi thoai|ky nang/,
    wide: /tuyen truyen|thu hut|tham gia|tham du|nghe|luot/,
  },
  {
    field: "propaganda.conferences.embedded",
    unit: /^luot/,
    near: /# ?luot (?:sinh hoat|hop|hoi nghi)/,
    wide: /long ghep/,
    around: REFORM,
  },
  {
    field: "propaganda.conferences.embedded",
    unit: /^(?:luot|lan|$)/,
    near: /(?:hop|sinh hoat|hoi nghi)[^#]*: ?# ?(?:luot|lan) long ghep/,
    around: REFORM,
  },
  {
    field: "propaganda.citizens.reached",
    unit: /^(?:luot|cong dan|nguoi dan|nguoi|ho gia dinh)/,
    wide: /tuyen truyen|huong dan|ho tro|van dong|tiep can/,
    around:
      /bo phan (?:tiep nhan|mot cua|tn)|mot cua|trung tam (?:phuc vu|hanh chinh)|hanh chinh cong|truc tuyen|tai khoan|dich vu cong|cchc|cai cach|tthc/,
    notWide:
      /tap huan|truy cap|phan anh|hai long|hoi nghi|tham (?:gia|du)|nguoi du|du hop|# ?(?:luot )?(?:tiep can|xem|theo doi|tuong tac|thich|chia se|quan tam)/,
  },
  {
    field: "propaganda.training.people",
    unit: /^(?:thanh vien|hoc vien|doan vien|dai bieu|hoc sinh|giao vien|nguoi|luot|dong chi|can bo|cong chuc|hoi vien|d\/c)/,
    near: /tham gia|tham du|du |voi|cho|co|thu hut|# ?hoc vien|# ?(?:luot )?(?:nguoi|can bo) (?:hoc|du)/,
    after: "propaganda.training.classes",
    notWide:
      /(?<![\p{L}])cu |tuyen truyen|truy cap|dao tao|dat chuan|tieu chuan|thu (?:dien tu|cong vu)|hop thu|email|ky so|bien che|hien co|co mat|vi pham|ky luat|khen thuong|cam ket|thuong xuyen/u,
  },
];
