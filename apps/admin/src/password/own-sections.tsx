import type { ReactNode } from "react";
import { FactorSection } from "@cchc/ui/account/factor-section";
import { MailSection } from "@cchc/ui/account/mail-section";
import { SessionSection } from "@cchc/ui/account/session-section";
import { api, client } from "../api.ts";

const session = {
  all: api.session.pathKey(),
  factor: api.session.factor.queryKey(),
  mine: api.session.mine.queryKey(),
};
const mail = { all: api.mail.pathKey(), mine: api.mail.mine.queryKey() };

/** The second step of signing in, where one is signed in, and the address for the day's letter. */
export function OwnSections(): ReactNode {
  return (
    <>
      <FactorSection session={client.session} keys={session} />
      <SessionSection session={client.session} keys={session} />
      <MailSection mail={client.mail} keys={mail} />
    </>
  );
}
