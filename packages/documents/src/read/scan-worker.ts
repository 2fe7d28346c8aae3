import { parentPort, workerData } from "node:worker_threads";
import { extractImages, getDocumentProxy } from "unpdf";
import { ReadProblem } from "./problem.ts";
import type { PageImage, ScanTask } from "./ocr.ts";
import type { ThreadMessage } from "./thread.ts";

const { bytes, page, most }: ScanTask = workerData;

function say(message: ThreadMessage<PageImage>): void {
  parentPort?.postMessage(message, []);
}

try {
  const pdf = await getDocumentProxy(new Uint8Array(bytes), { verbosity: 0 });
  if (pdf.numPages > most) throw new ReadProblem("too-many-pages");
  const images = await extractImages(pdf, page);
  const [largest] = images.toSorted((a, b) => b.width * b.height - a.width * a.height);
  say({
    kind: "answer",
    answer: { pages: pdf.numPages, image: largest === undefined ? null : netpbm(largest) },
  });
} catch (error) {
  say({ kind: "problem", code: error instanceof ReadProblem ? error.code : "corrupt" });
}

interface Pixels {
  readonly data: Uint8ClampedArray;
  readonly width: number;
  readonly height: number;
  readonly channels: 1 | 3 | 4;
}

/** The picture in the plainest format that there is; what shines through is dropped. */
function netpbm({ data, width, height, channels }: Pixels): Uint8Array {
  const kept = channels === 1 ? 1 : 3;
  const head = Buffer.from(`P${kept === 1 ? 5 : 6}\n${width} ${height}\n255\n`);
  if (kept === channels) return Buffer.concat([head, Buffer.from(data)]);
  const body = Buffer.alloc(width * height * 3);
  for (let from = 0, to = 0; to < body.length; from += channels, to += 3) {
    body.set(data.subarray(from, from + 3), to);
  }
  return Buffer.concat([head, body]);
}
