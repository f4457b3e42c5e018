import { post, type At } from '../../app/post';
import { ReleaseToCiteDocument, SourcesToCiteDocument } from '../../gql/graphql';
import { licenceName } from '../../things/licences';
import { day } from '../../words/date';
import { chunks } from './names';

export const aboutWords = {
  en: { about: 'About', value: 'Value', release: 'Release', published: 'published', page: 'Made at', cite: 'How to cite the release', columns: 'Columns added', source: 'Source', publisher: 'Publisher', on: 'Published', licence: 'Licence', address: 'Address', citation: 'Citation' },
  ru: { about: 'О таблице', value: 'Значение', release: 'Выпуск', published: 'опубликован', page: 'Сделано на странице', cite: 'Как сослаться на выпуск', columns: 'Добавленные столбцы', source: 'Источник', publisher: 'Издатель', on: 'Опубликовано', licence: 'Лицензия', address: 'Адрес', citation: 'Библиографическая ссылка' },
};

/** The second sheet: of which release the table is, what was added, and the sources with their citations. */
export async function aboutSheet(added: readonly string[], sources: ReadonlySet<string>, at: At, signal: AbortSignal): Promise<string[][]> {
  const text = aboutWords[at.language];
  const style = at.language === 'ru' ? ('GOST' as const) : ('APA' as const);
  const { release } = await post(ReleaseToCiteDocument, { number: at.release, style }, at, signal);
  const rows: string[][] = [];
  for (const ids of chunks([...sources], 100)) {
    const { nodes } = await post(SourcesToCiteDocument, { ids, style }, at, signal);
    for (const source of nodes ?? []) {
      if (!source || !('citation' in source)) continue;
      const { title, publisher, publishedOn, licence, url, citation } = source;
      rows.push([title, publisher ?? '', publishedOn ?? '', licence ? licenceName(at.language, licence) : '', url ?? '', citation]);
    }
  }
  return [
    [text.about, text.value],
    [text.release, `${at.release}${release ? `, ${text.published} ${day(at.language, release.publishedAt)}` : ''}`],
    [text.cite, release?.citation ?? ''],
    [text.page, `${location.origin}${location.pathname}?release=${at.release}`],
    [text.columns, added.join('; ')],
    [],
    [text.source, text.publisher, text.on, text.licence, text.address, text.citation],
    ...rows,
  ];
}
