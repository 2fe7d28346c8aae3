import { crc32, deflateSync } from "node:zlib";

const width = 480;
const height = 320;

/** Grey of one point of a drawn notice board: three sheets with lines, and a square of dots. */
function shade(x: number, y: number): number {
  const sheet = Math.floor((x - 20) / 150);
  const [left, top] = [(x - 20) % 150, y - 40];
  const onSheet = x >= 20 && sheet < 3 && left < 130 && top >= 0 && top < 240;
  if (!onSheet) return 150;
  const [across, down] = [left - 35, top - 150];
  if (sheet === 2 && across >= 0 && across < 60 && down >= 0 && down < 60) {
    return (Math.floor(across / 6) * 7 + Math.floor(down / 6) * 5) % 3 === 0 ? 30 : 250;
  }
  const onLine = top > 20 && top < 140 && top % 14 < 3 && left > 14 && left < 116;
  return onLine ? 120 : 250;
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, "latin1"), data]);
  const size = Buffer.alloc(4);
  size.writeUInt32BE(data.length);
  const sum = Buffer.alloc(4);
  sum.writeUInt32BE(crc32(body));
  return Buffer.concat([size, body, sum]);
}

/** A drawn notice board as a PNG, the same bytes each time: nobody photographed it. */
export function samplePicture(): Buffer {
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  // Eight bits of grey.
  head.writeUInt8(8, 8);
  const lines = Buffer.alloc((width + 1) * height);
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) lines.writeUInt8(shade(x, y), y * (width + 1) + 1 + x);
  }
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk("IHDR", head),
    chunk("IDAT", deflateSync(lines)),
    chunk("IEND", Buffer.alloc(0)),
  ]);
}
