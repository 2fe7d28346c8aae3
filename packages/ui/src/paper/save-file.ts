/** A file could not be made; `message` is one Vietnamese sentence. */
export class SaveError extends Error {}

/** Fetches a file that the server makes and gives it to the browser to keep. @throws SaveError */
export async function saveFile(path: string): Promise<void> {
  let response: Response;
  try {
    response = await fetch(path);
  } catch {
    throw new SaveError("Không nối được với máy chủ. Kiểm tra đường truyền rồi thử lại.");
  }
  if (!response.ok) throw new SaveError(sentenceIn(await response.text()));
  const url = URL.createObjectURL(await response.blob());
  const link = document.createElement("a");
  link.href = url;
  link.download = nameIn(response.headers.get("content-disposition") ?? "");
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}

/** The server's refusal, `{ error: { message } }`; a proxy's own page says nothing to people. */
function sentenceIn(text: string): string {
  const unknown = "Máy chủ chưa tạo được tệp này: hãy thử lại sau ít phút.";
  try {
    const body: unknown = JSON.parse(text);
    if (typeof body !== "object" || body === null || !("error" in body)) return unknown;
    const { error } = body;
    if (typeof error !== "object" || error === null || !("message" in error)) return unknown;
    return typeof error.message === "string" ? error.message : unknown;
  } catch {
    return unknown;
  }
}

/** The name in full, `filename*=UTF-8''…`. */
export function nameIn(disposition: string): string {
  const encoded = /filename\*=UTF-8''([^;]+)/.exec(disposition)?.[1];
  return encoded === undefined ? "van-ban" : decodeURIComponent(encoded);
}
