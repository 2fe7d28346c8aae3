import { searchKey } from "@cchc/domain/text/search-key";
import { isLeaked } from "./leaked-passwords.ts";

/**
 * Words of passwords that are guessed first, above all what is set in Vietnamese offices; whole leaked
 * ones stand in `leaked-passwords.ts`. Compared without accents, capitals, spaces and the figures and
 * marks at the ends, so that `Matkhau@2024` is `matkhau`.
 */
const guessed: ReadonlySet<string> = new Set([
  "password",
  "passw0rd",
  "p@ssword",
  "p@ssw0rd",
  "passwordpassword",
  "qwerty",
  "qwertyuiop",
  "qwertyqwerty",
  "1qaz2wsx3edc",
  "qaz2wsx3edc",
  "q2w3e4r5t",
  "asdfghjkl",
  "zxcvbnm",
  "iloveyou",
  "iloveyou1314",
  "letmein",
  "welcome",
  "administrator",
  "admin",
  "adminadmin",
  "superadmin",
  "root",
  "changeme",
  "default",
  "computer",
  "internet",
  "football",
  "princess",
  "sunshine",
  "superman",
  "dragon",
  "monkey",
  "abcdef",
  "abcdefgh",
  "abcdefghij",
  "abcdefghijk",
  "abc",
  "abcabcabc",
  "aaaaaaaaaa",
  "a",
  "matkhau",
  "matkhaumoi",
  "matkhaucu",
  "doimatkhau",
  "khongbiet",
  "khongnho",
  "khongcomatkhau",
  "anhyeuem",
  "emyeuanh",
  "iloveyouforever",
  "yeuemnhieu",
  "yeuanhnhieu",
  "vietnam",
  "vietnamvodich",
  "tinhyeu",
  "giadinh",
  "hanhphuc",
  "conyeu",
  "bome",
  "xinchao",
  "chaoban",
  "nguyen",
  "nguyenvana",
  "tranvana",
  "hanoi",
  "saigon",
  "haiphong",
  "danang",
  "ninhbinh",
  "tamdiep",
  "canbo",
  "congchuc",
  "quantri",
  "quantrivien",
  "nguoidung",
  "taikhoan",
  "dangnhap",
  "ubnd",
  "ubndxa",
  "ubndphuong",
  "ubndhuyen",
  "ubndtinh",
  "uybannhandan",
  "cchc",
  "socchc",
  "caicachhanhchinh",
  "baocao",
  "motcua",
  "vanphong",
  "chutich",
  "bithu",
]);

/** Figures alone that are guessed first. */
const guessedFigures: ReadonlySet<string> = new Set([
  "0123456789",
  "0987654321",
  "9876543210",
  "1122334455",
  "1231231231",
  "123123123123",
  "123456123456",
  "1234512345",
  "1234567891",
  "12345678910",
  "123456789123",
  "1029384756",
  "1357924680",
]);

/** Said to whoever sets one. */
export const guessedSentence =
  "Mật khẩu này nằm trong danh sách dễ đoán nhất hoặc chỉ là tên của bạn: hãy đặt mật khẩu khác, ví dụ ghép vài từ không liên quan.";

/** Whether a password is among those that are tried first, or is little more than the person's own name. */
export function isGuessed(password: string, names: readonly string[] = []): boolean {
  const key = bare(password);
  if (guessed.has(key) || guessedFigures.has(password) || isRun(password)) return true;
  if (isLeaked(password)) return true;
  return names.map(bare).some((name) => name.length >= 3 && key === name);
}

function bare(text: string): string {
  const letters = searchKey(text).replaceAll(/[\s._-]/gu, "");
  return letters.replaceAll(/^[^a-z]+|[^a-z]+$/gu, "");
}

/** One character over and over, or each the next of the one before. */
function isRun(text: string): boolean {
  const codes = Array.from(text, (letter) => letter.codePointAt(0) ?? 0);
  const steps = codes.slice(1).map((code, index) => code - (codes[index] ?? 0));
  return steps.every((step) => step === 0) || steps.every((step) => step === 1 || step === -9);
}
