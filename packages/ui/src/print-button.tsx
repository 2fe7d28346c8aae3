import type { ReactNode } from "react";
import { Button } from "./button.tsx";
import { Icon } from "./icon.tsx";

export interface PrintButtonProps {
  label?: string;
  small?: boolean;
}

export function PrintButton({ label = "In", small = false }: PrintButtonProps): ReactNode {
  return (
    <Button
      small={small}
      onClick={() => {
        window.print();
      }}
    >
      <Icon name="print" />
      {label}
    </Button>
  );
}
