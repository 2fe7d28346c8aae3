/** Characters of a new password at least; the server asks for no fewer. */
export const shortest = 10;

export interface Passwords {
  readonly current: string;
  readonly next: string;
  readonly again: string;
}

/** What is wrong before anything is sent, by field; empty where nothing is. */
export function passwordProblems({ current, next, again }: Passwords): Partial<Passwords> {
  return {
    ...(current === "" ? { current: "Gõ mật khẩu đang dùng." } : {}),
    ...(next.length < shortest
      ? { next: `Mật khẩu mới cần ít nhất ${shortest} ký tự.` }
      : next === current
        ? { next: "Mật khẩu mới phải khác mật khẩu đang dùng." }
        : {}),
    ...(again === next ? {} : { again: "Hai lần gõ mật khẩu mới chưa giống nhau." }),
  };
}
