/** A file that lies somewhere and is read in pieces. */
export interface ByteSource {
  /** Bytes. */
  readonly size: number;
  /** The bytes from an offset on; fewer than asked for at the end of the file. */
  read(offset: number, length: number): Promise<Buffer>;
}

/** Bytes that are in memory already. */
export function bytesInMemory(bytes: Uint8Array): ByteSource {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return {
    size: buffer.length,
    read: (offset, length) => Promise.resolve(buffer.subarray(offset, offset + length)),
  };
}
