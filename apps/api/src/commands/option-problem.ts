/**
 * What is wrong with the options of a command, in Vietnamese: Node tells it in English. `undefined`
 * for any other failure.
 */
export function readProblem(error: unknown): string | undefined {
  if (!(error instanceof Error) || !("code" in error)) return undefined;
  const named = /'(-{0,2}[^' <]+)/.exec(error.message)?.[1] ?? "";
  switch (error.code) {
    case "ERR_PARSE_ARGS_UNKNOWN_OPTION":
      return `Không có tùy chọn “${named}”.`;
    case "ERR_PARSE_ARGS_INVALID_OPTION_VALUE":
      return /does not take an argument/.test(error.message)
        ? `Tùy chọn “${lastOption(error.message)}” không có giá trị đi kèm.`
        : `Tùy chọn “${lastOption(error.message)}” thiếu giá trị.`;
    case "ERR_PARSE_ARGS_UNEXPECTED_POSITIONAL":
      return `Không hiểu “${named}”: lệnh này không nhận gì ngoài các tùy chọn.`;
    default:
      return undefined;
  }
}

/** `'-k, --keep <value>'`: the long name of an option that the message is about. */
function lastOption(message: string): string {
  return /--[a-z][a-z-]*/.exec(message)?.[0] ?? "";
}
