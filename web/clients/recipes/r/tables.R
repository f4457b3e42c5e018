# The columns named in codes stay texts, with the zeros they begin with.
table_of <- function(hub, release, query, codes = character()) {
  address <- paste0(hub, "/releases/", release, "/graphql.csv?query=", utils::URLencode(query, reserved = TRUE))
  utils::read.csv(address, colClasses = setNames(rep("character", length(codes)), codes), na.strings = "", fileEncoding = "UTF-8")
}
