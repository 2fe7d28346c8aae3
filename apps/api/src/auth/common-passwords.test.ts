import { describe, expect, test } from "vitest";
import { passwordLength } from "./auth.ts";
import { isGuessed } from "./common-passwords.ts";
import { isLeaked, leakedCount } from "./leaked-passwords.ts";

describe("passwords that are guessed first", () => {
  test.each([
    "password123",
    "P@ssw0rd2024",
    "Matkhau@2024",
    "MẬT KHẨU 123",
    "quantri-2025",
    "1234567890",
    "12345678901234567890",
    "0000000000",
    "abcdefghij",
    "qwertyuiop",
    "UBND@123456",
    "anhyeuem1990",
  ])("%s is refused", (password) => {
    expect(isGuessed(password)).toBe(true);
  });

  test.each([
    "2023-2024-2025",
    "mat-khau-thu-2023",
    "con trâu già gặm cỏ bờ đê",
    "7Xk2-mQ9r-Tz4w-Vb8n",
    "matkhaucuacobechanbo",
    "8403951726",
  ])("%s is taken: no rule asks for signs or capitals", (password) => {
    expect(isGuessed(password)).toBe(false);
  });

  test("the 3 000 that leaked most often and are long enough to be set, capitals aside", () => {
    expect(leakedCount).toBe(3000);
    for (const password of [
      "1q2w3e4r5t",
      "Manchester",
      "christopher",
      "onetreehill",
      "pi31415926",
    ]) {
      expect(password.length).toBeGreaterThanOrEqual(passwordLength.min);
      expect(isLeaked(password), password).toBe(true);
      expect(isGuessed(password), password).toBe(true);
    }
    for (const password of ["manchesterr", "onetreehil", "con trâu già gặm cỏ bờ đê", ""]) {
      expect(isLeaked(password), password).toBe(false);
    }
  });

  test("one's own name with a year is refused, a name inside a longer text is not", () => {
    expect(isGuessed("NguyenThiHoa1990", ["Nguyễn Thị Hoa", "hoa.nt"])).toBe(true);
    expect(isGuessed("hoa.nt-20242024", ["Nguyễn Thị Hoa", "hoa.nt"])).toBe(true);
    expect(isGuessed("hoa.nt thích cà phê", ["Nguyễn Thị Hoa", "hoa.nt"])).toBe(false);
  });
});
