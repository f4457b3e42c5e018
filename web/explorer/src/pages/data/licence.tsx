import type { ReleaseLicenceFragment } from '../../gql/graphql';
import { useWords } from '../../words/language';

const words = {
  en: { unknown: 'terms not known', alike: 'what is made of it carries the same licence' },
  ru: { unknown: 'условия неизвестны', alike: 'производное — под той же лицензией' },
};

/** Names a licence shortly, and leads to its text. */
export function Licence({ of: { name, title, url, shareAlike } }: { of: ReleaseLicenceFragment }) {
  const text = useWords(words);
  const shown = title === 'UNKNOWN' ? text.unknown : (name ?? title);
  return (
    <>
      {url ? <a href={url}>{shown}</a> : shown}
      {shareAlike && ` (${text.alike})`}
    </>
  );
}

/** Licences in a row. */
export function Licences({ of }: { of: readonly ReleaseLicenceFragment[] }) {
  return (
    <span>
      {of.map((licence, i) => (
        <span key={licence.title}>
          {i > 0 && ', '}
          <Licence of={licence} />
        </span>
      ))}
    </span>
  );
}
