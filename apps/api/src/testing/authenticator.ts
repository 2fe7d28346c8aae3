import { createHash, generateKeyPairSync, randomBytes, sign } from "node:crypto";

/** What of a request for a passkey an authenticator looks at. */
interface Question {
  readonly challenge: string;
}

/** What may be told otherwise than it is. */
interface Lies {
  readonly origin?: string;
  readonly rpId?: string;
  readonly counter?: number;
  readonly type?: string;
}

const bit = { present: 0x01, verified: 0x04, attested: 0x40 } as const;

/** A passkey in software: ES256, attestation "none", a count of its uses. Source: WebAuthn level 3. */
export function createAuthenticator(origin: string) {
  const { privateKey, publicKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
  const id = randomBytes(32);
  let counter = 0;

  function clientData(type: string, { challenge }: Question, lies: Lies): Buffer {
    const { origin: told = origin } = lies;
    return Buffer.from(
      JSON.stringify({ type: lies.type ?? type, challenge, origin: told, crossOrigin: false }),
    );
  }

  function authenticatorData(flags: number, lies: Lies, more: Buffer = Buffer.alloc(0)): Buffer {
    const count = Buffer.alloc(4);
    count.writeUInt32BE(lies.counter ?? counter);
    const host = lies.rpId ?? new URL(origin).hostname;
    return Buffer.concat([sha256(Buffer.from(host)), Buffer.from([flags]), count, more]);
  }

  function coseKey(): Buffer {
    const { x = "", y = "" } = publicKey.export({ format: "jwk" });
    return cborMap([
      [cborInteger(1), cborInteger(2)],
      [cborInteger(3), cborInteger(-7)],
      [cborInteger(-1), cborInteger(1)],
      [cborInteger(-2), cborBytes(Buffer.from(x, "base64url"))],
      [cborInteger(-3), cborBytes(Buffer.from(y, "base64url"))],
    ]);
  }

  const named = { id: encoded(id), rawId: encoded(id), type: "public-key" as const };
  return {
    id: named.id,
    /** The answer to the question of a new passkey. */
    register(question: Question, lies: Lies = {}) {
      const length = Buffer.alloc(2);
      length.writeUInt16BE(id.length);
      const attested = Buffer.concat([Buffer.alloc(16), length, id, coseKey()]);
      const data = authenticatorData(bit.present | bit.verified | bit.attested, lies, attested);
      const attestation = cborMap([
        [cborText("fmt"), cborText("none")],
        [cborText("attStmt"), cborMap([])],
        [cborText("authData"), cborBytes(data)],
      ]);
      const response = {
        clientDataJSON: encoded(clientData("webauthn.create", question, lies)),
        attestationObject: encoded(attestation),
        transports: ["internal"],
      };
      return { ...named, response };
    },
    /** The answer to the question of a sign-in. */
    assert(question: Question, lies: Lies = {}) {
      counter += 1;
      const client = clientData("webauthn.get", question, lies);
      const data = authenticatorData(bit.present, lies);
      const signature = sign("sha256", Buffer.concat([data, sha256(client)]), privateKey);
      const response = {
        clientDataJSON: encoded(client),
        authenticatorData: encoded(data),
        signature: encoded(signature),
      };
      return { ...named, response };
    },
  };
}

function encoded(bytes: Buffer): string {
  return bytes.toString("base64url");
}

function sha256(bytes: Buffer): Buffer {
  return createHash("sha256").update(bytes).digest();
}

/** The first bytes of a CBOR item. Source: RFC 8949, 3. */
function head(major: number, value: number): Buffer {
  const kind = major << 5;
  if (value < 24) return Buffer.from([kind | value]);
  if (value < 256) return Buffer.from([kind | 24, value]);
  return Buffer.from([kind | 25, value >> 8, value & 0xff]);
}

function cborInteger(value: number): Buffer {
  return value < 0 ? head(1, -1 - value) : head(0, value);
}

function cborBytes(bytes: Buffer): Buffer {
  return Buffer.concat([head(2, bytes.length), bytes]);
}

function cborText(text: string): Buffer {
  return Buffer.concat([head(3, Buffer.byteLength(text)), Buffer.from(text)]);
}

function cborMap(entries: readonly (readonly [Buffer, Buffer])[]): Buffer {
  return Buffer.concat([head(5, entries.length), ...entries.flat()]);
}
