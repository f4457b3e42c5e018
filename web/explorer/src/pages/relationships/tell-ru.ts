import type { LinkKind } from '../../gql/graphql';
import { isAffiliation } from '../../things/affiliations';
import type { KindName } from '../../things/kinds';
import type { Case, Grammar } from './tell';

type Gender = 'm' | 'f' | 'n';
const cases: readonly Case[] = ['nom', 'gen', 'dat', 'acc', 'prep'];

const noun = (gender: Gender, forms: string): readonly [Gender, readonly string[]] => [gender, forms.split('|')];

// The kind of a thing by cases: nominative, genitive, dative, accusative, prepositional.
const nouns: Partial<Record<KindName, readonly [Gender, readonly string[]]>> = {
  district: noun('m', '|округа|округу||округе'),
  region: noun('m', '|региона|региону|регион|регионе'),
  municipality: noun('n', '|муниципального образования|муниципальному образованию|муниципальное образование|муниципальном образовании'),
  position: noun('f', 'должность|должности|должности|должность|должности'),
  organization: noun('f', 'организация|организации|организации|организацию|организации'),
  award: noun('f', 'награда|награды|награде|награду|награде'),
  season: noun('m', 'сезон|сезона|сезону|сезон|сезоне'),
  nomination: noun('f', 'номинация|номинации|номинации|номинацию|номинации'),
  entry: noun('f', 'заявка|заявки|заявке|заявку|заявке'),
  conferral: noun('n', 'награждение|награждения|награждению|награждение|награждении'),
  program: noun('f', 'программа|программы|программе|программу|программе'),
  cohort: noun('m', 'поток|потока|потоку|поток|потоке'),
  participation: noun('n', 'участие в обучении|участия в обучении|участию в обучении|участие в обучении|участии в обучении'),
  forum: noun('m', 'форум|форума|форуму|форум|форуме'),
  session: noun('f', 'сессия|сессии|сессии|сессию|сессии'),
  appearance: noun('n', 'выступление|выступления|выступлению|выступление|выступлении'),
  practice: noun('f', 'практика|практики|практике|практику|практике'),
  adoption: noun('n', 'внедрение практики|внедрения практики|внедрению практики|внедрение практики|внедрении практики'),
  initiative: noun('f', 'инициатива|инициативы|инициативе|инициативу|инициативе'),
  regulation: noun('m', 'акт|акта|акту|акт|акте'),
  change: noun('n', 'преобразование|преобразования|преобразованию|преобразование|преобразовании'),
};

const pronouns: Record<Gender, readonly string[]> = {
  m: ['который', 'которого', 'которому', 'который', 'котором'],
  f: ['которая', 'которой', 'которой', 'которую', 'которой'],
  n: ['которое', 'которого', 'которому', 'которое', 'котором'],
};

// From the thing that a link leaves, and from the one that it enters.
type Patterns = readonly [out: string, inward: string];

const belongs: Patterns = ['{a} относится к {b:dat}', 'к {a:dat} относится {b}'];

