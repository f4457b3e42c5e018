import type { Language } from '../../words/language';
import type { tools } from './search';

// Each is whole: copied into a shell or a file it runs, with what the language has by itself.

interface At {
  /** Of the release: https://hub/releases/3. */
  address: string;
  language: Language;
}

export interface Recipe {
  name: (typeof tools)[number];
  title: string;
  note: Record<Language, string>;
  code?: (at: At) => string;
  file?: string;
  guide: { path: string; title: string };
}

export const allRegions = '{ regions { nodes { oktmo name population } } }';
const largest = '{ regions(first: 5, orderBy: {field: POPULATION, direction: DESC}) { nodes { oktmo name population } } }';

export const recipes: readonly Recipe[] = [
  {
    name: 'curl',
    title: 'curl',
    note: {
      en: 'The first command shows the five largest regions, the second saves all as CSV.',
      ru: 'Первая команда показывает пять самых населённых регионов, вторая сохраняет все регионы в CSV.',
    },
    code: ({ address, language }) => `curl --get '${address}/graphql?lang=${language}' \\
  --data-urlencode 'query=${largest}'

curl --fail --get '${address}/graphql.csv?lang=${language}' \\
  --data-urlencode 'query=${allRegions}' -o regions.csv
`,
    guide: { path: 'how-to/download-a-query', title: 'Download a query' },
  },
  {
    name: 'javascript',
    title: 'JavaScript',
    note: {
      en: 'For a page of any site, or a file of Node.js.',
      ru: 'Для страницы любого сайта или файла Node.js.',
    },
    code: ({ address, language }) => `const query = \`${largest}\`;

const address = new URL("${address}/graphql?lang=${language}");
address.searchParams.set("query", query);
const { data, errors } = await (await fetch(address)).json();
if (errors) throw new Error(errors[0].message);
console.table(data.regions.nodes);
`,
    file: 'regions.mjs',
    guide: { path: 'how-to/call-from-a-dashboard', title: 'Call from a dashboard' },
  },
  {
    name: 'python',
    title: 'Python',
    note: {
      en: 'The standard library is enough. pandas reads the same address of a CSV by itself: give it dtype={"oktmo": str}, since codes begin with zeros.',
      ru: 'Достаточно стандартной библиотеки. Адрес с .csv pandas читает сам: укажите dtype={"oktmo": str}, ведь коды начинаются с нулей.',
    },
    code: ({ address, language }) => `import csv
import io
from urllib.parse import urlencode
from urllib.request import urlopen

query = "${allRegions}"
address = "${address}/graphql.csv?" + urlencode({"lang": "${language}", "query": query})
with urlopen(address) as answer:
    regions = list(csv.DictReader(io.TextIOWrapper(answer, "utf-8")))
regions.sort(key=lambda region: int(region["population"] or 0), reverse=True)
for region in regions[:5]:
    print(region["oktmo"], region["name"], region["population"])
`,
    file: 'regions.py',
    guide: { path: 'how-to/which-client', title: 'Which client, which recipe' },
  },
  {
    name: 'r',
    title: 'R',
    note: {
      en: 'A data frame of all regions, without packages. Codes stay texts, with the zeros they begin with.',
      ru: 'Таблица всех регионов без дополнительных пакетов. Коды остаются текстом, с нулями в начале.',
    },
    code: ({ address, language }) => `query <- "${allRegions}"
address <- paste0("${address}/graphql.csv?lang=${language}&query=", URLencode(query, reserved = TRUE))
regions <- read.csv(address, colClasses = c(oktmo = "character"), na.strings = "", encoding = "UTF-8")
head(regions[order(-regions$population), ], 5)
`,
    file: 'regions.R',
    guide: { path: 'how-to/which-client', title: 'Which client, which recipe' },
  },
  {
    name: 'go',
    title: 'Go',
    note: {
      en: 'A whole program: go run regions.go.',
      ru: 'Целая программа: go run regions.go.',
    },
    code: ({ address, language }) => `package main

import (
	"encoding/csv"
	"fmt"
	"log"
	"net/http"
	"net/url"
)

func main() {
	query := url.Values{"lang": {"${language}"}, "query": {"${allRegions}"}}
	answer, err := http.Get("${address}/graphql.csv?" + query.Encode())
	if err != nil {
		log.Fatal(err)
	}
	defer answer.Body.Close()
	if answer.StatusCode != http.StatusOK {
		log.Fatal(answer.Status)
	}
	rows, err := csv.NewReader(answer.Body).ReadAll()
	if err != nil {
		log.Fatal(err)
	}
	for _, row := range rows[1:] { // the first has the names of the columns
		fmt.Println(row[0], row[1], row[2])
	}
}
`,
    file: 'regions.go',
    guide: { path: 'how-to/which-client', title: 'Which client, which recipe' },
  },
  {
    name: 'excel',
    title: 'Excel',
    note: {
      en: 'Open the workbook; a second sheet says where the rows are from. For a table that can be refreshed, paste the address below into Data, From Web. That CSV is for settings with decimal commas.',
      ru: 'Откройте книгу: её второй лист говорит, откуда строки. Чтобы таблицу можно было обновлять, вставьте адрес ниже в «Данные» → «Из Интернета».',
    },
    guide: { path: 'how-to/download-a-query', title: 'Download a query' },
  },
];
