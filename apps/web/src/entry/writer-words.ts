/** Who was first at a cell, as the person `me` reads it at the head of a sentence. */
export function writerWords(by: string, me: string): string {
  return by === me ? "Chính bạn, trên máy khác hoặc cửa sổ khác," : by;
}
