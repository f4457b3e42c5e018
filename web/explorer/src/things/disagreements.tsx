import type { ReactNode } from 'react';
import { NoData } from '../components/no-data';
import { Rows } from '../components/rows';
import { Section } from '../components/section';
import { SourceLine } from '../components/sources';
import type { OriginFragment, SourceLineFragment } from '../gql/graphql';
import { useWords } from '../words/language';
import styles from './disagreements.module.css';
import type { Known } from './known';
import { Note } from './note';

const words = {
  en: { title: 'Where sources disagree', what: 'About', here: 'Shown here', there: 'Another source says' },
  ru: { title: 'В чём источники расходятся', what: 'О чём', here: 'Показано здесь', there: 'В другом источнике' },
};

type Claim = OriginFragment['statements']['nodes'][number];

/** What two sources say of the same, side by side. */
export function Disagreements({ of, fields }: { of: OriginFragment; fields: readonly Known[] }) {
  const text = useWords(words);
  const { nodes } = of.statements;
  const rows = fields.flatMap((known) =>
    nodes
      .filter(({ field, kind, value }) => field === known.field && kind === 'CLAIM' && value !== String(known.value))
      .map((claim) => ({ known, claim })),
  );
  if (rows.length === 0) return null;
  const columns = [
    { title: text.what, cell: ({ known }: { known: Known }) => known.label },
    { title: text.here, cell: ({ known }: { known: Known }) => <Side value={written(known, known.value)} source={originOf(of, known.field)} /> },
    { title: text.there, cell: ({ known, claim }: { known: Known; claim: Claim }) => <Side value={written(known, claim.value)} source={claim.source} note={claim.note} /> },
  ];
  return (
    <Section id="disagreements" title={text.title}>
      <Rows label={text.title} columns={columns} rows={rows} keyOf={({ claim }) => claim.id} />
    </Section>
  );
}

const originOf = (of: OriginFragment, field: string): SourceLineFragment =>
  of.statements.nodes.find((statement) => statement.field === field && statement.kind === 'ORIGIN')?.source ?? of.source;

function written({ show = (text) => text }: Known, value: Known['value']): ReactNode {
  return (value ?? '') === '' ? <NoData /> : show(String(value));
}

function Side({ value, source, note }: { value: ReactNode; source: SourceLineFragment; note?: string | null }) {
  return (
    <div className={styles.side}>
      <span className={styles.value}>{value}</span>
      <div className={styles.soft}>
        <SourceLine source={source} />
      </div>
      {note && <Note className={styles.soft}>{note}</Note>}
    </div>
  );
}
