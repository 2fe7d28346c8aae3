/** Where passkeys are made and used: they belong to a host name and to nothing else. */
export interface PasskeyPlace {
  /** The relying party's id: the host alone. */
  readonly rpId: string;
  readonly origin: string;
}

/**
 * The place of a server whose public address (`CCHC_ORIGIN`) is a host by name behind HTTPS, or
 * `localhost`; undefined where browsers offer no passkeys. Source: WebAuthn level 3, 5.1.3.
 */
export function passkeyPlace(address: string | undefined): PasskeyPlace | undefined {
  if (address === undefined || !URL.canParse(address)) return undefined;
  const { protocol, hostname, origin } = new URL(address);
  const local = hostname === "localhost";
  if (!local && (protocol !== "https:" || /^[\d.]+$|^\[/u.test(hostname))) return undefined;
  return { rpId: hostname, origin };
}
