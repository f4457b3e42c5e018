// Package cities reads the list of cities that HFLabs publishes: a CSV line per city with its codes, coordinates, population
// and time zone. The municipalities whose centres the cities are take these facts.
//
// # Which municipality
//
// The first eight digits of the city's OKTMO code name the municipality that it lies in, the first five the one above
// that. The city is the centre of each of the two whose centre has its name (ё counts as е). An urban settlement or okrug
// whose centre is unknown gets the only city of the list that lies in it.
//
// Codes change: where the release has neither of the two, or has them only as ended, the city is looked up by name among the
// centres of districts and okrugs in its region. One match is taken. None, or several, reject the line, and the problem names
// the candidates. A city that lies in a municipality of the release but is not the centre of one gives that its name, as of a town
// within it. Cities that are regions themselves are skipped.
//
// # Rows
//
// A municipality gets the coordinates, population and time zone of its centre, and a note that says so: its source remains
// that of its code and name. The population is that of the city, not of the municipality, and has no date, since the list
// mixes the census of 2010 with later estimates. Not read are the address, postal code, codes of KLADR, FIAS, OKATO and the
// tax service, markers of capitals, and the year of foundation.
package cities
