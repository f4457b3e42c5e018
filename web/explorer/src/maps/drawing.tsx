import { useId, type ReactNode, type SVGAttributes } from 'react';
import styles from './map.module.css';

interface DrawingParts extends Omit<SVGAttributes<SVGSVGElement>, 'children'> {
  /** Without it, the drawing is passed over by those who do not see it. */
  label?: string;
  /** The period, where several maps stand side by side. */
  period?: string;
  width: number;
  height: number;
  /** Draws the places; `fill` gives the colour of a step of the scale. */
  children: (fill: (shade: number | 'none') => string) => ReactNode;
}

/** The SVG of a map: a list of places, in pixels, and the hatch of those without data. */
export function Drawing({ label, period = '', width, height, children, ...rest }: DrawingParts) {
  const hatch = useId();
  return (
    <svg {...rest} data-map={period} xmlns="http://www.w3.org/2000/svg" {...(label ? { role: 'list', 'aria-label': label } : { 'aria-hidden': true })} className={styles.drawing} width={width} height={height} viewBox={`0 0 ${width} ${height}`}>
      <defs>
        <pattern id={hatch} width="4" height="4" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
          <rect width="4" height="4" fill="var(--raised)" />
          <rect width="1" height="4" fill="var(--line-strong)" opacity="0.4" />
        </pattern>
      </defs>
      {children((shade) => (shade === 'none' ? `url(#${hatch})` : `var(--scale-${shade})`))}
    </svg>
  );
}

/** The ink that is read on a step of the scale. */
export const inkOn = (shade: number | 'none'): string => (shade === 'none' ? 'var(--ink)' : `var(--on-scale-${shade < 3 ? 'low' : shade === 3 ? 'middle' : 'high'})`);
