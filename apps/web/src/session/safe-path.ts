/** A path of this app to go on to; anything that could lead elsewhere goes home. */
export function safePath(text: string | null): string {
  return text !== null && /^\/(?![/\\])/.test(text) && !text.startsWith("/dang-nhap") ? text : "/";
}
