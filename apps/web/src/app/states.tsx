import { useQueryErrorResetBoundary } from "@tanstack/react-query";
import { type ErrorComponentProps, useRouter } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { Button, LinkButton } from "@cchc/ui/button";
import { PlainPage } from "@cchc/ui/page";
import { failureOf } from "../api.ts";

/** While a page is on its way. */
export function Waiting(): ReactNode {
  return (
    <PlainPage>
      <p className="c-loading" role="status">
        Đang tải…
      </p>
    </PlainPage>
  );
}

/** A page that could not be drawn: what is safe, and what to do. */
export function Failed({ error, reset }: ErrorComponentProps): ReactNode {
  const router = useRouter();
  const queries = useQueryErrorResetBoundary();
  return (
    <PlainPage>
      <div className="c-stack" role="alert">
        <h1>Chưa mở được trang này</h1>
        <p>{failureOf(error).message}</p>
        <p className="c-quiet">Số liệu đã lưu không mất; số liệu chưa gửi vẫn nằm trên máy này.</p>
        <div className="c-row">
          <Button
            tone="primary"
            onClick={() => {
              // Without it the failure kept from the first try is thrown again, unasked.
              queries.reset();
              reset();
              void router.invalidate();
            }}
          >
            Thử lại
          </Button>
          <LinkButton href="/">Về Việc cần làm</LinkButton>
        </div>
      </div>
    </PlainPage>
  );
}

export function NotFound(): ReactNode {
  return (
    <PlainPage>
      <div className="c-stack">
        <h1>Không có trang này</h1>
        <p>Kiểm tra lại đường dẫn, hoặc bắt đầu từ danh sách việc cần làm.</p>
        <LinkButton href="/" tone="primary">
          Về Việc cần làm
        </LinkButton>
      </div>
    </PlainPage>
  );
}
