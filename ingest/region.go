package ingest

// RegionOf returns the code of the region that a municipality lies in, by the first two digits of its code, or more for
// autonomous okrugs, which have a number within that of their oblast. It is empty for a text too short to be a code.
func RegionOf(oktmo string) string {
	if len(oktmo) < 3 {
		return ""
	}
	switch oktmo[:3] {
	case "118", "718", "719":
		return oktmo[:3] + "00000"
	}
	return oktmo[:2] + "000000"
}
