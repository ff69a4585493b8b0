import { ColorPicker, hexToRgb, hsbToHex, type HSBColor, Popover, rgbToHsb, TextField } from "@shopify/polaris";
import { useState } from "react";

interface Props {
  readonly label: string;
  readonly value: string;
  /** shown where the value is empty, and what the picker begins with */
  readonly fallback?: string;
  readonly onChange: (value: string) => void;
  readonly error?: string | undefined;
  readonly helpText?: string;
}

const HEX = /^#[0-9a-f]{6}$/i;

/** A colour as text (#RRGGBB) with a picker beside it, so that it works by keyboard and by mouse. */
export function ColourField({ label, value, fallback = "#000000", onChange, error, helpText }: Props) {
  const [open, setOpen] = useState(false);
  const shown = HEX.test(value) ? value : fallback;
  const swatch = (
    <button type="button" aria-label={`Pick: ${label}`} aria-expanded={open} onClick={() => setOpen((now) => !now)}
      style={{ width: 32, height: 32, borderRadius: 8, border: "1px solid var(--p-color-border)", background: shown, cursor: "pointer", padding: 0, display: "block" }} />
  );
  return (
    <TextField label={label} value={value} onChange={(text) => onChange(text.trim())} placeholder={fallback} autoComplete="off" maxLength={7} error={error} helpText={helpText}
      connectedLeft={
        <Popover active={open} activator={swatch} onClose={() => setOpen(false)} ariaHaspopup="dialog" sectioned>
          <ColorPicker color={toHsb(shown)} onChange={(colour) => onChange(hsbToHex(colour).toUpperCase())} />
        </Popover>
      }
    />
  );
}

function toHsb(hex: string): HSBColor {
  return rgbToHsb(hexToRgb(hex));
}
