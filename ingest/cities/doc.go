// Package cities reads the list of cities that HFLabs publishes: a CSV line per city with its codes, coordinates, population
// and time zone. What it says becomes facts about the municipalities whose centres the cities are.
//
// # Which municipality
//
// The first eight digits of the city's OKTMO code name the municipality that the city lies in, the first five the one above
// it. Of these two, as they are known before the file, a city is the centre of those whose centre has its name; ё counts as е.
// An urban settlement or okrug of which the release knows no centre gets the only city of the list that lies in it.
//
// Codes change: where the release has neither of the two, or only as ended, the city is looked for by its name among the
// centres of the districts and okrugs of its region. One is taken, several are ambiguous: the line is rejected with the
// candidates, and so it is if there is none. A city that lies in a municipality of the release and is the centre of none
// states nothing, and is skipped; so are cities that are regions themselves.
//
// # Rows
//
// A municipality gets coordinates, population and time zone of its centre, and a note that says whose they are, since its
// source remains that of its code and name. The population is that of the city, which is not that of the municipality. It
// comes without a date: the list mixes the census of 2010 and estimates of later years. Not read are the address, postal
// code, codes of KLADR, FIAS, OKATO and of the tax service, markers of capitals, and the year of foundation.
package cities
