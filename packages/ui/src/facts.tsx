import type { ReactNode } from "react";

export interface Fact {
  name: string;
  value: ReactNode;
}

export interface FactsProps {
  facts: readonly Fact[];
}

/** Name and value, line by line: check-answers, a receipt, the facts of a unit. */
export function Facts({ facts }: FactsProps): ReactNode {
  return (
    <dl className="c-facts">
      {facts.map(({ name, value }) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

export interface ReceiptProps {
  /** "ĐÃ NỘP 16:42 ngày 12/12/2023" */
  title: string;
  code: string;
  facts: readonly Fact[];
  children?: ReactNode;
}

/** What proves that a report has left the unit. */
export function Receipt({ title, code, facts, children }: ReceiptProps): ReactNode {
  return (
    <section className="c-receipt c-stack" aria-label="Biên nhận">
      <div>
        <h2>{title}</h2>
        <p className="c-quiet">Mã biên nhận</p>
        <p className="c-receipt-code">{code}</p>
      </div>
      <Facts facts={facts} />
      {children}
    </section>
  );
}
