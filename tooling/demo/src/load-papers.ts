import { receiveUpload, type Upload } from "@cchc/api/files/upload";
import { addDocument } from "@cchc/api/register/write";
import type { Services } from "@cchc/api/services";
import { type Paper, paperId, papers } from "./papers.ts";
import { samplePdf } from "./sample-pdf.ts";
import { unitIds } from "./unit-ids.ts";
import { demoUser, officerOf, operationId, servicesAt, writeAt } from "./writing.ts";

interface Sample {
  readonly paper: string;
  readonly name: string;
  readonly bytes: Buffer;
}

const notice = "Số liệu minh họa: tệp này được dựng để trình bày, không phải bản chụp văn bản.";

function pdf(numbered: string, day: string, name: string): Sample {
  const bytes = samplePdf(`Số liệu minh họa – ${numbered}`, [
    "Số liệu minh họa",
    `Tệp mẫu kèm mục ${numbered} trong sổ.`,
    "Không phải bản chụp văn bản, không dùng làm căn cứ.",
  ]);
  return { paper: paperId(unitIds.ward, numbered, day), name, bytes };
}

/** Three of the ward's papers carry a file, each of them made up and saying so. */
const samples: readonly Sample[] = [
  pdf("71/KH-UBND", "2022-12-30", "71-KH-UBND (minh họa).pdf"),
  pdf("70/KH-UBND", "2022-12-30", "70-KH-UBND (minh họa).pdf"),
  {
    paper: paperId(unitIds.ward, "16/TB-UBND", "2023-04-27"),
    name: "niêm yết 16-TB-UBND (minh họa).txt",
    bytes: Buffer.from(`${notice}\nĐăng tại bộ phận một cửa, trang thông tin và mã QR.\n`),
  },
];

/** The registers of the seed units. */
export async function loadPapers(services: Services): Promise<void> {
  for (const paper of papers) {
    const instant = `${paper.issuedOn ?? "2023-01-02"}T15:00+07:00`;
    const uploads: Upload[] = [];
    for (const sample of samples.filter((one) => one.paper === paper.id)) {
      uploads.push(await upload(servicesAt(services, instant), paper, sample));
    }
    const when = { instant, name: `paper ${paper.id}` };
    await writeAt(services, when, async (tx, stamp) => {
      await addDocument(tx, paper, uploads, stamp);
    });
  }
}

function upload(services: Services, { unitId }: Paper, { name, bytes }: Sample): Promise<Upload> {
  return receiveUpload(services, officerOf(unitId, demoUser), {
    opId: operationId(`file ${name}`),
    unitId,
    name,
    source: new Blob([new Uint8Array(bytes)]).stream(),
  });
}
