import { bytesInMemory } from "../files/byte-source.ts";
import { readZipMembers } from "../files/zip-members.ts";

/** The member of a .docx that holds its text. */
export const textMember = "word/document.xml";

/** A packed member and where its bytes lie. */
export interface PackedText {
  readonly from: number;
  readonly to: number;
  readonly stored: boolean;
}

/** Where the text of a .docx lies in its file; one for each member of that name. */
export async function findPackedText(file: Uint8Array): Promise<readonly PackedText[]> {
  const source = bytesInMemory(file);
  const members = (await readZipMembers(source)) ?? [];
  const found: PackedText[] = [];
  for (const { name, offset, size, stored } of members) {
    if (name !== textMember) continue;
    const head = await source.read(offset, 30);
    if (head.length < 30) continue;
    const from = offset + 30 + head.readUInt16LE(26) + head.readUInt16LE(28);
    found.push({ from, to: from + size, stored });
  }
  return found;
}
