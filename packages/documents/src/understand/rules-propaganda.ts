import type { Rule } from "./rule.ts";
import { MEETING, REFORM, TRAINING_RULES } from "./rules-training.ts";

const ORGANISATIONS =
  /mttq|mat tran|doan the|hoi phu nu|lhpn|doan thanh nien|doan tn|cong doan|hoi nong dan|cuu chien binh|cac hoi(?! nghi)|to chuc chinh tri/;
/** One association by name: where several are counted one by one, none is the sum. */
const ONE_BODY =
  "hoi (?:lien hiep )?(?:phu nu|nong dan|cuu chien binh|nguoi cao tuoi|chu thap do)|doan thanh nien|cong doan";

/** "trong đó: chuyên đề 01, lồng ghép 04": parts of the meetings just counted, by label alone. */
const PARTS_OF_MEETINGS: readonly Rule[] = (
  [
    ["own", /(?:chuyen de|to chuc rieng)[^#]{0,20}#/],
    ["embedded", /long ghep[^#]{0,20}#/],
    ["dialogues", /(?:doi thoai|tiep xuc)[^#]{0,30}#/],
    ["organisations", new RegExp(`(?:${ORGANISATIONS.source})[^#]{0,30}#`)],
    ["committee", /(?:ubnd|uy ban nhan dan)[^#]{0,20}#/],
  ] as const
).map(([part, near]) => ({
  field: `propaganda.conferences.${part}`,
  unit: /^$/,
  near,
  not: /lop|tap huan/,
  lately: {
    field: "propaganda.conferences.total",
    among: /^propaganda\.(?!conferences\.(?!total))/,
  },
  confidence: 0.8,
}));

/** Meetings, training, what hangs and stands, and what it cost. */
export const PROPAGANDA_RULES: readonly Rule[] = [
  {
    field: null,
    unit: MEETING,
    near: /giao ban|hop (?:ubnd|uy ban|hdnd|chi bo|dang uy|thuong ky|dinh ky|chuyen mon|lanh dao|so ket|tong ket)|thuong ky/,
    notSentence: /tuyen truyen|quan triet|pho bien|long ghep|cong (?:khai|bo)/,
  },
  {
    field: null,
    unit: MEETING,
    near: /phap luat|pbgdpl/,
    not: /cchc|cai cach|thu tuc/,
    notSentence: /cchc|cai cach hanh chinh/,
  },
  {
    field: null,
    unit: MEETING,
    near: new RegExp(`(?:${ONE_BODY})[^#]{0,12}#`),
    sentence: new RegExp(
      `(?:${ONE_BODY})[^.;]{0,12}\\d[^.;]*#|#[^.;]*(?:${ONE_BODY})[^.;]{0,12}\\d`,
    ),
    notSentence: /mttq|mat tran to quoc (?:to chuc|co)? ?\d/,
  },
  ...PARTS_OF_MEETINGS,
  { field: "propaganda.contests", unit: /^(?:hoi thi|cuoc thi)/ },
  {
    field: "propaganda.contests",
    unit: /^(?:cuoc|lan|dot)/,
    near: /^ *#/,
    sentence: /(?:hoi thi|cuoc thi)[^#;.]*\( ?#/,
  },
  {
    field: "propaganda.contests",
    unit: /^cuoc/,
    near: /(?:hoi thi|cuoc thi)[^#]*(?::|la) *#/,
  },
  ...TRAINING_RULES,
  {
    field: "propaganda.conferences.index_publication",
    unit: MEETING,
    wide: /(?:cong khai|cong bo|phan tich)[^#]{0,60}chi so|chi so[^#]{0,30}cchc/,
  },
  {
    field: "propaganda.conferences.dialogues",
    unit: /^(?:hoi nghi|cuoc(?! thi)|buoi|lan|dot|dien dan)/,
    near: /doi thoai|(?:tiep xuc|gap go)(?! cu tri)/,
  },
  {
    field: "propaganda.conferences.organisations",
    unit: MEETING,
    near: new RegExp(
      `(?:${ORGANISATIONS.source})[^#]{0,40}(?:tuyen truyen|to chuc|long ghep|:|co|la)?[^#]{0,20}#`,
    ),
    around: REFORM,
  },
  {
    field: "propaganda.conferences.own",
    unit: MEETING,
    near: /chuyen de|to chuc rieng|rieng ve|# ?(?:hoi nghi|cuoc|buoi)[^#]* rieng(?! cua)/,
    around: REFORM,
  },
  {
    field: "propaganda.conferences.embedded",
    unit: MEETING,
    sentence: /# ?(?:cuoc|buoi|hoi nghi|cuoc hop)? ?\( ?long ghep/,
    around: REFORM,
  },
  {
    field: "propaganda.conferences.embedded",
    unit: MEETING,
    near: /(?:tuyen truyen|pho bien)[^#]{0,30} (?:tai|trong)(?: cac)? # ?(?:cuoc|buoi) (?:hop|sinh hoat)/,
  },
  {
    field: "propaganda.conferences.total",
    unit: MEETING,
    near: /# ?(?:cuoc|buoi|hoi nghi)? ?(?:tuyen truyen|pho bien|quan triet)/,
    sentence: /#[^#]*(?:trong do|gom)/,
    not: /long ghep|chuyen de/,
    unseen: /^propaganda\.conferences\./,
    confidence: 0.8,
  },
  { field: "propaganda.conferences.embedded", unit: MEETING, near: /long ghep/, around: REFORM },
  {
    field: "propaganda.conferences.committee",
    unit: MEETING,
    near: /hoi nghi (?:cua|do) (?:ubnd|uy ban)[^#]{0,70}(?::|la) ?#|#[^#]{0,60}(?:cua (?:ubnd|uy ban)|do (?:ubnd|uy ban)|giao ban)|(?:ubnd|uy ban nhan dan)(?: xa| phuong| thi tran)?(?: to chuc| co| chu tri| trien khai| thuc hien| da| la)*:? ?#/,
    around: REFORM,
    not: /phoi hop/,
  },
  {
    field: "propaganda.conferences.organisations",
    unit: MEETING,
    wide: new RegExp(`#(?:(?!trong do|gom|cu the)[^#]){0,90}(?:${ORGANISATIONS.source})`),
    around: REFORM,
  },
  {
    field: "propaganda.conferences.embedded",
    unit: MEETING,
    wide: /long ghep/,
    around: REFORM,
    confidence: 0.8,
  },
  {
    field: "propaganda.conferences.total",
    unit: /^(?:cuoc|buoi)/,
    near: /hoi nghi[^#]*: ?#/,
    around: REFORM,
  },
  {
    field: "propaganda.conferences.total",
    unit: /^(?:hoi nghi|cuoc hoi nghi|buoi tuyen|cuoc hop|buoi|cuoc)/,
    wide: /tuyen truyen|pho bien|quan triet|cchc|cai cach|trien khai/,
    notWide: /kiem tra|giam sat|thanh tra/,
    unseen: /^propaganda\.conferences\.total$/,
    confidence: 0.85,
  },
  {
    field: "propaganda.conferences.total",
    unit: /^(?:cuoc hop|cuoc|buoi)/,
    near: /# ?(?:cuoc |buoi )?hop (?:dan|thon|ap|khu pho|to dan pho|xom|ban|buon)/,
    around: /tuyen truyen/,
    unseen: /^propaganda\.conferences\./,
    confidence: 0.8,
  },
  {
    field: "propaganda.conferences.total",
    unit: MEETING,
    near: /^[^#]*(?<![\p{L}])duoc # ?(?:cuoc|buoi|hoi nghi)/u,
    around: /tuyen truyen/,
    notSentence: /kiem tra|giam sat|thanh tra|tap huan/,
    unseen: /^propaganda\.conferences\./,
    confidence: 0.8,
  },
  {
    field: "propaganda.conferences.total",
    unit: MEETING,
    sentence: /hoi nghi[^:#;]{0,30}:[^#;]*#/,
    around: REFORM,
    not: /kiem tra|giam sat|thanh tra|tap huan/,
    unseen: /^propaganda\.conferences\./,
    confidence: 0.8,
  },
  {
    field: "propaganda.conferences.total",
    unit: /^hoi nghi/,
    around: /tuyen truyen/,
    unseen: /^propaganda\.conferences\.total$/,
    confidence: 0.7,
  },
  {
    field: "propaganda.conferences.total",
    unit: /^hoi nghi/,
    near: /to chuc/,
    notWide: /tap huan|kiem tra|chi bo|dang uy/,
    unseen: /^propaganda\.conferences\.total$/,
    confidence: 0.6,
  },
  {
    field: null,
    unit: /^$/,
    near: /# ?(?:met|m2|m|km)(?:2)?(?![\p{L}])/u,
  },
  {
    field: "propaganda.banners",
    unit: /^(?:bang (?:ron|zon|rol)|bang-ron|khau hieu|bang tuyen truyen)/,
  },
  {
    field: "propaganda.banners",
    unit: /^(?:chiec|cai|tam|bo|bang|tuyen|cau|)$/,
    near: /# ?(?:\p{L}+ )?(?:bang ron|bang zon|bang rol|khau hieu)|(?:bang ron|bang zon|khau hieu|bang rol)(?:[^#]{0,20}(?::|la|duoc))? *#/u,
  },
  { field: "propaganda.panels", unit: /^(?:pa ?-?no|ap phich)/ },
  {
    field: "propaganda.panels",
    unit: /^(?:chiec|cai|tam|bo|cum|bang|bien|)$/,
    near: /# ?(?:\p{L}+ )?(?:pa ?-?no|ap phich|bang pano)|(?:pa ?-?no|ap phich)(?:[^#]{0,20}(?::|la|duoc))? *#/u,
  },
  { field: "propaganda.models", unit: /^$/, near: /^[^#]*mo hinh[^#]*(?::|la) *#/ },
  { field: "propaganda.models", unit: /^(?:mo hinh|cach lam)/, notWide: /han che|chua/ },
  {
    field: "propaganda.models",
    unit: /^sang kien/,
    near: /cchc|cai cach/,
    notWide: /khong co|chua co|kinh nghiem/,
    confidence: 0.65,
  },
  { field: "propaganda.sketches", unit: /^(?:tieu pham|kich ban)/ },
  {
    field: null,
    unit: /dong$|^d$/,
    near: /^[ /]*#[^#]{0,12}(?:duoc giao|du toan|ke hoach)|^[ /]*(?:tren|trong) (?:tong )?(?:so )?(?:du toan|kinh phi) (?:duoc )?(?:giao|cap)[^#]*#/,
  },
  { field: null, unit: /dong$|^d$/, part: "denominator" },
  { field: "propaganda.spending", unit: /dong$|^d$/, near: /tuyen truyen/ },
  { field: "finance.reform_spending", unit: /dong$|^d$/, near: /cchc|cai cach hanh chinh/ },
  {
    field: "propaganda.spending",
    unit: /dong$|^d$/,
    near: /kinh phi|chi phi|tong chi|da chi/,
    title: /tuyen truyen/,
    confidence: 0.8,
  },
  {
    field: "propaganda.spending",
    unit: /dong$|^d$/,
    wide: /tuyen truyen|tin,? ?bai|pano|bang ron/,
  },
  { field: "finance.reform_spending", unit: /dong$|^d$/, wide: /cchc|cai cach hanh chinh/ },
  {
    field: "propaganda.spending",
    unit: /dong$|^d$/,
    around: /kinh phi[^.|]{0,60}tuyen truyen|tuyen truyen[^.|]{0,60}kinh phi/,
    confidence: 0.7,
  },
  {
    field: "finance.reform_spending",
    unit: /dong$|^d$/,
    around: /kinh phi[^.|]{0,60}(?:cchc|cai cach)/,
    confidence: 0.7,
  },
];
