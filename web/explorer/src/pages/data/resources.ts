import { kindOf } from '../../things/kinds';
import type { Language } from '../../words/language';

// Resources whose rows only link others have no page, so `kindOf` does not know them.
const links: Record<string, Record<Language, string>> = {
  change_event_municipality: { en: 'Places of territory changes', ru: 'Места преобразований' },
  initiative_regulation: { en: 'Acts of initiatives', ru: 'Акты инициатив' },
};

/** Returns what people call a resource of a release. */
export function resourceTitle(language: Language, name: string): string {
  return (kindOf(name)?.title ?? links[name])?.[language] ?? name;
}
