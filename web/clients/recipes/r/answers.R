ask <- function(hub, release, query, variables = "{}") {
  address <- paste0(hub, "/releases/", release, "/graphql?query=", utils::URLencode(query, reserved = TRUE),
                    "&variables=", utils::URLencode(variables, reserved = TRUE))
  response <- curl::curl_fetch_memory(address) # which reads the body of an error, too: it says why
  answer <- jsonlite::fromJSON(rawToChar(response$content))
  if (!is.null(answer$errors)) stop(answer$errors$extensions$code[1], ": ", answer$errors$message[1])
  answer$data
}
