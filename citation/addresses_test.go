package citation

import "testing"

func TestAddresses(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		public, corrections string
		ok                  bool
	}{
		{"", "", true},
		{"https://hub.example.org", "https://example.org/errors?about={id}&release={release}", true},
		{"http://example.org/hub/", "mailto:data@example.org?subject={title}", true},
		{"hub.example.org", "", false},
		{"ftp://hub.example.org", "", false},
		{"https://hub.example.org/?a=1", "", false},
		{"https://user:secret@hub.example.org", "", false},
		{"", "https://example.org/{key}", false},
		{"", "https://example.org/{id", false},
		{"", "errors?about={id}", false},
		{"", "javascript:alert(1)", false},
	} {
		if _, err := NewAddresses(test.public, test.corrections); (err == nil) != test.ok {
			t.Errorf("%q, %q: %v", test.public, test.corrections, err)
		}
	}
	h, err := NewAddresses("https://example.org/hub/", "mailto:data@example.org?subject={title}&body={id}%20of%20{release}")
	if err != nil {
		t.Fatal(err)
	}
	for got, want := range map[string]string{
		h.record(7, "observation:service-applications/71800000/2025/_T"): "https://example.org/hub/releases/7/records/observation:service-applications/71800000/2025/_T",
		h.release(7): "https://example.org/hub/releases/7/package.zip",
		h.reportAddress(report{id: "forum:a", title: "Форум & co", release: 7}): "mailto:data@example.org?subject=%D0%A4%D0%BE%D1%80%D1%83%D0%BC%20%26%20co&body=forum%3Aa%20of%207",
		Addresses{}.record(7, "forum:a"):                                        "",
	} {
		if got != want {
			t.Errorf("got  %s\nwant %s", got, want)
		}
	}
}

func TestKeys(t *testing.T) {
	t.Parallel()
	for id, want := range map[string]string{
		"forum:smallhomeland-1":                             "forum-smallhomeland-1",
		"observation:service-applications/71800000/2025/_T": "observation-service-applications-71800000-2025",
		"observation:municipal-budget-revenue-per-inhabitant/71800000/2025-12-31/FD.CENTRAL": "observation-municipal-budget-revenue-per-76765f8f",
	} {
		if got := key(id); got != want || len(got) > longest {
			t.Errorf("%s: got %s, want %s", id, got, want)
		}
	}
}
