package request

import (
	"net/http"
	"strings"
)

// Excel reports whether an address asks for the dialect of CSV that Excel opens by a double click, which is the only one. csv says
// whether the address has CSV. problem is empty unless the parameter is wrong.
func Excel(r *http.Request, csv bool) (excel bool, problem string) {
	if !strings.Contains(r.URL.RawQuery, "dialect") {
		return false, ""
	}
	switch given := r.URL.Query()["dialect"]; {
	case len(given) == 0:
		return false, ""
	case len(given) > 1 || given[0] != "excel":
		return false, "the parameter dialect must be excel: leave it out for usual CSV"
	case !csv:
		return false, "the parameter dialect is for CSV only: leave it out"
	}
	return true, ""
}
