import { useLanguage } from '../words/language';
import { foreign } from '../words/script';

/** Text of the data, marked with its language where that is not the one of the page. */
export function Written({ children }: { children: string }) {
  return <bdi lang={foreign(useLanguage(), children)}>{children}</bdi>;
}
