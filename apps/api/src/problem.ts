import {
  type ErrorCode,
  type ErrorParams,
  errorSentence,
  type Failure,
} from "@cchc/domain/text/messages";

type Arguments = { [C in ErrorCode]: [code: C, params: ErrorParams[C]] }[ErrorCode];

/** A refusal that the person can act on: a code of the closed list and the figures it needs. */
export class Problem extends Error {
  override readonly name = "Problem";
  readonly code: ErrorCode;
  readonly params: Failure["params"];

  constructor(...[code, params]: Arguments) {
    super(errorSentence(code, params));
    this.code = code;
    this.params = params;
  }
}
