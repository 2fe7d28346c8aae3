import type { ErrorCode, ErrorParams } from "@cchc/domain/text/messages";
import { errorSentence } from "@cchc/domain/text/messages";

/** A refusal that the person can act on: a code of the closed list and the figures it needs. */
export class Problem<Code extends ErrorCode = ErrorCode> extends Error {
  readonly code: Code;
  readonly params: ErrorParams[Code];

  constructor(code: Code, params: ErrorParams[Code]) {
    super(errorSentence(code, params));
    this.name = "Problem";
    this.code = code;
    this.params = params;
  }
}
