import {
  createContext,
  type ReactNode,
  useContext,
  useEffect,
  useLayoutEffect,
  useMemo,
  useState,
} from "react";
import { createPortal } from "react-dom";
import { Toasts, type ToastMessage } from "@cchc/ui/toast";
import { newOperationId } from "@cchc/ui/operation-id";

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
  readonly tell: (text: string) => void;
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

/** How long a message of something done stays unless closed or followed by another. */
const messageMs = 15_000;

/** Lets the screen inside fill the header line and the panel of the frame around it. */
export function FrameProvider({ children }: FrameProviderProps): ReactNode {
  const [facts, setFacts] = useState<ScreenFacts>();
  const [aside, setAside] = useState<HTMLElement | null>(null);
  const [asideLabel, setAsideLabel] = useState<string>();
  const [message, setMessage] = useState<ToastMessage>();
  const value = useMemo(() => {
    const tell = (text: string): void =>
      setMessage({ key: newOperationId(), tone: "settled", text });
    return { setFacts, aside, setAsideLabel, tell };
  }, [aside]);
  useEffect(() => {
    if (message === undefined) return;
    const timer = setTimeout(() => setMessage(undefined), messageMs);
    return () => clearTimeout(timer);
  }, [message]);
  return (
    <FrameContext value={value}>
      {children({ facts, asideLabel, asideRef: setAside })}
      <Toasts
        messages={message === undefined ? [] : [message]}
        onDismiss={() => setMessage(undefined)}
      />
    </FrameContext>
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

/** Says that something was done, on whatever screen the person is by then. */
export function useTell(): (text: string) => void {
  return useFrame().tell;
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
