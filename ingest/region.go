package ingest

// RegionOf returns the code of the region that a municipality lies in, by the digits of its own. Two tell it, but for
// autonomous okrugs, which have a number of their own within that of the oblast they are part of. What is too short to be a
// code has none.
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
