network_of <- function(hub, release, name = "graph", parameters = "") {
  file <- tempfile()
  on.exit(unlink(file))
  utils::download.file(paste0(hub, "/network/", name, ".graphml?release=", release, parameters), file, quiet = TRUE)
  igraph::read_graph(file, format = "graphml")
}
