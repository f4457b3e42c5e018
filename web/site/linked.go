package site

import (
	"fmt"
	"strings"
)

// linked is a node of JSON-LD in the vocabulary of schema.org.
type linked map[string]any

const vocabulary = "https://schema.org"

// types are those of schema.org by resource. Of others the vocabulary knows no more than that they are things.
var types = map[string]string{
	"federal_district": "AdministrativeArea", "region": "AdministrativeArea", "municipality": "AdministrativeArea",
	"person": "Person", "organization": "Organization",
	"award_season": "Event", "cohort": "CourseInstance", "forum": "Event", "forum_session": "Event", "program": "Course",
	"award_entry": "CreativeWork", "practice": "CreativeWork", "initiative": "CreativeWork", "source": "CreativeWork",
	"regulation": "Legislation", "provision": "Legislation",
	"indicator": "StatisticalVariable", "observation": "Observation", "statement": "Claim",
}

// website describes the hub and how to search it.
func (s *Site) website(h *head) linked {
	return linked{
		"@context": vocabulary, "@type": "WebSite", "name": "govhub", "url": h.Canonical,
		"description": h.Description, "inLanguage": h.Language,
		"potentialAction": linked{
			"@type": "SearchAction", "query-input": "required name=text",
			"target": linked{"@type": "EntryPoint", "urlTemplate": s.home() + pageAt(h.Language, "search", nil) + "?q={text}"},
		},
	}
}

// webPage says what the page of a thing is about and what it is based on: persons and places have no licences, pages do.
func (s *Site) webPage(h *head, k kind, key string, t *thing) linked {
	about := linked{"@type": "Thing", "name": h.Name, "url": h.Canonical, "identifier": k.Resource + ":" + key}
	if named := types[k.Resource]; named != "" {
		about["@type"] = named
	}
	if t.URL != "" {
		about["sameAs"] = t.URL
	}
	if t.Lat != nil && t.Lon != nil {
		about["geo"] = linked{"@type": "GeoCoordinates", "latitude": *t.Lat, "longitude": *t.Lon}
	}
	page := linked{
		"@context": vocabulary, "@type": "WebPage", "name": h.Name, "url": h.Canonical, "description": h.Description,
		"inLanguage": h.Language, "mainEntity": about,
		"isPartOf": linked{"@type": "WebSite", "name": "govhub", "url": s.home() + pageAt(h.Language, "", nil)},
	}
	setLicence(page, t.Licence)
	if t.Source != nil {
		setLicence(page, t.Source.Licence)
		page["isBasedOn"] = t.Source.linked()
	}
	return page
}

func (s source) linked() linked {
	work := linked{"@type": "CreativeWork", "name": s.Title}
	if s.URL != "" {
		work["url"] = s.URL
	}
	setLicence(work, s.Licence)
	return work
}

// setLicence sets terms that are known: an address, or words.
func setLicence(of linked, terms string) {
	switch {
	case terms == "" || terms == "UNKNOWN":
	case strings.HasPrefix(terms, "https://"):
		of["license"] = terms
	default:
		of["license"] = linked{"@type": "CreativeWork", "name": terms}
	}
}

// catalogue describes the page of all data: the hub is a catalogue of one data set.
func (s *Site) catalogue(h *head, r release) linked {
	return linked{
		"@context": vocabulary, "@type": "DataCatalog", "name": h.Name, "url": h.Canonical, "description": h.Description,
		"inLanguage": h.Language, "dataset": s.dataset(h, r, titleIn(r.Citation), s.manifest.Pages[""].in(h.Language).Description, "package.zip", "application/zip"),
	}
}

// resource describes the table of a kind of things as a data set.
func (s *Site) resource(h *head, k kind, r release) linked {
	d := s.dataset(h, r, h.Name, h.Description, k.Resource+".csv", "text/csv")
	d["@context"] = vocabulary
	d["includedInDataCatalog"] = linked{"@type": "DataCatalog", "name": "govhub", "url": s.home() + pageAt(h.Language, "data", nil)}
	return d
}

func (s *Site) dataset(h *head, r release, name, description, file, mediaType string) linked {
	d := linked{
		"@type": "Dataset", "name": name, "url": h.Canonical, "description": description, "inLanguage": h.Language,
		"version": h.release, "isAccessibleForFree": true,
		"distribution": linked{
			"@type": "DataDownload", "encodingFormat": mediaType,
			"contentUrl": fmt.Sprintf("%s/releases/%d/%s", s.home(), h.release, file),
		},
	}
	if r.PublishedAt != "" {
		d["datePublished"] = r.PublishedAt
	}
	var licences []string
	for _, l := range r.Licences {
		if l.URL != "" {
			licences = append(licences, l.URL)
		}
	}
	if licences != nil {
		d["license"] = licences
	}
	return d
}
