import { useState } from 'react';
import { Button } from '../../components/button';
import { resourceOf, type Field, type Plural } from '../../catalogue';
import { capital } from '../../words/capital';
import { operatorsOf, readCondition, type Operator } from './conditions';
import { useLabels } from './labels';
import { Panel } from './panel';
import styles from './panel.module.css';
import { ThingPicker } from './thing-picker';
import { useChange, type View } from './view';

/** A filter on any field, also of rows that the rows of the table belong to or have. */
export function AddFilter({ view }: { view: View }) {
  const { text } = useLabels();
  return <Panel title={text.addFilter}>{(close) => <Form view={view} close={close} />}</Panel>;
}

/** How far a filter may lead from the rows of the table. */
const deepest = 3;

/** What one thing is, or that there is any at all, instead of a field of it. */
const itself = '=';
const any = '*';

function Form({ view, close }: { view: View; close: () => void }) {
  const { text } = useLabels();
  const change = useChange();
  const [path, setPath] = useState<readonly string[]>([]);
  const [operator, setOperator] = useState<Operator>('eq');
  const [value, setValue] = useState('');
  const { levels, end } = follow(view.plural, path);
  const operators = end?.field ? operatorsOf(end.field) : [];
  const parameter = end && end.parameter + (operator === 'eq' ? '' : `.${operator}`);
  const written = end?.exists ? 'true' : value.trim();
  const condition = parameter ? readCondition(view.plural, parameter, [written]) : undefined;

  function choose(level: number, name: string) {
    setPath(name ? [...path.slice(0, level), name] : path.slice(0, level));
    setOperator('eq');
    setValue('');
  }

  function apply() {
    if (!condition) return;
    const before = view.conditions.find((one) => one.parameter === parameter);
    const several = condition.operator === 'eq' || condition.operator === 'year';
    change({ [condition.parameter]: several && before ? [...new Set([...before.values, written])] : written });
    close();
  }

  return (
    <>
      <p>{text.addFilterHint}</p>
      {levels.map((plural, level) => (
        <FieldSelect key={level} plural={plural} level={level} list={path[level - 1]?.includes('.') ?? false} chosen={path[level] ?? ''} onChoose={(name) => choose(level, name)} />
      ))}
      {end?.field && !end.thing && (
        <label className={styles.field}>
          {text.comparison}
          <Comparisons field={end.field} operators={operators} chosen={operator} onChoose={(next) => (setOperator(next), setValue(''))} />
        </label>
      )}
      {end?.thing && <ThingPicker plural={end.thing} chosen={value} onChoose={setValue} />}
      {end?.field && !end.thing && (
        <label className={styles.field}>
          {text.value}
          <Value field={end.field} operator={operator} value={value} onChange={setValue} />
        </label>
      )}
      <div className={styles.actions}>
        <Button isDisabled={!condition} onPress={apply}>
          {text.apply}
        </Button>
        <Button quiet onPress={close}>
          {text.cancel}
        </Button>
      </div>
    </>
  );
}

interface End {
  parameter: string;
  field?: Field | undefined;
  thing?: Plural;
  exists?: boolean;
}

/** Follows what was chosen: the resources whose fields are offered, and where it ends. */
function follow(plural: Plural, path: readonly string[]): { levels: Plural[]; end?: End } {
  const levels: Plural[] = [plural];
  const before: string[] = [];
  for (const name of path) {
    const { fields, filters, lists, key } = resourceOf(levels.at(-1)!);
    const [first] = name.split('.') as [string];
    if (name === itself) return { levels, end: { parameter: [...before, key].join('.'), field: fields[key], thing: levels.at(-1)! } };
    if (name === any) return { levels, end: { parameter: before.join('.'), exists: true } };
    const to = fields[first]?.to ?? lists[first];
    before.push(name);
    if (!to) return { levels, end: { parameter: before.join('.'), field: fields[first] ?? filters[first] } };
    levels.push(to as Plural);
  }
  return { levels };
}

