// Package districts reads the SberIndex dictionary of municipal districts: one CSV line per version of a territory, with
// the code, kind and name that it had from the first of January of year_from to that of year_to, 9999 for "still has". The
// edition of 2018 to 2024 has 3,101 versions of 2,660 territories.
//
// # Municipalities
//
// The key of a municipality is its OKTMO code, so all versions of a code become one row. Of 3,063 codes 3,026 have one
// version, 36 have two and Saratov's has three: there the territory or the name changes and the code goes on. No code
// disappears and comes back; such a code would get one row from its first year to its last. A code belongs to one territory
// at a time; a line that contradicts this is rejected. The row is made from the last version of the code. Earlier ones are
// skipped: they add only when the code began, and the former name, which the note of the change keeps.
//
// Names are as published, and so are centres except for the type of locality before the name ("г Майкоп"). Of the status
// only the federal territory is read, which is a kind of its own; closed cities and centres of regions are not. Not read are
// the short name, the shape, and the edition of OKTMO that has the version. region_code, the number of the region at the tax
// service, must name the same region as the digits of the code.
//
// valid_from is empty for codes of 2018, the first year of the dictionary: they may be older. valid_to is empty for codes
// of 9999. The dictionary states years; that codes change on the first of January is its convention.
//
// # Changes
//
// The dictionary states changes in two ways. Where land changes hands, territories end, others begin, and both name the
// change:
//
//   - union_N, several before and one after, is a MERGE;
//   - disunion_N, one before and several after, is a SPLIT;
//   - transfer_N moves land between municipalities that go on. The hub has no such kind of change, and usually no code
//     changes, so it is left out. Where a code does change (transfer_5, one of nine), the codes that differ are a
//     STATUS_CHANGE.
//
// Where a territory keeps its land, its id stays and the next version follows without naming a change. Another
// code or kind is a STATUS_CHANGE, another name alone is a RENAME, which has the same code on both sides. A status change
// is named after the territory and the year, sberindex-territory-208-2024; other changes by their own name,
// sberindex-union-4.
//
// # Statistics
//
// Statistics state a territory_id and a year. [Territories] gives the code that the territory had in that year. Some files
// state a figure twice: under the territory that held the code, and under one that had ended before that year or began after
// it. A figure whose territory has no version in its year must be left out.
package districts
