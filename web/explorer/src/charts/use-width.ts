import { useLayoutEffect, useRef, useState } from 'react';

/** How wide an element is, now and when it changes; 0 before it is there. */
export function useWidth<E extends HTMLElement>() {
  const ref = useRef<E>(null);
  const [width, setWidth] = useState(0);
  useLayoutEffect(() => {
    const measure = () => setWidth(Math.floor(ref.current!.clientWidth));
    const observer = new ResizeObserver(measure);
    observer.observe(ref.current!);
    measure();
    return () => observer.disconnect();
  }, []);
  return [ref, width] as const;
}
