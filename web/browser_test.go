package web

import (
	"context"
	"flag"
	"fmt"
	"net/http/httptest"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/chromedp"

	"kawat"
)

var shots = flag.String("shots", "", "folder to write screenshots of every page to")

// browserPath finds Chromium, and fails where there is none: a page that no
// browser has opened is not tested.
func browserPath(t *testing.T) string {
	t.Helper()
	if p := os.Getenv("KAWAT_CHROMIUM"); p != "" {
		return p
	}
	for _, name := range []string{"chromium", "chromium-browser", "google-chrome"} {
		if p, err := exec.LookPath(name); err == nil {
			return p
		}
	}
	t.Fatal("no browser found: install Chromium (apt install chromium), or set KAWAT_CHROMIUM to its path")
	return ""
}

// A tabUnderTest is a tab of a real browser, with what it wrote to its console
// and asked of the network.
type tabUnderTest struct {
	t   *testing.T
	ctx context.Context
	url string
}

func openBrowser(t *testing.T) tabUnderTest {
	t.Helper()
	srv := httptest.NewServer(open(t, demo(), Options{Version: "0.1.0", Profile: demoProfile, Codebook: demoCodebook()}))
	t.Cleanup(srv.Close)
	opts := append(chromedp.DefaultExecAllocatorOptions[:],
		chromedp.ExecPath(browserPath(t)), chromedp.UserDataDir(t.TempDir()), chromedp.NoSandbox, chromedp.DisableGPU, chromedp.NoFirstRun,
		chromedp.Flag("disable-quic", true), chromedp.Flag("disable-background-networking", true), chromedp.Flag("disable-component-update", true),
		chromedp.Flag("disable-sync", true), chromedp.Flag("lang", "en"),
		// No name but loopback resolves, so that a page that reaches out fails loudly.
		chromedp.Flag("host-resolver-rules", "MAP * ~NOTFOUND, EXCLUDE 127.0.0.1"))
	ctx, cancel := context.WithTimeout(t.Context(), 4*time.Minute)
	t.Cleanup(cancel)
	ctx, cancelAlloc := chromedp.NewExecAllocator(ctx, opts...)
	t.Cleanup(cancelAlloc)
	ctx, cancelTab := chromedp.NewContext(ctx)
	t.Cleanup(cancelTab)
	if err := chromedp.Do(ctx); err != nil {
		t.Fatalf("starting the browser: %v", err)
	}
	return tabUnderTest{t, ctx, srv.URL}
}

func (b tabUnderTest) do(steps ...chromedp.Action[chromedp.Void]) {
	b.t.Helper()
	if err := chromedp.Do(b.ctx, steps...); err != nil {
		b.t.Fatal(err)
	}
}

// visit opens a page and waits for its script.
func (b tabUnderTest) visit(path string) {
	b.t.Helper()
	b.do(chromedp.Navigate(b.url + path))
	b.wait(`document.documentElement.dataset.ready === "yes"`)
}

// wait waits until a condition holds in the page.
func (b tabUnderTest) wait(condition string) {
	b.t.Helper()
	if _, err := chromedp.Run(b.ctx, chromedp.Poll[bool](condition, chromedp.WithPollingTimeout(20*time.Second))); err != nil {
		state, _ := chromedp.Run(b.ctx, chromedp.Evaluate[string](`location.href + " focus:" + document.activeElement.outerHTML.slice(0, 200) + " on:" + [...document.querySelectorAll(".on,.lit")].map(e => e.outerHTML.slice(0, 90)).join("\n")`))
		b.t.Fatalf("never true: %s: %v\n%s", condition, err, state)
	}
}

func value[T any](b tabUnderTest, expression string) T {
	b.t.Helper()
	v, err := chromedp.Run(b.ctx, chromedp.Evaluate[T](expression))
	if err != nil {
		b.t.Fatalf("%s: %v", expression, err)
	}
	return v
}

// point moves the mouse over the middle of an element.
func (b tabUnderTest) point(selector string) {
	b.t.Helper()
	at := value[[]float64](b, fmt.Sprintf(`(() => { const e = document.querySelector(%q); e.scrollIntoView({block: "center", behavior: "instant"}); const r = e.getClientRects()[0]; return [r.x + r.width / 2, r.y + r.height / 2]; })()`, selector))
	b.do(chromedp.MouseEvent(input.DispatchMouseEventTypeMouseMoved, at[0], at[1]))
}

