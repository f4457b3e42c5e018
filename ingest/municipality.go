package ingest

// Municipality is what the current release holds of a municipality, for adapters whose files add to it.
type Municipality struct {
	OKTMO  string
	Kind   string
	Name   string
	Region string // code
	Parent string // code, empty for none
	Centre string // name of the locality, empty if not known
	Note   string
	Ended  bool // the code is no longer valid
}
