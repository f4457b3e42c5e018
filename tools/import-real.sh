#!/bin/sh
# import-real.sh FOLDER DATADIR: imports the publishers' files in FOLDER, which are no part of the project, on top of the bundle.
set -eu
cd "$1"
govhub=${GOVHUB:?names the program}
"$govhub" import --data-dir "$2" --max-rejects=3% \
	districts=oktmo/sberindex_municipal_districts_2018_2024.csv \
	oktmo=oktmo/oktmo_section1_2019-04.csv \
	oktmo@2021-07=oktmo/raw_rosstat_oktmo_ter01_ter03_2021.csv.gz \
	cities=cities/hflabs_city_2021-10-11.csv \
	municipal-population=stats/municipal_population_2023_2024.csv \
	municipal-net-migration=stats/municipal_net_migration_2023.csv \
	municipal-market-access=stats/municipal_market_access_2024.csv \
	municipal-salary=stats/municipal_salary_annual_2023_2024.csv \
	municipal-budgets=stats/municipal_budgets_large_cities_2006_2018.csv \
	municipal-income=stats/municipal_income_2010_2022.csv