func TestBrowser(t *testing.T) {
	b := openBrowser(t)
	console := chromedp.Console(b.ctx)
	requests := chromedp.Events(b.ctx, network.RequestWillBeSent)
	b.do(chromedp.Func(func(ctx context.Context, t *chromedp.Target) error {
		_, err := cdp.Call(ctx, t, network.Enable, network.EnableParams{})
		return err
	}))
	letter := demo().analyses[0]
	first := letter.Events[0].ID
	said := letter.Statements[0].ID

	b.do(chromedp.EmulateViewport(1280, 900))
	b.visit("/?lang=en")
	if n := value[int](b, `document.querySelectorAll(".act").length`); n < 15 {
		t.Errorf("the stream shows %d acts", n)
	}
	// Each act is one line; its evidence unfolds where the keyboard comes.
	if tall := value[[]string](b, `[...document.querySelectorAll(".act-row")].filter(e => e.offsetHeight > 32).map(e => e.innerText)`); len(tall) > 0 {
		t.Errorf("acts of more than one line: %q", tall)
	}
	if n := value[int](b, `[...document.querySelectorAll(".act.many")].filter(e => e.querySelector("summary").getBoundingClientRect().left < e.querySelector(".act-tail").getBoundingClientRect().right).length`); n > 0 {
		t.Errorf("on %d lines the number of reports lies on the chain", n)
	}
	cutOff := `[...document.querySelectorAll(".act-text, .act-more > .chain")].filter(e => e.scrollWidth > e.clientWidth + 1 && getComputedStyle(e).display !== "inline")`
	if n := value[int](b, cutOff+`.length`); n < 5 {
		t.Errorf("only %d texts are shortened", n)
	}
	value[bool](b, `(document.querySelector(".act .typelink").focus(), true)`)
	if value[bool](b, cutOff+`.some(e => e.closest(".act") === document.querySelector(".act"))`) {
		t.Error("the evidence of the line in focus is not shown in full")
	}
	value[bool](b, `(document.activeElement.blur(), true)`)
	// j and k move along the lines, / goes to the search field, ? shows the keys.
	b.do(chromedp.KeyEvent("jj"))
	b.wait(`document.activeElement.closest("[data-row]") === document.querySelectorAll("[data-row]")[1]`)
	b.do(chromedp.KeyEvent("k"))
	b.wait(`document.activeElement.closest("[data-row]") === document.querySelectorAll("[data-row]")[0]`)
	b.do(chromedp.KeyEvent("?"))
	b.wait(`document.getElementById("keys").open`)
	b.do(chromedp.KeyEvent("\u001b"))
	b.wait(`!document.getElementById("keys").open`)
	b.do(chromedp.KeyEvent("/"))
	b.wait(`document.activeElement.id === "q"`)
	b.do(chromedp.KeyEvent("\u001b"))
	// Switched off, single keys do nothing, and stay off on the next page.
	value[bool](b, `(document.getElementById("keys-on").click(), true)`)
	b.visit("/actors")
	b.do(chromedp.KeyEvent("j"))
	if value[bool](b, `document.activeElement.closest("[data-row]") !== null`) {
		t.Error("j moves although keys are switched off")
	}
	value[bool](b, `(document.getElementById("keys-on").click(), true)`)

	// Text and list light up together, by pointer both ways.
	b.visit("/articles/" + short(letter.Hash))
	trigger, item := fmt.Sprintf(`span[data-m~="%s"]`, first), fmt.Sprintf(`[data-item="%s"]`, first)
	b.point(trigger)
	b.wait(fmt.Sprintf(`document.querySelector(%q).classList.contains("on")`, item))
	if !value[bool](b, fmt.Sprintf(`document.querySelector('[data-v~="%s"]').classList.contains("lit")`, first)) {
		t.Error("the evidence is not lit with its event")
	}
	saidItem, saidText := fmt.Sprintf(`[data-item="%s"]`, said), fmt.Sprintf(`span[data-m~="%s"]`, said)
	b.point(saidItem + " .item-quote")
	b.wait(fmt.Sprintf(`document.querySelector(%q).classList.contains("on") && !document.querySelector(%q).classList.contains("on")`, saidText, item))
	last := letter.Statements[len(letter.Statements)-1].ID
	b.point(fmt.Sprintf(`span[data-m~="%s"]`, last)) // its item is below the fold of the list
	b.wait(fmt.Sprintf(`(() => { const r = document.getElementById(%q).getBoundingClientRect(), s = document.querySelector(".report-side").getBoundingClientRect(); return r.top >= s.top - 1 && r.bottom <= s.bottom + 1; })()`, last))
	b.do(chromedp.MouseEvent(input.DispatchMouseEventTypeMouseMoved, 2, 2))
	b.wait(`document.querySelectorAll(".on").length === 0`)

	// And by keyboard both ways: the label in the text leads to the item, the
	// label in the item back to the text.
	value[bool](b, fmt.Sprintf(`(document.getElementById("t-%s").focus(), true)`, first))
	b.wait(fmt.Sprintf(`document.querySelector(%q).classList.contains("on")`, item))
	b.do(chromedp.KeyEvent("\r"))
	b.wait(fmt.Sprintf(`location.hash === "#%s"`, first))
	value[bool](b, fmt.Sprintf(`(document.querySelector('%s a[data-go]').focus(), true)`, item))
	b.wait(fmt.Sprintf(`document.querySelector(%q).classList.contains("on")`, trigger))
	b.do(chromedp.KeyEvent("\r"))
	b.wait(fmt.Sprintf(`location.hash === "#t-%s" && document.querySelector("a:target") !== null`, first))

	// An address of a code opens the list that holds it.
	b.visit("/codebook#cameo-040")
	b.wait(`document.getElementById("root-04").open && !document.getElementById("root-10").open`)

	// On a phone nothing is wider than the screen.
	paths := []string{"/", "/?type=CONSULT", "/articles/" + short(letter.Hash), eventPath(letter.Hash, first), "/dyads/PRK/RUS", "/dyads/PRK/RUS?tab=statements", "/actors", "/actors/PRK", "/search?q=putin", "/help", "/codebook", "/codebook#cameo-040", "/codebook#CONSULT-visit", "/nowhere"}
	b.do(chromedp.EmulateViewport(390, 844, chromedp.EmulateMobile))
	for _, path := range paths {
		b.visit(path)
		if w := value[int](b, `document.documentElement.scrollWidth`); w > 390 {
			t.Errorf("%s is %d wide on a screen of 390: %s", path, w, value[string](b, `[...document.querySelectorAll("body *")].filter(e => e.getBoundingClientRect().right > 391 && !e.closest(".scroll")).map(e => e.tagName + "." + e.className).slice(0, 5).join(" ")`))
		}
	}

	// Colours reach the contrast that WCAG 2.2 AA asks for, light and dark.
	for _, scheme := range []string{"light", "dark"} {
		b.media(scheme)
		for _, path := range paths {
			b.visit(path)
			if bad := value[[]string](b, contrastJS); len(bad) > 0 {
				t.Errorf("%s, %s: too little contrast:\n%s", path, scheme, strings.Join(bad[:min(len(bad), 8)], "\n"))
			}
		}
	}

	// All quiet: no message, no request but to us. A last page marks the end
	// of what is read.
	b.do(chromedp.Navigate(b.url + "/nowhere?last"))
	value[bool](b, `(console.log("last"), true)`)
	for m, err := range console {
		if err != nil {
			t.Fatal(err)
		}
		if m.Text == "last" {
			break
		}
		if strings.Contains(m.Text, "404") && strings.Contains(m.URL, "/nowhere") {
			continue
		}
		t.Errorf("console: %s (%s)", m, m.URL)
	}
	for r, err := range requests {
		if err != nil {
			t.Fatal(err)
		}
		u, err := url.Parse(r.Request.URL)
		if err == nil && u.Scheme == "data" {
			continue // the browser's own icon of a date field
		}
		if err != nil || u.Hostname() != "127.0.0.1" {
			t.Errorf("the page asked for %s", r.Request.URL)
		}
		if u != nil && u.RawQuery == "last" {
			break
		}
	}

	if *shots != "" {
		b.screenshots(*shots, letter)
	}
}

