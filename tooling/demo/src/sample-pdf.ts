/**
 * A one-page PDF of a few lines. The fonts that every reader has know no Vietnamese, so the lines go
 * without accents; the title keeps them.
 */
export function samplePdf(title: string, lines: readonly string[]): Buffer {
  const text = lines
    .map((line, at) => `BT /F1 14 Tf 72 ${760 - at * 24} Td (${plain(line)}) Tj ET`)
    .join("\n");
  const utf16 = Buffer.from(`\ufeff${title}`, "utf16le").swap16().toString("hex").toUpperCase();
  const objects = [
    "<< /Type /Catalog /Pages 2 0 R >>",
    "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
    "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 5 0 R /Resources << /Font << /F1 4 0 R >> >> >>",
    "<< /Type /Font /Subtype /Type1 /BaseFont /Times-Roman >>",
    `<< /Length ${text.length} >>\nstream\n${text}\nendstream`,
    `<< /Title <${utf16}> >>`,
  ];
  let file = "%PDF-1.4\n";
  const places = objects.map((object, at) => {
    const place = file.length;
    file += `${at + 1} 0 obj\n${object}\nendobj\n`;
    return String(place).padStart(10, "0");
  });
  const table = places.map((place) => `${place} 00000 n \n`).join("");
  const size = objects.length + 1;
  file += `xref\n0 ${size}\n0000000000 65535 f \n${table}trailer\n<< /Size ${size} /Root 1 0 R /Info 6 0 R >>\nstartxref\n${file.length}\n%%EOF\n`;
  return Buffer.from(file, "latin1");
}

function plain(line: string): string {
  return line
    .normalize("NFD")
    .replaceAll(/\p{M}/gu, "")
    .replaceAll("đ", "d")
    .replaceAll("Đ", "D")
    .replaceAll(/[^\x20-\x7e]/g, "-")
    .replaceAll(/[\\()]/g, "\\$&");
}