const patterns: Partial<Record<LinkKind, Patterns>> = {
  LOCATED_IN: ['{a} находится в {b:prep}', 'в {a:prep} находится {b}'],
  PART_OF: ['{a} входит в {b:acc}', 'в {a:acc} входит {b}'],
  HAS_CAPITAL: ['административный центр {a:gen} — {b}', '{a} — административный центр {b:gen}'],
  SUCCEEDED_BY: ['преемник {a:gen} — {b}', '{a} — преемник {b:gen}'],
  CHANGED: ['{a} коснулось {b:gen}', '{a:gen} коснулось {b}'],
  FORMED: ['итог {a:gen} — {b}', '{a} — итог {b:gen}'],
  ORGANIZED_BY: ['{a:acc} проводит {b}', '{a} проводит {b:acc}'],
  COHORT_OF: belongs,
  SEASON_OF: belongs,
  NOMINATION_OF: belongs,
  SESSION_OF: belongs,
  CONFERRAL_OF: ['{a} — обладатель {b:gen}', 'обладатель {a:gen} — {b}'],
  TAUGHT_IN: ['{a} — слушатель {b:gen}', 'слушатель {a:gen} — {b}'],
  HOSTED: ['{a} принимает {b:acc}', '{a:acc} принимает {b}'],
  CEREMONY_AT: ['награждение {a:gen} проходит на {b:prep}', 'на {a:prep} проходит награждение {b:gen}'],
  ENTERED_BY: ['заявитель {a:gen} — {b}', '{a} — заявитель {b:gen}'],
  NOMINATED_IN: ['{a} — участник {b:gen}', 'участник {a:gen} — {b}'],
  SUBMITTED_TO: ['{a} — участник {b:gen}', 'участник {a:gen} — {b}'],
  FINALIST_OF: ['{a} — финалист {b:gen}', 'финалист {a:gen} — {b}'],
  AWARDED_IN: ['{a} — награждённый участник {b:gen}', 'награждённый участник {a:gen} — {b}'],
  LAUREATE_OF: ['{a} — лауреат {b:gen}', 'лауреат {a:gen} — {b}'],
  WON: ['{a} — победитель {b:gen}', 'победитель {a:gen} — {b}'],
  RECIPIENT_FROM: ['{a} представляет {b:acc}', '{a:acc} представляет {b}'],
  HELD_IN: ['{a} проходит в {b:prep}', 'в {a:prep} проходит {b}'],
  SPOKE_AT: ['{a} выступает на {b:prep}', 'на {a:prep} выступает {b}'],
  MODERATED: ['{a} — модератор {b:gen}', 'модератор {a:gen} — {b}'],
  PRESENTED_AT: ['{a} проводит вручение на {b:prep}', 'вручение на {a:prep} проводит {b}'],
  HELD_BY: ['{a:acc} занимает {b}', '{a} занимает {b:acc}'],
  POSITION_AT: ['{a} занимает должность в {b:prep}', 'должность в {a:prep} занимает {b}'],
  ORIGINATES_FROM: ['{a} происходит из {b:gen}', 'из {a:gen} происходит {b}'],
  PRESENTED_BY: ['{a:acc} представляет {b}', '{a} представляет {b:acc}'],
  ADOPTED_FROM: ['{a} внедряет {b:acc}', '{a:acc} внедряет {b}'],
  RAISED_AT: ['{a} звучит на {b:prep}', 'на {a:prep} звучит {b}'],
  BACKED_BY: ['{a:acc} поддерживает {b}', '{a} поддерживает {b:acc}'],
  CITES: ['{a} ссылается на {b:acc}', 'на {a:acc} ссылается {b}'],
};

// A row is not itself a finalist or a holder: it says that somebody is.
const ofRows: Partial<Record<LinkKind, Patterns>> = {
  CONFERRAL_OF: belongs,
  TAUGHT_IN: belongs,
  HOSTED: belongs,
  ADOPTED_FROM: belongs,
  NOMINATED_IN: ['{a} подана в {b:prep}', 'в {a:prep} подана {b}'],
  SUBMITTED_TO: ['{a} подана в {b:prep}', 'в {a:prep} подана {b}'],
  FINALIST_OF: ['{a} вышла в финал {b:gen}', 'в финал {a:gen} вышла {b}'],
  AWARDED_IN: ['{a} награждена в {b:prep}', 'в {a:prep} награждена {b}'],
  LAUREATE_OF: ['{a} стала лауреатом {b:gen}', 'лауреатом {a:gen} стала {b}'],
  WON: ['{a} победила в {b:prep}', 'в {a:prep} победила {b}'],
  POSITION_AT: ['{a} есть в {b:prep}', 'в {a:prep} есть {b}'],
  SPOKE_AT: ['{a} прошло на {b:prep}', 'на {a:prep} прошло {b}'],
  MODERATED: belongs,
  PRESENTED_AT: belongs,
  RECIPIENT_FROM: ['{a} касается {b:gen}', '{a:gen} касается {b}'],
};

const told = new Set<KindName>(['district', 'region', 'municipality', 'person']);

// An award, a programme or a forum has bodies in which people hold offices.
const inBodies: Patterns = ['{a} занимает должность в органах {b:gen}', 'должность в органах {a:gen} занимает {b}'];
const withBodies = new Set<KindName>(['award', 'season', 'program', 'cohort', 'forum', 'session']);

export const russian: Grammar = {
  pattern(edge, from, to) {
    const outward = edge.from === from.id;
    const row = isAffiliation(outward ? from.kind : to.kind);
    const inBody = edge.kind === 'POSITION_AT' && !row && withBodies.has(outward ? to.kind : from.kind);
    const found = inBody ? inBodies : (row && ofRows[edge.kind]) || patterns[edge.kind];
    return found?.[outward ? 0 : 1];
  },
  noun: (node, wanted) => nouns[node.kind]?.[1][cases.indexOf(wanted)] ?? '',
  quoted: (node, name) => (told.has(node.kind) || node.kind === 'season' || node.kind === 'change' || /[«»]/.test(name) ? name : `«${name}»`),
  pronoun: (node, wanted) => (told.has(node.kind) ? undefined : pronouns[nouns[node.kind]?.[0] ?? 'm'][cases.indexOf(wanted)]),
};
