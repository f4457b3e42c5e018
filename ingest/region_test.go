package ingest_test

import (
	"testing"

	"govhub/ingest"
)

func TestRegionOf(t *testing.T) {
	t.Parallel()
	for oktmo, want := range map[string]string{
		"": "", "0": "", "71": "", "718": "71800000", "71871000": "71800000", "71701000001": "71000000", "11851000": "11800000", "92701000": "92000000",
	} {
		if got := ingest.RegionOf(oktmo); got != want {
			t.Errorf("region of %q is %q, want %q", oktmo, got, want)
		}
	}
}
