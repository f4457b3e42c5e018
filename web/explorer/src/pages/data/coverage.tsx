import { Link, useSearch } from '@tanstack/react-router';
import { Answer, useAnswer } from '../../app/answer';
import { Notice } from '../../components/notice';
import { CoverageByYearDocument } from '../../gql/graphql';
import { useLanguage, useWords } from '../../words/language';
import { Matrix } from './coverage-matrix';
import { rowsOf } from './coverage-rows';
import { DataPage } from './data-page';
import data from './data.module.css';

const words = {
  en: {
    title: 'For how many places each figure is known',
    lead: 'A cell is a year: the darker, the more places have a value of the indicator. Choose an indicator or a cell to see what is missing.',
    none: 'No figures yet',
    noneText: 'This release holds no values of indicators. An import of statistics would fill this page.',
    cut: 'Only the first 1,000 pairs of indicator and year are shown.',
    unknown: (slug: string) => `There is no indicator “${slug}” with values in this release`,
    unknownText: 'The address names it. Choose another one below.',
    left: 'Rows of files that were left out, with reasons',
    wanted: 'What is not known, and how to fill a gap',
  },
  ru: {
    title: 'Для скольких мест известен каждый показатель',
    lead: 'Клетка — год: чем она темнее, тем для большего числа мест есть значение показателя. Выберите показатель или клетку, чтобы увидеть, чего не хватает.',
    none: 'Значений показателей пока нет',
    noneText: 'В этом выпуске нет значений показателей. Страницу заполнит импорт статистики.',
    cut: 'Показаны только первые 1\u202f000 сочетаний показателя и года.',
    unknown: (slug: string) => `Показателя «${slug}» со значениями в этом выпуске нет`,
    unknownText: 'Он назван в адресе. Выберите другой ниже.',
    left: 'Строки файлов, отложенные при импорте, с причинами',
    wanted: 'Чего не хватает и как восполнить пробел',
  },
};

/** Of which indicators, levels and years the release has values. */
export function Coverage() {
  const language = useLanguage();
  const text = useWords(words);
  const { indicator } = useSearch({ from: '/$language/data/coverage' });
  const answer = useAnswer(CoverageByYearDocument, {});
  return (
    <DataPage title={text.title} lead={text.lead} asked={{ query: CoverageByYearDocument, variables: {} }}>
      <Answer of={answer}>
        {({ observationGroups: groups }) =>
          !groups?.nodes.length ? (
            <Notice kind="plain" title={text.none}>
              <p>{text.noneText}</p>
            </Notice>
          ) : (
            <>
              {indicator && !groups.nodes.some(({ key }) => key.indicator?.slug === indicator) && (
                <Notice kind="warning" title={text.unknown(indicator)}>
                  <p>{text.unknownText}</p>
                </Notice>
              )}
              <Matrix {...rowsOf(groups.nodes)} />
              {groups.pageInfo.hasNextPage && <p>{text.cut}</p>}
            </>
          )
        }
      </Answer>
      <p className={data.actions}>
        <Link to="/$language/data/imports" params={{ language }}>
          {text.left}
        </Link>
        <Link to="/$language/guides/$" params={{ language, _splat: 'reference/wanted-data' }}>
          {text.wanted}
        </Link>
      </p>
    </DataPage>
  );
}
