/** The line between two steps of a journey; only for the eye. */
export function FlowLine() {
  return <div aria-hidden style={{ width: 2, height: 20, marginInlineStart: 28, background: "var(--p-color-border-tertiary)" }} />;
}
