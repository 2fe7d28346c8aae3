import type { ReactNode } from "react";
import { formatInstant } from "@cchc/domain/text/days";
import { Button } from "../button.tsx";

export interface Computer {
  readonly id: string;
  readonly label: string;
  readonly createdAt: string;
  readonly revokedAt: string | null;
}

export interface ComputerListProps {
  computers: readonly Computer[];
  busy: boolean;
  onRevoke: (id: string) => void;
}

/** Where an account signs packages, and the way to stop a computer that was lost or given away. */
export function ComputerList({ computers, busy, onRevoke }: ComputerListProps): ReactNode {
  if (computers.length === 0) return <p>Chưa có máy nào ký gói bằng tài khoản này.</p>;
  return (
    <ul className="c-tasks">
      {computers.map(({ id, label, createdAt, revokedAt }) => (
        <li key={id}>
          <p className="c-task-title">{label}</p>
          <p className="c-task-why">Đăng ký {formatInstant(createdAt)}</p>
          <p className="c-task-state">
            {revokedAt === null ? (
              <Button
                small
                disabled={busy}
                aria-label={`Thu hồi ${label}`}
                onClick={() => onRevoke(id)}
              >
                Thu hồi
              </Button>
            ) : (
              `Đã thu hồi ${formatInstant(revokedAt)}`
            )}
          </p>
        </li>
      ))}
    </ul>
  );
}
