import { codeOfDigest } from "@cchc/domain/scoring/sheet-code";
import { sha256 } from "../canonical.ts";

/** Eight letters drawn from the submission's id and content, `7K3M-9QPD`. */
export function receiptCode(submissionId: string, contentHash: string): string {
  return codeOfDigest(sha256(`${submissionId} ${contentHash}`));
}
