import { useNavigate } from "@remix-run/react";
import { Select } from "@shopify/polaris";
import type { HomeView } from "../../presenters/home/home.ts";

/** What period the figures are about; it stands in the address, so that it survives a reload. */
export function RangePicker({ range, ranges }: Pick<HomeView, "range" | "ranges">) {
  const navigate = useNavigate();
  return (
    <div style={{ minWidth: "10rem" }}>
      <Select
        label="Period"
        labelHidden
        options={ranges.map(({ key, label }) => ({ value: key, label }))}
        value={range.key}
        onChange={(key) => navigate(`?range=${key}`, { replace: true, preventScrollReset: true })}
      />
    </div>
  );
}