interface FieldSelectProps {
  plural: Plural;
  level: number;
  /** The rows are those of a list, which has some or none. */
  list: boolean;
  chosen: string;
  onChoose: (name: string) => void;
}

function FieldSelect({ plural, level, list: ofList, chosen, onChoose }: FieldSelectProps) {
  const labels = useLabels();
  const { language, text, field, list } = labels;
  const { fields, filters, lists, key } = resourceOf(plural);
  const own = Object.entries({ ...fields, ...filters }).filter(([, one]) => one.filter);
  const relations = level < deepest ? Object.entries(fields).filter(([, one]) => one.to) : [];
  const listed = level < deepest ? Object.entries(lists) : [];
  return (
    <label className={styles.field}>
      {level === 0 ? text.field : capital(language, text.fieldOf(labels.title(plural)))}
      <select value={chosen} onChange={(event) => onChoose(event.target.value)}>
        <option value="">{text.choose}</option>
        {level > 0 && key in fields && <option value={itself}>{capital(language, text.itself)}</option>}
        {ofList && <option value={any}>{capital(language, text.anyAtAll)}</option>}
        <optgroup label={text.ownFields}>
          {own.map(([name, one]) => (
            <option key={name} value={name}>
              {field(one)}
            </option>
          ))}
        </optgroup>
        {relations.length > 0 && (
          <optgroup label={text.relations}>
            {relations.map(([name, one]) => (
              <option key={name} value={name}>
                {field(one)} ›
              </option>
            ))}
          </optgroup>
        )}
        {listed.length > 0 && (
          <optgroup label={text.lists}>
            {listed.flatMap(([name, to]) =>
              (['some', 'none'] as const).map((quantifier) => (
                <option key={`${name}.${quantifier}`} value={`${name}.${quantifier}`}>
                  {text[quantifier](list(name, to))} ›
                </option>
              )),
            )}
          </optgroup>
        )}
      </select>
    </label>
  );
}

function Comparisons({ field, operators, chosen, onChoose }: { field: Field; operators: readonly Operator[]; chosen: Operator; onChoose: (operator: Operator) => void }) {
  const { comparison } = useLabels();
  return (
    <select value={chosen} onChange={(event) => onChoose(event.target.value as Operator)}>
      {operators.map((operator) => (
        <option key={operator} value={operator}>
          {comparison(field, operator)}
        </option>
      ))}
    </select>
  );
}

function Value({ field, operator, value, onChange }: { field: Field; operator: Operator; value: string; onChange: (value: string) => void }) {
  const { text, sets } = useLabels();
  const boolean = field.kind === 'boolean';
  if (operator === 'isNull' || boolean) {
    const [yes, no] = boolean && operator !== 'isNull' ? [text.yes, text.no] : [text.unknown, text.known];
    return <Choices value={value} onChange={onChange} choices={[['true', yes], ['false', no]]} />;
  }
  const codes = sets.find(({ name }) => name === field.set)?.codes;
  if (codes && (operator === 'eq' || operator === 'ne')) return <Choices value={value} onChange={onChange} choices={codes.map(({ code, label }) => [code, label])} />;
  const number = field.kind === 'number' || operator === 'year';
  return <input type="text" inputMode={number ? 'decimal' : undefined} placeholder={field.kind === 'date' && !number ? '2024-05-31' : undefined} value={value} onChange={(event) => onChange(event.target.value)} />;
}

function Choices({ value, choices, onChange }: { value: string; choices: readonly (readonly [string, string])[]; onChange: (value: string) => void }) {
  const { text } = useLabels();
  return (
    <select value={value} onChange={(event) => onChange(event.target.value)}>
      <option value="">{text.choose}</option>
      {choices.map(([code, label]) => (
        <option key={code} value={code}>
          {label}
        </option>
      ))}
    </select>
  );
}
