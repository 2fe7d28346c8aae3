import {
  createContext,
  type ReactNode,
  useContext,
  useLayoutEffect,
  useMemo,
  useState,
} from "react";
import { createPortal } from "react-dom";

/** What the open screen says in the header line. */
export interface ScreenFacts {
  readonly unit: string;
  readonly period?: string | undefined;
  readonly state?: string | undefined;
  /** Whether invented figures are on the screen. */
  readonly illustration?: boolean | undefined;
}

interface FrameState {
  readonly setFacts: (facts: ScreenFacts | undefined) => void;
  readonly aside: HTMLElement | null;
  readonly setAsideLabel: (label: string | undefined) => void;
}

const FrameContext = createContext<FrameState | undefined>(undefined);

function useFrame(): FrameState {
  const frame = useContext(FrameContext);
  if (frame === undefined) throw new Error("a screen outside the frame");
  return frame;
}

export interface FrameProviderProps {
  children: (parts: {
    readonly facts: ScreenFacts | undefined;
    readonly asideLabel: string | undefined;
    readonly asideRef: (element: HTMLElement | null) => void;
  }) => ReactNode;
}

/** Lets the screen inside fill the header line and the panel of the frame around it. */
export function FrameProvider({ children }: FrameProviderProps): ReactNode {
  const [facts, setFacts] = useState<ScreenFacts>();
  const [aside, setAside] = useState<HTMLElement | null>(null);
  const [asideLabel, setAsideLabel] = useState<string>();
  const value = useMemo(() => ({ setFacts, aside, setAsideLabel }), [aside]);
  return (
    <FrameContext value={value}>{children({ facts, asideLabel, asideRef: setAside })}</FrameContext>
  );
}

/** Says in the header line which unit, which period, what state; names the tab. */
export function Facts({ unit, period, state, illustration }: ScreenFacts): ReactNode {
  const { setFacts } = useFrame();
  useLayoutEffect(() => {
    setFacts({ unit, period, state, illustration });
  }, [setFacts, unit, period, state, illustration]);
  useLayoutEffect(() => () => setFacts(undefined), [setFacts]);
  return null;
}

/** Content of the right-hand panel; the panel is there as long as this is. */
export function Aside({ label, children }: { label: string; children: ReactNode }): ReactNode {
  const { aside, setAsideLabel } = useFrame();
  useLayoutEffect(() => {
    setAsideLabel(label);
    return () => setAsideLabel(undefined);
  }, [setAsideLabel, label]);
  return aside === null ? null : createPortal(children, aside);
}
