package web

import (
	"bytes"
	"fmt"
	"math"
	"net/http"
	"strconv"
	"time"

	"kawat/relation"
)

// A chart is the intensity of a dyad by month, ready to be drawn: cooperation
// above the line, conflict below, the directions stacked.
type chart struct {
	Lang       string
	Width      int
	Height     int
	Left       int // of the plot
	Right      int
	Zero       string
	Title      string
	Desc       string
	Up, Down   string // axis titles
	UpY, DownY string
	Bars       []bar
	YTicks     []tick
	XTicks     []tick
	Keys       []chartKey
	KeyY       int
}

// A bar is one direction of one month.
type bar struct {
	X, Y, W, H string
	Class      string
	Fill       string // for the chart as a file, where no style sheet is
	Title      string
}

// A tick is a label of an axis and its line.
type tick struct {
	At    string
	Label string
	Major bool
}

// A chartKey explains one fill.
type chartKey struct {
	X     int
	Class string
	Fill  string
	Label string
}

// The fills of a chart: by direction, a full tone, a hatching, and a light tone.
var fills = map[string]string{
	"coop ab": "#1f5c8b", "coop ba": "url(#hatch-coop)", "coop joint": "#9dbfd8",
	"conf ab": "#a8412a", "conf ba": "url(#hatch-conf)", "conf joint": "#e0ab9c",
}

// drawChart lays out the months of a dyad, or returns nil if there are none.
func drawChart(lang string, a, b side, months []relation.Month) *chart {
	if len(months) == 0 {
		return nil
	}
	first, err1 := monthNumber(months[0].Month)
	last, err2 := monthNumber(months[len(months)-1].Month)
	if err1 != nil || err2 != nil || last-first > 12*400 {
		return nil
	}
	span := last - first + 1
	c := &chart{Lang: lang, Left: 8, Width: 960, Height: 300}
	if w := span * 4; w > c.Width-c.Left-44 {
		c.Width = w + c.Left + 44 // a month is at least four units wide
	}
	c.Right = c.Width - 44 // the scale stands at the newest end
	top, bottom := 26, c.Height-52
	c.KeyY = c.Height - 12

	up, down := 0.0, 0.0
	for _, m := range months {
		up = max(up, m.Cooperation().Intensity)
		down = max(down, math.Abs(m.Conflict().Intensity))
	}
	step := niceStep((up + down) / 5)
	up, down = math.Ceil(up/step)*step, math.Ceil(down/step)*step
	if up+down == 0 {
		up = step
	}
	unit := float64(bottom-top) / (up + down)
	zero := float64(top) + up*unit
	y := func(v float64) float64 { return zero - v*unit }
	c.Zero = coord(zero)
	for v := -down; v <= up+step/2; v += step {
		c.YTicks = append(c.YTicks, tick{At: coord(y(v)), Label: scale(v), Major: math.Abs(v) < step/2})
	}
	c.Up, c.Down = translate(lang, "chart.up"), translate(lang, "chart.down")
	c.UpY, c.DownY = coord(float64(top)-12), coord(float64(bottom)+14)

	width := float64(c.Right-c.Left) / float64(span)
	if span < 12 {
		width = float64(c.Right-c.Left) / 12
	}
	x := func(n int) float64 { return float64(c.Left) + float64(n-first)*width }
	for _, m := range months {
		n, err := monthNumber(m.Month)
		if err != nil {
			return nil
		}
		for _, half := range []struct {
			tone, key  string
			ab, ba, jt relation.Sum
		}{
			{"coop", "chart.coop", m.AB.Cooperation, m.BA.Cooperation, m.Joint.Cooperation},
			{"conf", "chart.conf", m.AB.Conflict, m.BA.Conflict, m.Joint.Conflict},
		} {
			at := 0.0
			for _, part := range []struct {
				class, label string
				relation.Sum
			}{{"ab", a.ID + " → " + b.ID, half.ab}, {"ba", b.ID + " → " + a.ID, half.ba}, {"joint", a.ID + " + " + b.ID, half.jt}} {
				if part.Acts == 0 {
					continue
				}
				from, to := at, at+part.Intensity
				at = to
				hi, lo := math.Max(from, to), math.Min(from, to)
				class := half.tone + " " + part.class
				c.Bars = append(c.Bars, bar{X: coord(x(n) + width*0.12), W: coord(math.Min(width*0.76, 40)), Y: coord(y(hi)), H: coord(math.Max((hi-lo)*unit, 1)),
					Class: class, Fill: fills[class],
					Title: fmt.Sprintf("%s · %s · %s · %s", monthText(lang, m.Month), part.label, count(lang, half.key, part.Acts), signed(lang, part.Intensity))})
			}
		}
	}
	c.XTicks = monthTicks(lang, first, last, x)

	keys := []chartKey{
		{Class: "coop joint", Label: translate(lang, "chart.joint")}, {Class: "coop ba", Label: b.Name + " → " + a.Name}, {Class: "coop ab", Label: a.Name + " → " + b.Name},
	}
	kx := c.Right
	for _, k := range keys { // from the right, since no width of text is known here
		k.X, k.Fill = kx, fills[k.Class]
		c.Keys = append(c.Keys, k)
		kx -= 44 + 7*len([]rune(k.Label))
	}
	c.Title = translate(lang, "chart.title", a.Name, b.Name)
	coop, conf := 0, 0
	for _, m := range months {
		coop += m.Cooperation().Acts
		conf += m.Conflict().Acts
	}
	c.Desc = translate(lang, "chart.desc", monthText(lang, months[0].Month), monthText(lang, months[len(months)-1].Month),
		count(lang, "chart.coop", coop), count(lang, "chart.conf", conf))
	return c
}

