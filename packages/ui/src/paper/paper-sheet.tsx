import { type ReactNode, useMemo } from "react";
import { placeAndDate } from "@cchc/domain/document/place";
import { signerLines } from "@cchc/domain/document/signer";
import { formatSymbol } from "@cchc/domain/document/symbol";
import {
  type Annex,
  figuresOfDocument,
  type FigureRun,
  type OfficialDocument,
} from "@cchc/domain/report-text/block";
import { headSizes } from "./head-sizes.ts";
import { Blocks, type SlotRender, styleOf } from "./blocks.tsx";
import { type FigureActions, FigureContext, FigurePlaces } from "./runs.tsx";

export interface PaperSheetProps {
  document: OfficialDocument;
  /** Makes every figure a button; absent where the paper is only read. */
  figures?: FigureActions | undefined;
  slot?: SlotRender | undefined;
}

/** An official document on the screen as it lies on paper: white in both themes, a sheet an annex. */
export function PaperSheet({ document, figures, slot }: PaperSheetProps): ReactNode {
  const places = useMemo(
    () => new Map<FigureRun, number>(figuresOfDocument(document).map((figure, at) => [figure, at])),
    [document],
  );
  const { layout, notice } = document;
  return (
    <FigurePlaces value={places}>
      <FigureContext value={figures}>
        <article className="p-sheet" aria-label={`${document.typeName} ${document.about}`}>
          {notice !== undefined && <p className="p-notice">{notice}</p>}
          <Head document={document} />
          <Title document={document} />
          <Blocks blocks={document.blocks} layout={layout} slot={slot} />
          <End document={document} />
        </article>
        {document.annexes.map((annex) => (
          <AnnexSheet key={annex.number} annex={annex} document={document} />
        ))}
      </FigureContext>
    </FigurePlaces>
  );
}

function Head({ document }: { document: OfficialDocument }): ReactNode {
  const { layout, superior, issuer, number, symbol, place, day, year } = document;
  const last = issuer.at(-1);
  const date = placeAndDate(place, day, year);
  const sized = headSizes(layout, { issuer, date });
  const styles = {
    superior: sized("superior"),
    issuer: sized("issuer"),
    nation: sized("nation"),
    motto: sized("motto"),
    placeDate: sized("placeDate"),
    symbol: sized("symbol"),
  };
  return (
    <header className="p-head">
      <div>
        {superior.map((line) => (
          <p key={line} style={styleOf(styles.superior)}>
            {line}
          </p>
        ))}
        {issuer.slice(0, -1).map((line) => (
          <p key={line} style={styleOf(styles.issuer)}>
            {line}
          </p>
        ))}
        <p style={styleOf(styles.issuer)}>
          <span className="p-ruled p-ruled-short">{last}</span>
        </p>
        <p className="p-symbol" style={styleOf(styles.symbol)}>
          Số: {formatSymbol(number, symbol)}
        </p>
      </div>
      <div>
        <p className="p-nation" style={styleOf(styles.nation)}>
          {layout.nation}
        </p>
        <p style={styleOf(styles.motto)}>
          <span className="p-ruled">{layout.motto}</span>
        </p>
        <p className="p-symbol" style={styleOf(styles.placeDate)}>
          {date}
        </p>
      </div>
    </header>
  );
}

function Title({ document }: { document: OfficialDocument }): ReactNode {
  const { layout, typeName, about, addressees } = document;
  const { styles } = layout;
  const [only] = addressees;
  const style = styleOf(styles.addressee);
  return (
    <div className="p-title">
      <h2 style={styleOf(styles.typeName)}>{typeName}</h2>
      <p style={styleOf(styles.about)}>
        <span className="p-ruled p-ruled-short">{about}</span>
      </p>
      {addressees.length === 1 && (
        <p className="p-addressee" style={style}>
          Kính gửi: {only}
        </p>
      )}
      {addressees.length > 1 && (
        <div className="p-addressees" style={style}>
          <p>Kính gửi:</p>
          {addressees.map((one) => (
            <p key={one}>- {one};</p>
          ))}
        </div>
      )}
    </div>
  );
}

function End({ document }: { document: OfficialDocument }): ReactNode {
  const { layout, receivers, signer } = document;
  const { styles } = layout;
  return (
    <footer className="p-end">
      <div>
        <p style={styleOf(styles.receiversWord)}>Nơi nhận:</p>
        {receivers.map((one) => (
          <p key={one} style={styleOf(styles.receivers)}>
            - {one};
          </p>
        ))}
        <p style={styleOf(styles.receivers)}>- Lưu: VT.</p>
      </div>
      <div>
        {signerLines(signer).map((line) => (
          <p key={line} style={styleOf(styles.signerTitle)}>
            {line}
          </p>
        ))}
        <p className="p-signer" style={styleOf(styles.signerName)}>
          {signer.name ?? ""}
        </p>
      </div>
    </footer>
  );
}

function AnnexSheet({ annex, document }: { annex: Annex; document: OfficialDocument }): ReactNode {
  const { layout, notice } = document;
  const { styles } = layout;
  return (
    <section
      className={annex.landscape ? "p-sheet p-sheet-wide" : "p-sheet"}
      aria-label={`${annex.number}: ${annex.title}`}
    >
      {notice !== undefined && <p className="p-notice">{notice}</p>}
      <div className="p-title">
        <p style={styleOf(styles.annexNumber)}>{annex.number}</p>
        <h2 style={styleOf(styles.annexTitle)}>{annex.title}</h2>
        <p style={styleOf(styles.annexNote)}>{annex.note}</p>
      </div>
      <Blocks blocks={annex.blocks} layout={layout} />
    </section>
  );
}
