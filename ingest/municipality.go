package ingest

// Municipality is a municipality of the current release, for adapters whose files add to it.
type Municipality struct {
	OKTMO  string
	Kind   string
	Name   string
	Region string // code
	Parent string // code, empty for none
	Centre string // name of the locality, empty if not known
	Ended  bool   // the code is no longer valid
}
