/** The browser's side of passkeys; loaded only when somebody uses one. */

import {
  browserSupportsWebAuthn,
  type PublicKeyCredentialCreationOptionsJSON,
  type PublicKeyCredentialRequestOptionsJSON,
  startAuthentication,
  startRegistration,
} from "@simplewebauthn/browser";

/** What the browser or the authenticator said, or one sentence why there is nothing. */
export type Answered<Answer> = { readonly answer: Answer } | { readonly failure: string };

/** Has the device make a passkey. */
export async function makePasskey(question: PublicKeyCredentialCreationOptionsJSON) {
  return asked(async () => {
    const { id, rawId, response } = await startRegistration({ optionsJSON: question });
    const { clientDataJSON, attestationObject, transports } = response;
    return {
      id,
      rawId,
      type: "public-key" as const,
      response: {
        clientDataJSON,
        attestationObject,
        ...(transports === undefined ? {} : { transports }),
      },
    };
  });
}

/** Has the device answer for its owner; as the sign-in's header carries it. */
export async function answerPasskey(
  question: PublicKeyCredentialRequestOptionsJSON,
): Promise<Answered<string>> {
  return asked(async () => {
    const { id, rawId, type, response } = await startAuthentication({ optionsJSON: question });
    const { clientDataJSON, authenticatorData, signature } = response;
    const plain = { id, rawId, type, response: { clientDataJSON, authenticatorData, signature } };
    return btoa(JSON.stringify(plain))
      .replaceAll("+", "-")
      .replaceAll("/", "_")
      .replaceAll("=", "");
  });
}

async function asked<Answer>(work: () => Promise<Answer>): Promise<Answered<Answer>> {
  if (!browserSupportsWebAuthn()) {
    return { failure: "Trình duyệt này không dùng được khóa đăng nhập: hãy dùng mã." };
  }
  try {
    return { answer: await work() };
  } catch (error) {
    const name = error instanceof Error ? error.name : "";
    if (name === "InvalidStateError") {
      return { failure: "Thiết bị này đã có khóa đăng nhập của bạn." };
    }
    if (name === "SecurityError") {
      return { failure: "Khóa đăng nhập chỉ dùng được ở địa chỉ chính thức của máy chủ." };
    }
    return { failure: "Chưa dùng được khóa: đã hủy hoặc hết giờ. Hãy thử lại." };
  }
}