// media sets the colour scheme that the reader prefers.
func (b tabUnderTest) media(scheme string) {
	b.t.Helper()
	b.do(chromedp.Func(func(ctx context.Context, t *chromedp.Target) error {
		_, err := cdp.Call(ctx, t, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{Features: []*emulation.MediaFeature{{Name: "prefers-color-scheme", Value: scheme}, {Name: "prefers-reduced-motion", Value: "reduce"}}})
		return err
	}))
}

// contrastJS lists the texts of a page whose contrast with what lies behind
// them is below 4.5, or below 3 for large text, after WCAG 2.2, success
// criterion 1.4.3.
const contrastJS = `(() => {
  const lum = (c) => { const f = c.map((v) => { v /= 255; return v <= 0.03928 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4; }); return 0.2126 * f[0] + 0.7152 * f[1] + 0.0722 * f[2]; };
  const rgb = (s) => { const m = s.match(/[\d.]+/g).map(Number); return { c: m.slice(0, 3), a: m.length > 3 ? m[3] : 1 }; };
  const behind = (el) => { for (; el; el = el.parentElement) { const b = rgb(getComputedStyle(el).backgroundColor); if (b.a === 1) return b.c; } return [255, 255, 255]; };
  const out = [];
  const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let n; (n = walk.nextNode()); ) {
    const el = n.parentElement;
    if (!n.data.trim() || !el.checkVisibility() || el.closest("dialog, .vh, .skip, svg")) continue;
    const s = getComputedStyle(el), size = parseFloat(s.fontSize);
    const l1 = lum(rgb(s.color).c), l2 = lum(behind(el));
    const ratio = (Math.max(l1, l2) + 0.05) / (Math.min(l1, l2) + 0.05);
    const large = size >= 24 || (size >= 18.66 && parseInt(s.fontWeight) >= 700);
    if (ratio < (large ? 3 : 4.5)) out.push(ratio.toFixed(2) + " " + el.className + ": " + n.data.trim().slice(0, 40));
  }
  return out;
})()`