// labelWidth is about the width of one character of an axis label, in units of
// the drawing.
const labelWidth = 6.6

// monthTicks labels years, or months where there is room for them. A label
// begins at its month. Where labels would meet, January, which shows the year,
// stays before the first month of the chart, and that before the others.
func monthTicks(lang string, first, last int, x func(int) float64) []tick {
	var out []tick
	room := x(first+1) - x(first)
	if last-first >= 24 {
		every := 12
		for float64(every)*room < 40 {
			every *= 2
		}
		for n := first; n <= last; n++ {
			if n%every == 0 {
				out = append(out, tick{At: coord(x(n)), Label: strconv.Itoa(n / 12), Major: true})
			}
		}
		return out
	}
	every := 1
	if room < 34 {
		every = 3
	}
	labels := map[int]string{}
	end := func(n int, label string) float64 { return x(n) + labelWidth*float64(len([]rune(label))+1) }
	put := func(n int, label string) {
		for at, other := range labels {
			if at == n || at < n && end(at, other) > x(n) || at > n && end(n, label) > x(at) {
				return
			}
		}
		labels[n] = label
	}
	name := func(n int) string { return translate(lang, fmt.Sprintf("mon.%d", n%12+1)) }
	withYear := func(n int) string { return name(n) + " " + strconv.Itoa(n/12) }
	for n := first; n <= last; n++ {
		if n%12 == 0 {
			put(n, withYear(n))
		}
	}
	put(first, withYear(first))
	put(first, name(first)) // next to a January that tells the year
	for n := first; n <= last; n++ {
		if n%every == 0 {
			put(n, name(n))
		}
	}
	for n := first; n <= last; n++ {
		if label, ok := labels[n]; ok {
			out = append(out, tick{At: coord(x(n)), Label: label, Major: n%12 == 0})
		}
	}
	return out
}

// monthNumber counts months since year 0.
func monthNumber(month string) (int, error) {
	t, err := time.Parse("2006-01", month)
	if err != nil {
		return 0, err
	}
	return t.Year()*12 + int(t.Month()) - 1, nil
}

// niceStep is the smallest of 1, 2, 5, 10, 20, 50 … that is not below x.
func niceStep(x float64) float64 {
	step := 1.0
	for i := 0; step < x && i < 60; i++ {
		step *= []float64{2, 2.5, 2}[i%3]
	}
	return step
}

// scale writes a whole number with its sign.
func scale(v float64) string {
	switch n := int(math.Round(v)); {
	case n > 0:
		return "+" + strconv.Itoa(n)
	case n < 0:
		return "−" + strconv.Itoa(-n)
	}
	return "0"
}

// coord writes a coordinate.
func coord(x float64) string { return strconv.FormatFloat(math.Round(x*10)/10, 'f', -1, 64) }

// svg answers with a chart as a file of its own.
func (s *server) svg(w http.ResponseWriter, r *http.Request, c *chart) error {
	var buf bytes.Buffer
	if err := s.views[language(r)]["chart"].ExecuteTemplate(&buf, "chart", c); err != nil {
		return fmt.Errorf("chart: %w", err)
	}
	w.Header().Set("Content-Type", "image/svg+xml; charset=utf-8")
	w.Write(bytes.ToValidUTF8(buf.Bytes(), []byte("\uFFFD")))
	return nil
}
