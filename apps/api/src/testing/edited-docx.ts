/** A .docx as somebody edited it, for tests. */

import { inflateRawSync } from "node:zlib";
import { readZipMembers } from "../files/zip-members.ts";
import { bytesInMemory } from "../files/byte-source.ts";
import { zipOf } from "./sample-files.ts";

/** The same file with the text in it changed; every member stored anew. */
export async function withText(file: Uint8Array, change: (xml: string) => string): Promise<Buffer> {
  const source = bytesInMemory(file);
  const members: Record<string, string> = {};
  for (const { name, offset, size, stored } of (await readZipMembers(source)) ?? []) {
    const head = await source.read(offset, 30);
    const from = offset + 30 + head.readUInt16LE(26) + head.readUInt16LE(28);
    const packed = await source.read(from, size);
    const text = (stored ? packed : inflateRawSync(packed)).toString("utf8");
    members[name] = name === "word/document.xml" ? change(text) : text;
  }
  return zipOf(members);
}
