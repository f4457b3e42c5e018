import { Facts } from '../../components/facts';
import { Rows } from '../../components/rows';
import { NoData } from '../../components/no-data';
import { Tag } from '../../components/tag';
import { ThingLink } from '../../components/thing-link';
import { InitiativeDocument, type InitiativeQuery } from '../../gql/graphql';
import { useCodes } from '../../things/codes';
import { Disagreements } from '../../things/disagreements';
import { Foot } from '../../things/foot';
import { Head } from '../../things/head';
import { factsOf, type Known } from '../../things/known';
import { Lead } from '../../things/lead';
import { pageOf, type PageOf } from '../../things/page-of';
import { NameLink } from '../../things/place';
import { Related } from '../../things/related';
import { date } from '../../words/date';
import { useLanguage, useWords } from '../../words/language';

const words = {
  en: {
    raisedBy: 'Raised by',
    issued: 'Issued',
    due: 'Due',
    responsible: 'Responsible',
    forum: 'Forum',
    organization: 'Organization',
    regulations: 'Regulations',
    regulation: 'Regulation',
    number: 'Number',
    adopted: 'Adopted',
    empty: 'No regulation that carries it out is known. The act that enacts it would fill this part.',
    missing: {
      due: { label: 'Due date', fill: 'The published list of directives with their dates.' },
      responsible: { label: 'Who is responsible', fill: 'The published list of directives with those in charge.' },
      issued: { label: 'Date of issue', fill: 'A publication with the day on which it was raised.' },
    },
  },
  ru: {
    raisedBy: 'Кем выдвинута',
    issued: 'Дата',
    due: 'Срок',
    responsible: 'Ответственный',
    forum: 'Форум',
    organization: 'Организация',
    regulations: 'Нормативные акты',
    regulation: 'Акт',
    number: 'Номер',
    adopted: 'Принят',
    empty: 'Неизвестно, каким актом она осуществлена. Эту часть заполнит акт, который её закрепляет.',
    missing: {
      due: { label: 'Срок', fill: 'Опубликованный перечень поручений со сроками.' },
      responsible: { label: 'Ответственный', fill: 'Опубликованный перечень поручений с ответственными.' },
      issued: { label: 'Дата', fill: 'Публикация с днём, когда она выдвинута.' },
    },
  },
};

/** An initiative: how far it is, who answers for it and until when, and what regulations came of it. */
function Initiative({ of, asked }: PageOf<InitiativeQuery['initiative']>) {
  const language = useLanguage();
  const text = useWords(words);
  const code = useCodes();
  const day = (value: string) => date(language, value);
  const fields: Known[] = [
    { label: text.responsible, field: 'responsible', value: of.responsible },
    { label: text.due, field: 'due_on', value: of.dueOn, show: day },
    { label: text.issued, field: 'issued_on', value: of.issuedOn, show: day },
    { label: text.raisedBy, field: 'raised_by', value: of.raisedBy },
  ];
  return (
    <>
      <Head
        path={code('InitiativeKind', of.kind)}
        name={of.title}
        line={<Tag weight={of.status === 'COMPLETED' ? 'medium' : 'light'}>{code('InitiativeStatus', of.status)}</Tag>}
      />
      <Lead>{of.description}</Lead>
      <Facts
        facts={[
          ...factsOf(of, fields),
          of.forum && { label: text.forum, value: <NameLink of={of.forum} /> },
          of.organization && { label: text.organization, value: <NameLink of={of.organization} /> },
        ]}
      />
      <Disagreements of={of} fields={fields} />
      <Related
        id="regulations"
        title={text.regulations}
        total={of.regulations.totalCount}
        shown={of.regulations.nodes.length}
        of={{ plural: 'regulations', filter: { 'initiatives.some.slug': of.slug } }}
        empty={text.empty}
      >
        <Rows
          label={text.regulations}
          rows={of.regulations.nodes}
          keyOf={({ id }) => id}
          columns={[
            { title: text.regulation, cell: ({ id, title }) => <ThingLink id={id}>{title}</ThingLink> },
            { title: text.number, cell: ({ number }) => number ?? <NoData /> },
            { title: text.adopted, cell: ({ adoptedOn }) => (adoptedOn ? day(adoptedOn) : <NoData />) },
          ]}
        />
      </Related>
      <Foot
        of={of}
        {...asked}
        expected={[
          { ...text.missing.responsible, value: of.responsible },
          { ...text.missing.due, value: of.dueOn },
          { ...text.missing.issued, value: of.issuedOn },
        ]}
      />
    </>
  );
}

export default pageOf(InitiativeDocument, 'initiative', Initiative);
