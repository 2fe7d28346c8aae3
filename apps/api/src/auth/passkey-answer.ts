import { z } from "zod";

const base64url = (most: number) =>
  z
    .string()
    .regex(/^[A-Za-z0-9_-]+$/u)
    .max(most);

const credential = {
  id: base64url(1400),
  rawId: base64url(1400),
  type: z.literal("public-key"),
};

/** What a browser sends of a new passkey. Source: WebAuthn level 3, `RegistrationResponseJSON`. */
export const newPasskeyAnswer = z.object({
  ...credential,
  response: z.object({
    clientDataJSON: base64url(4000),
    attestationObject: base64url(20_000),
    transports: z
      .array(z.string().regex(/^[a-z-]{1,20}$/u))
      .max(10)
      .default([]),
  }),
});

export type NewPasskeyAnswer = z.infer<typeof newPasskeyAnswer>;

/** What a browser sends to sign in. Source: WebAuthn level 3, `AuthenticationResponseJSON`. */
const signInAnswer = z.object({
  ...credential,
  response: z.object({
    clientDataJSON: base64url(4000),
    authenticatorData: base64url(4000),
    signature: base64url(2000),
  }),
});

export type SignInAnswer = z.infer<typeof signInAnswer>;

/** The answer in a sign-in's header: JSON in base64url; null where it is none. */
export function readSignInAnswer(header: string): SignInAnswer | null {
  const parsed = signInAnswer.safeParse(readJson(header));
  return parsed.success ? parsed.data : null;
}

/** The challenge that an answer says it is to; `""` where it says none. */
export function challengeOf({
  response,
}: {
  readonly response: { clientDataJSON: string };
}): string {
  const parsed = z
    .object({ challenge: z.string().max(200) })
    .safeParse(readJson(response.clientDataJSON));
  return parsed.success ? parsed.data.challenge : "";
}

function readJson(encoded: string): unknown {
  const parse: (text: string) => unknown = JSON.parse;
  try {
    return parse(Buffer.from(encoded, "base64url").toString("utf8"));
  } catch {
    // Not JSON: nothing was answered.
    return undefined;
  }
}