// screenshots writes every page in both languages and schemes, at the width of
// a desk and of a phone.
func (b tabUnderTest) screenshots(dir string, letter kawat.Analysis) {
	b.t.Helper()
	if err := os.MkdirAll(dir, 0o755); err != nil {
		b.t.Fatal(err)
	}
	pages := map[string]string{"stream": "/", "article": "/articles/" + short(letter.Hash), "event": eventPath(letter.Hash, letter.Events[0].ID), "dyad": "/dyads/PRK/RUS", "actor": "/actors/PRK",
		"actors": "/actors", "search": "/search?q=putin+surat", "help": "/help", "codebook": "/codebook", "missing": "/dyads/PRK/ZZZ", "said": "/dyads/PRK/RUS?tab=statements"}
	write := func(name string, png []byte, err error) {
		b.t.Helper()
		if err == nil {
			err = os.WriteFile(filepath.Join(dir, name+".png"), png, 0o644)
		}
		if err != nil {
			b.t.Fatal(err)
		}
	}
	b.media("light")
	b.do(chromedp.EmulateViewport(1280, 900))
	b.visit(pages["article"] + "?lang=en")
	b.point(fmt.Sprintf(`span[data-m~="%s"]`, letter.Events[1].ID))
	png, err := chromedp.Run(b.ctx, chromedp.CaptureScreenshot())
	write("hover", png, err)
	b.visit("/?lang=en&type=CONSULT&type=AGREE")
	png, err = chromedp.Run(b.ctx, chromedp.CaptureScreenshot())
	write("filtered", png, err)
	for name, path := range pages {
		for _, width := range []int64{1280, 390} {
			for _, look := range []string{"en-light", "id-dark", "id-light"} {
				lang, scheme, _ := strings.Cut(look, "-")
				if look == "id-light" && name != "article" && name != "stream" {
					continue
				}
				b.media(scheme)
				b.do(chromedp.EmulateViewport(width, 900))
				sep := "?"
				if strings.Contains(path, "?") {
					sep = "&"
				}
				b.visit(path + sep + "lang=" + lang)
				png, err := chromedp.Run(b.ctx, chromedp.FullScreenshot(100))
				write(fmt.Sprintf("%s-%d-%s", name, width, look), png, err)
			}
		}
	}
}
