import { createContext, use, useId, useLayoutEffect, type ReactNode } from 'react';
import { createPortal } from 'react-dom';
import { useTitle } from '../app/title';

/** Where an embed shows the figure that it is of. */
export interface Place {
  /** The name of the figure; without one, the first of the page is shown. */
  wanted: string | undefined;
  element: HTMLElement;
  /** The figure that is shown, by an id of its own. */
  taken: string | undefined;
  take: (id: string) => void;
}

const PlaceContext = createContext<Place | undefined>(undefined);
export const PlaceProvider = PlaceContext.Provider;

interface EmbeddableParts {
  name: string;
  title: string;
  children: ReactNode;
}

/** A figure that other pages can show: on its own page it stands where it is; in an embed nothing but it is seen. */
export function Embeddable(parts: EmbeddableParts) {
  const place = use(PlaceContext);
  return place ? <Alone {...parts} place={place} /> : parts.children;
}

function Alone({ name, title, children, place: { wanted, element, taken, take } }: EmbeddableParts & { place: Place }) {
  const id = useId();
  const meant = wanted === undefined || wanted === name;
  const shown = taken === id;
  useLayoutEffect(() => {
    if (meant && taken === undefined) take(id);
  }, [meant, taken, take, id]);
  useTitle(shown ? title : undefined);
  return shown && createPortal(children, element);
}
