import { useLayoutEffect, useRef, useState } from 'react';

/** How wide an element is, known before it is painted, and when it changes; `before` it is there, what to draw for. */
export function useWidth<E extends HTMLElement>(before = 0) {
  const ref = useRef<E>(null);
  const [width, setWidth] = useState(before);
  useLayoutEffect(() => {
    const measure = () => setWidth((width) => Math.floor(ref.current!.clientWidth) || width); // what is hidden keeps its width
    const observer = new ResizeObserver(measure);
    observer.observe(ref.current!);
    measure();
    return () => observer.disconnect();
  }, []);
  return [ref, width] as const;
}
