/** Shortest and longest password the server takes, in characters. */
export const passwordLength = { min: 10, max: 128 } as const;

/** The three passwords as typed. */
export interface Typed {
  readonly current: string;
  readonly next: string;
  readonly again: string;
}

export type Problems = Partial<Record<keyof Typed, string>>;

/** What is wrong before anything is sent, by the field it stands under. */
export function passwordProblems({ current, next, again }: Typed): Problems {
  const problem =
    next.length < passwordLength.min
      ? `Mật khẩu mới cần ít nhất ${passwordLength.min} ký tự.`
      : next.length > passwordLength.max
        ? `Mật khẩu mới dài nhất ${passwordLength.max} ký tự.`
        : next === current
          ? "Mật khẩu mới phải khác mật khẩu hiện nay."
          : undefined;
  return {
    ...(current === "" ? { current: "Hãy gõ mật khẩu hiện nay." } : {}),
    ...(problem === undefined ? {} : { next: problem }),
    ...(again === next ? {} : { again: "Hai lần gõ mật khẩu mới chưa giống nhau." }),
  };
}
