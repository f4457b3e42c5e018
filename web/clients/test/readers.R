# Opens answers and files of a hub with the recipes for R: usage: readers.R FOLDER URL
arguments <- commandArgs(trailingOnly = TRUE)
for (recipe in c("answers.R", "tables.R", "networks.R")) source(file.path(arguments[1], recipe))
hub <- arguments[2]

regions <- ask(hub, 2, "query($n: Int) { regions(first: $n) { nodes { oktmo name population } } }", '{"n": 100}')$regions$nodes
rows <- table_of(hub, 2, "{ regions { nodes { oktmo name population } } }", codes = "oktmo")
stopifnot(nrow(rows) == 89, nchar(rows$oktmo) == 8, identical(rows[order(rows$oktmo), "population"], regions[order(regions$oktmo), "population"]))
stopifnot(sort(enc2utf8(rows$name)) == sort(enc2utf8(regions$name)))
failed <- tryCatch(ask(hub, 3, "{ regions { totalCount } }"), error = conditionMessage)
stopifnot(grepl("NOT_FOUND.*release", failed))

whole <- jsonlite::fromJSON(paste0(hub, "/network/graph.json?release=1"))
network <- network_of(hub, 1)
stopifnot(igraph::is_directed(network), igraph::vcount(network) == nrow(whole$nodes), igraph::ecount(network) == nrow(whole$links))
pairs <- network_of(hub, 1, "co-participation", "&type=MUNICIPALITY&via=AWARD_SEASON")
stopifnot(!igraph::is_directed(pairs), igraph::E(pairs)$weight > 0)
