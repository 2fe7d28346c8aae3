import type { ReactNode } from "react";
import { type FactorCalls, FactorSection, type FactorSectionProps } from "./factor-section.tsx";
import { type MailCalls, MailSection, type MailSectionProps } from "./mail-section.tsx";
import { type SessionCalls, SessionSection, type SessionSectionProps } from "./session-section.tsx";

export interface OwnSectionsProps {
  client: { readonly session: FactorCalls & SessionCalls; readonly mail: MailCalls };
  names: {
    readonly session: FactorSectionProps["names"] & SessionSectionProps["names"];
    readonly mail: MailSectionProps["names"];
  };
}

/** The second step of signing in, where one is signed in, and the address for the day's letter. */
export function OwnSections({ client, names }: OwnSectionsProps): ReactNode {
  return (
    <>
      <FactorSection session={client.session} names={names.session} />
      <SessionSection session={client.session} names={names.session} />
      <MailSection mail={client.mail} names={names.mail} />
    </>
  );
}
