import { createHmac, randomBytes } from "node:crypto";
import type { Auth } from "./auth.ts";
import { knownDeviceHeader } from "./auth.ts";
import { sameText } from "./same-text.ts";

/** How long a browser in which somebody signed in is known; that opens nothing, it only has tries of its own. */
const seconds = 365 * 24 * 60 * 60;

/** Over HTTPS the cookie is of this host alone, which asks for the whole path. */
function cookieOf({ options }: Auth) {
  return options.advanced.defaultCookieAttributes.secure
    ? { name: "__Host-cchc.device", about: "Path=/; Secure" }
    : { name: "cchc.device", about: "Path=/api/auth" };
}

/** The device's id where its cookie was given for this name. */
export function knownDevice(auth: Auth, username: string, request: Request): string | undefined {
  const { name } = cookieOf(auth);
  for (const part of (request.headers.get("cookie") ?? "").split("; ")) {
    if (!part.startsWith(`${name}=`)) continue;
    const [, id, seal] = /^([\w-]{22})\.([\w-]{43})$/u.exec(part.slice(name.length + 1)) ?? [];
    if (id !== undefined && seal !== undefined && sameText(seal, sealOf(auth, username, id))) {
      return id;
    }
  }
  return undefined;
}

/** Tells the library that the device is known, whatever the client says of itself. */
export function markDevice(request: Request, known: boolean): Request {
  const headers = new Headers(request.headers);
  if (known) headers.set(knownDeviceHeader, "1");
  else headers.delete(knownDeviceHeader);
  return new Request(request, { headers });
}

/** The answer to a first sign-in on a device, with its cookie. */
export function withDeviceCookie(auth: Auth, username: string, response: Response): Response {
  const id = randomBytes(16).toString("base64url");
  const { name, about } = cookieOf(auth);
  const headers = new Headers(response.headers);
  headers.append(
    "set-cookie",
    `${name}=${id}.${sealOf(auth, username, id)}; Max-Age=${seconds}; ${about}; HttpOnly; SameSite=Lax`,
  );
  const { status, statusText } = response;
  return new Response(response.body, { status, statusText, headers });
}

function sealOf(auth: Auth, username: string, id: string): string {
  return createHmac("sha256", auth.options.secret)
    .update(`device/${username}/${id}`, "utf8")
    .digest("base64url");
}
