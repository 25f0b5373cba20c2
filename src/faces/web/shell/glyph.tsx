import type { Family } from "../state/families.ts";

/** Own signs on a square of twelve, strokes of 1.5, so that weight and size agree in any script. */
const SHAPES = {
  report: <rect x="1" y="1" width="10" height="10" fill="currentColor" />,
  quoted: <path d="M1 1h10v10H1zM1 4.3h10M1 7.7h10" fill="none" stroke="currentColor" strokeWidth="1.5" />,
  unsourced: <path d="M6 .4 11.6 6 6 11.6.4 6z" fill="none" stroke="currentColor" strokeWidth="1.5" />,
  imputed: <circle cx="6" cy="6" r="5" fill="none" stroke="currentColor" strokeWidth="1.7" strokeDasharray="1.9 2.03" />,
  hypo: (
    <path
      d="M.6 4.6c2-2.6 3.7-2.3 5.3-.9s3.500 1.700 5.500-1M.6 9.600c2-2.600 3.700-2.300 5.300-.9s3.500 1.700 5.500-1"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.6"
    />
  ),
  scripture: (
    <path
      d="M7.500 1H5.200a2.700 2.700 0 0 0 0 5.400h.6M5.800 1v10.500M9 1v10.500M5.400 1H11"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.5"
    />
  ),
  next: <path d="M2 .5 10.500 6 2 11.500z" fill="currentColor" />,
  to: <path d="M.5 6h10M7 2.300 10.700 6 7 9.700" fill="none" stroke="currentColor" strokeWidth="1.5" />,
  both: <path d="M1 6h10M4 2.700.9 6 4 9.300M8 2.700 11.100 6 8 9.300" fill="none" stroke="currentColor" strokeWidth="1.5" />,
  same: <path d="M1 4h10M1 8h10" fill="none" stroke="currentColor" strokeWidth="1.6" />,
  inside: <path d="M11 2.200H5.500a3.800 3.800 0 0 0 0 7.600H11" fill="none" stroke="currentColor" strokeWidth="1.7" />,
  holds: <path d="M1 2.200h5.500a3.800 3.800 0 0 1 0 7.600H1" fill="none" stroke="currentColor" strokeWidth="1.7" />,
  differs: <path d="M1 4h10M1 8h10M9 .8 3 11.200" fill="none" stroke="currentColor" strokeWidth="1.6" />,
} as const;

export type Sign = keyof typeof SHAPES;

/** Turned round where the page runs from right to left. */
const MIRRORED: ReadonlySet<Sign> = new Set(["next", "to", "inside", "holds"]);

export function Glyph({ of, family }: { readonly of: Sign; readonly family?: Family }) {
  const name = ["g", family && `c-${family}`, MIRRORED.has(of) && "mirrors"].filter(Boolean).join(" ");
  return (
    <svg className={name} viewBox="0 0 12 12" aria-hidden="true">
      {SHAPES[of]}
    </svg>
  );
}
