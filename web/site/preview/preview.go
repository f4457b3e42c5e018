// Package preview draws the pictures that previews of links show.
package preview

import (
	"bufio"
	"image"
	"image/color"
	"image/draw"
	"image/png"
	"io"

	"golang.org/x/image/font"
)

// Pixels of a picture: the size that networks ask for.
const (
	Width  = 1200
	Height = 630
)

// Card is what a picture says. All but the title may be empty.
type Card struct {
	Kind    string // of what the title names
	Title   string
	Figures []Figure // three at most
	Text    string   // shown where there are no figures
	Source  string
	Release string
}

// Figure is a number with what it counts.
type Figure struct{ Value, Label string }

// The colours of the light theme, which are those of tokens.css.
var (
	ground  = color.RGBA{0xfb, 0xfc, 0xfb, 0xff}
	line    = color.RGBA{0xd5, 0xdc, 0xd8, 0xff}
	ink     = color.RGBA{0x16, 0x20, 0x1d, 0xff}
	inkSoft = color.RGBA{0x4d, 0x5a, 0x55, 0xff}
	accent  = color.RGBA{0x00, 0x64, 0x6a, 0xff}
)

// Places of the parts, in pixels.
const (
	left, right = 72, Width - 72
	full        = right - left
	edge        = 16 // of the page, in the accent
	gap         = 40 // between figures

	brandAt   = 96 // baselines
	kindAt    = 188
	titleTop  = 208
	valueAt   = 446
	labelAt   = 492
	ruleAt    = 534
	footAt    = 580
	titleEnd  = 480 // without figures
	bottom    = 512 // of the text below a title without figures
	textLines = 3
)

// Draw writes a card as PNG. It takes 3 MB of memory.
func Draw(out io.Writer, c Card) error {
	p := picture{image.NewRGBA(image.Rect(0, 0, Width, Height))}
	p.fill(p.Bounds(), ground)
	p.fill(image.Rect(0, 0, edge, Height), accent)
	p.write(bold(34), accent, left, brandAt, "govhub")
	p.write(regular(28), inkSoft, left, kindAt, cut(regular(28), c.Kind, full))
	top := titleTop
	if c.Kind == "" {
		top = kindAt - 32
	}
	if len(c.Figures) > 0 {
		p.title(c.Title, top, valueAt-64)
		p.figures(c.Figures)
	} else {
		p.text(c.Text, p.title(c.Title, top, titleEnd))
	}
	p.fill(image.Rect(left, ruleAt, right, ruleAt+2), line)
	p.foot(c.Source, c.Release)
	buffered := bufio.NewWriter(out)
	if err := png.Encode(buffered, p); err != nil {
		return err
	}
	return buffered.Flush()
}

type picture struct{ *image.RGBA }

func (p picture) fill(r image.Rectangle, c color.Color) {
	draw.Draw(p, r, image.NewUniform(c), image.Point{}, draw.Src)
}

// write writes a line of text, which fits.
func (p picture) write(f font.Face, c color.Color, x, y int, text string) {
	d := font.Drawer{Dst: p, Src: image.NewUniform(c), Face: f, Dot: at(x, y)}
	d.DrawString(text)
}

// title writes a title between two lines, in the largest letters in which it fits, and returns its lowest baseline.
func (p picture) title(text string, top, below int) (y int) {
	for _, size := range [...]int{64, 54, 46, 38} {
		f, high := medium(size), size*118/100
		most := (below - top) / high
		lines, whole := wrap(f, text, full, most)
		if !whole && size > 38 {
			continue
		}
		y = top + size - high
		for _, l := range balanced(f, lines) {
			y += high
			p.write(f, ink, left, y, l)
		}
		break
	}
	return y
}

// text writes a text below a baseline, as far as it has room.
func (p picture) text(text string, y int) {
	const size, high = 30, 42
	y += high / 2
	lines, _ := wrap(regular(size), text, full, min(textLines, (bottom-y)/high))
	for _, l := range lines {
		y += high
		p.write(regular(size), inkSoft, left, y, l)
	}
}

// figures writes figures side by side.
func (p picture) figures(figures []Figure) {
	wide := (full - gap*(len(figures)-1)) / len(figures)
	for i, f := range figures {
		x := left + i*(wide+gap)
		p.write(bold(54), accent, x, valueAt, cut(bold(54), f.Value, wide))
		p.write(regular(26), inkSoft, x, labelAt, cut(regular(26), f.Label, wide))
	}
}

// foot writes the source at the left and the release at the right.
func (p picture) foot(source, release string) {
	f := regular(24)
	end := right - width(f, release)
	p.write(f, inkSoft, end, footAt, release)
	p.write(f, inkSoft, left, footAt, cut(f, source, end-left-gap))
}
