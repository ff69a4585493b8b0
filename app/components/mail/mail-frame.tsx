import { useEffect, useRef, useState } from "react";

interface Props {
  /** must be without script and tracking; the frame forbids scripts, forms and windows as well */
  readonly html: string;
  readonly title: string;
  /** the screen that is shown, in CSS pixels; made smaller where there is less room */
  readonly width: number;
  /** of the place on the page, in CSS pixels */
  readonly height: number;
  /** a picture of the mail: not reachable by keyboard, nothing to scroll */
  readonly still?: boolean;
}

/** A mail in a frame of its own, which can do nothing but be looked at. */
export function MailFrame({ html, title, width, height, still = false }: Props) {
  const box = useRef<HTMLDivElement>(null);
  const [room, setRoom] = useState(width);
  useEffect(() => {
    const element = box.current;
    if (!element) return;
    const observer = new ResizeObserver(([entry]) => entry && setRoom(entry.contentRect.width));
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  const scale = Math.min(1, room / width);
  return (
    <div ref={box} style={{ height, overflow: "hidden", display: "flex", justifyContent: "center" }}>
      <div style={{ width: width * scale, flex: "none" }}>
        <iframe
          title={title}
          srcDoc={html}
          sandbox=""
          tabIndex={still ? -1 : 0}
          aria-hidden={still || undefined}
          style={{ width, height: height / scale, border: 0, transform: `scale(${scale})`, transformOrigin: "top left", background: "#fff", pointerEvents: still ? "none" : "auto" }}
        />
      </div>
    </div>
  );
}
