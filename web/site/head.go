package site

import (
	"context"
	"net/http"
	"path"
	"strconv"
	"strings"

	"govhub/errorcode"
	"govhub/web/request"
)

// head is what a page says of itself before it runs.
type head struct {
	page
	Prefix             string
	Name, Description  string
	Canonical, Default string      // addresses: of the page, and for readers of other languages
	Alternates         []alternate // the page in each language
	Status             int
	Hidden             bool         // from search engines
	Linked             linked       // for programs that read JSON-LD, nil for none
	Picture            string       // address of its preview
	Embed              bool         // it may be shown in frames of others
	Embeds             []oembedLink // how

	code   errorcode.Code // why there is nothing to show
	kind   *kind          // of the thing, or of the rows of the table, nil for other pages
	key    string         // of the thing
	source string         // title of the publication that states the thing
}

type alternate struct {
	Language Language
	Address  string
}

// head says what a page is about. It asks the API at most once.
func (s *Site) head(ctx context.Context, p page) *head {
	h := &head{page: p, Prefix: s.config.Prefix, Status: http.StatusOK}
	if code := s.opened(ctx, p); code != "" {
		h.fail(code)
		return h
	}
	first, rest, _ := strings.Cut(p.path, "/")
	page, listed := s.manifest.page(p.path)
	kind, known := s.manifest.Kinds[first]
	switch table := s.manifest.table(rest); {
	case listed:
		s.ofPage(ctx, h, page)
	case first == "browse" && table != nil:
		s.ofTable(ctx, h, *table)
	case known && rest != "":
		s.ofThing(ctx, h, kind, rest)
	default:
		h.fail(errorcode.BadRequest)
	}
	return h
}

// opened returns why the release of a page cannot be shown, empty if it can.
func (s *Site) opened(ctx context.Context, p page) errorcode.Code {
	if p.release == p.Newest {
		return ""
	}
	pinned, err := s.config.Pin(ctx, p.release)
	if err != nil {
		return request.CodeOf(s.config.Present(ctx, err))
	}
	pinned.Done()
	return ""
}

// fail makes the head of a page that has nothing to show. The application says more.
func (h *head) fail(code errorcode.Code) {
	h.Hidden, h.Status, h.Name, h.code = true, code.Status(), unexplained, code
	n := strconv.Itoa(int(h.release))
	switch code {
	case errorcode.ReleasePruned:
		h.Name = h.Language.in("Выпуск "+n+" больше не хранится", "Release "+n+" is no longer kept")
	case errorcode.ReleaseNotFound:
		h.Status, h.Name = http.StatusNotFound, h.Language.in("Выпуска "+n+" нет", "There is no release "+n)
	case errorcode.BadID:
		h.Status, h.Name = http.StatusNotFound, h.Language.in("В этом выпуске такой страницы нет", "This release has no such page")
	case errorcode.BadRequest:
		h.Status, h.Name = http.StatusNotFound, h.Language.in("Такой страницы нет", "There is no such page")
	}
}

// unexplained is the name of a page that fails for a reason that its readers cannot mend.
const unexplained = "govhub"

func (h *head) explained() bool { return h.Name != unexplained }

// ofPage is the head of one of the pages that the application lists.
func (s *Site) ofPage(ctx context.Context, h *head, p listed) {
	said := p.in(h.Language)
	h.Name, h.Description = strings.ReplaceAll(said.Title, "*", path.Base(h.path)), said.Description
	h.Embed = p.Embed
	s.address(h, p.Parameters)
	h.Hidden = h.Hidden || p.Hidden
	switch h.path {
	case "":
		h.Default = s.home() + "/"
		h.Linked = s.website(h)
	case "data":
		h.Linked = s.catalogue(h, s.release(ctx, h.page))
	}
}

// ofTable is the head of the table of a kind of things.
func (s *Site) ofTable(ctx context.Context, h *head, k kind) {
	h.Name, h.kind, h.Embed = k.Title[h.Language], &k, true
	h.Description = h.Language.in(
		"Таблица «"+h.Name+"»: фильтры, порядок, группы и скачивание. У каждой строки указан источник.",
		h.Name+" as a table to filter, order, group and download. Every row names its source.",
	)
	s.address(h, true)
	h.Linked = s.resource(h, k, s.release(ctx, h.page))
}

// ofThing is the head of the page of a thing.
func (s *Site) ofThing(ctx context.Context, h *head, k kind, key string) {
	t, code := s.thing(ctx, h.page, k.Resource+":"+key)
	switch {
	case code != "":
		h.fail(code)
		return
	case t == nil:
		h.fail(errorcode.BadID)
		return
	}
	h.Name = capitalised(titleIn(t.Citation))
	h.kind, h.key, h.Embed = &k, key, true
	h.Description = capitalised(k.name(h.Language)) + ". "
	if t.Source != nil {
		h.source = short(t.Source.Title)
		h.Description += h.Language.in("Источник: ", "Source: ") + h.source + ". "
	}
	h.Description += h.Language.in("Выпуск ", "Release ") + strconv.Itoa(int(h.release)) + "."
	s.address(h, false)
	h.Linked = s.webPage(h, k, key, t)
}

// Title names the page in a tab, as the application does.
func (h *head) Title() string {
	if h.Name == "govhub" {
		return h.Name
	}
	return h.Name + " — govhub"
}

// Locale is the language of the page as Open Graph writes it.
func (h *head) Locale() string { return h.Language.in("ru_RU", "en_GB") }
