import { describe, expect, test } from "vitest";
import { convertCharset } from "./charset.ts";
import { cleanText } from "./clean.ts";
import { understand } from "./understand.ts";

/** As typed in the fonts .VnTime (TCVN3) and VNI-Times, and as it reads. */
const SAMPLES = [
  {
    name: "tcvn3",
    typed:
      "Céng hßa x· héi chñ nghÜa ViÖt Nam\n§éc lËp - Tù do - H¹nh phóc\nUû ban nh©n d©n x· B×nh S¬n\nTæng sè hå s¬ tiÕp nhËn: 1.204 hå s¬, trong ®ã trùc tuyÕn 1.100 hå s¬, trùc tiÕp 104 hå s¬. Phæ biÕn kü n¨ng, dÞch vô c«ng ë toµn x·, tr¶ lêi ngay.",
    reads:
      "Cộng hòa xã hội chủ nghĩa Việt Nam\nĐộc lập - Tự do - Hạnh phúc\nUỷ ban nhân dân xã Bình Sơn\nTổng số hồ sơ tiếp nhận: 1.204 hồ sơ, trong đó trực tuyến 1.100 hồ sơ, trực tiếp 104 hồ sơ. Phổ biến kỹ năng, dịch vụ công ở toàn xã, trả lời ngay.",
  },
  {
    name: "vni",
    typed:
      "Coäng hoøa xaõ hoäi chuû nghóa Vieät Nam\nÑoäc laäp - Töï do - Haïnh phuùc\nUÛy ban nhaân daân xaõ Bình Sôn\nToång soá hoà sô tieáp nhaän: 1.204 hoà sô, trong ñoù tröïc tuyeán 1.100 hoà sô, tröïc tieáp 104 hoà sô. Phoå bieán kyõ naêng, dòch vuï coâng ôû toaøn xaõ, traû lôøi ngay.",
    reads:
      "Cộng hòa xã hội chủ nghĩa Việt Nam\nĐộc lập - Tự do - Hạnh phúc\nỦy ban nhân dân xã Bình Sơn\nTổng số hồ sơ tiếp nhận: 1.204 hồ sơ, trong đó trực tuyến 1.100 hồ sơ, trực tiếp 104 hồ sơ. Phổ biến kỹ năng, dịch vụ công ở toàn xã, trả lời ngay.",
  },
] as const;

describe.each(SAMPLES)("$name", ({ name, typed, reads }) => {
  const { letters, converted } = convertCharset(typed);

  test("is known and read as Unicode", () => {
    expect(converted).toBe(name);
    expect(letters.map(({ char }) => char).join("")).toBe(reads);
    expect(cleanText(typed).text).toBe(reads);
  });

  test("every letter leads back to what was typed, without gaps", () => {
    let at = 0;
    for (const { start, end } of letters) {
      expect(start).toBe(at);
      at = end;
    }
    expect(at).toBe(typed.length);
  });

  test("figures are read, with their places in the text as typed", () => {
    const { figures, findings } = understand(typed);
    expect(figures.map(({ field, value }) => [field, value])).toEqual([
      ["tthc.received.total", 1204],
      ["tthc.received.online", 1100],
      ["tthc.received.direct", 104],
    ]);
    expect(figures.map(({ start, end }) => typed.slice(start, end))).toEqual([
      "1.204",
      "1.100",
      "104",
    ]);
    expect(findings.map(({ kind }) => kind)).toContain("encoding");
  });
});

test("Unicode stays as it is, composed or not, and so does a text too short to tell", () => {
  const unicode = SAMPLES[0].reads;
  for (const text of [unicode, unicode.normalize("NFD"), "Déjà vu à Nîmes", "ñ"]) {
    const { letters, converted } = convertCharset(text);
    expect(converted).toBeNull();
    expect(letters.map(({ char }) => char).join("")).toBe(text);
  }
});

test("a French text with many accents is not taken for an old Vietnamese font", () => {
  const french =
    "Les communes ont présenté leurs résultats à la préfète: l'état des réformes a été vérifié, répété, complété, à côté des conseillères déléguées.";
  expect(convertCharset(french).converted).toBeNull();
});
