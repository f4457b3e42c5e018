import { useRef, useState, type FocusEvent, type KeyboardEvent, type MouseEvent, type PointerEvent } from 'react';
import { isModified } from '../components/modified';
import { neighbour } from './neighbour';
import type { Spot } from './place';

const placeAt = ({ target }: { target: EventTarget }): string | undefined => (target as Element).closest('[data-place]')?.getAttribute('data-place') ?? undefined;

/** Which place of a drawing is pointed at, focused or touched. Arrow keys go from place to place; the first touch only shows a value. */
export function usePointed(ids: readonly string[], spots: readonly Spot[]) {
  const [pointed, setPointed] = useState<string>();
  const touchedBefore = useRef(false);
  const current = pointed !== undefined && ids.includes(pointed) ? pointed : undefined;

  return {
    current,
    handlers: {
      onFocus: (event: FocusEvent) => setPointed(placeAt(event)),
      onPointerOver(event: PointerEvent) {
        const id = placeAt(event);
        if (id && event.pointerType !== 'touch') setPointed(id);
      },
      onPointerDown(event: PointerEvent) {
        touchedBefore.current = placeAt(event) === current;
      },
      onClickCapture(event: MouseEvent) {
        const { pointerType } = event.nativeEvent as globalThis.PointerEvent;
        if (pointerType === 'touch' && !touchedBefore.current) event.preventDefault();
      },
      onKeyDown(event: KeyboardEvent) {
        if (isModified(event)) return;
        const to = neighbour(spots, ids.indexOf(current ?? ''), event.key);
        if (to === undefined) return;
        event.preventDefault();
        event.currentTarget.querySelectorAll<SVGAElement>('a[data-place]')[to]?.focus();
      },
    },
  };
}
