import { parseSearch, stringifySearch } from '../app/address';
import type { Theme } from '../app/theme';
import { escaped } from '../words/escaped';
import type { Language } from '../words/language';

/** What an author chooses of an embed. */
export interface Chosen {
  language: Language;
  release: number;
  figure: string | undefined;
  theme: Theme | undefined; // that of the reader without
}

/** Returns the path of a page, below that of the hub, with what an author chose. */
export function chosenPath(path: string, search: string, { language, ...chosen }: Chosen): string {
  return path.replace(/^\/(ru|en)(?=\/|$)/, `/${language}`) + stringifySearch({ ...parseSearch(search), ...chosen });
}

/** Returns where programs ask how a page is embedded. */
export const oembedAddress = (hub: string, path: string): string => `${hub}/oembed?url=${encodeURIComponent(hub + path)}`;

/** Writes the HTML that shows an embed. */
export function frameOf(address: string, title: string, height: number): string {
  return `<iframe src="${escaped(address)}" title="${escaped(title)}" width="100%" height="${height}" loading="lazy" style="border:0"></iframe>`;
}
