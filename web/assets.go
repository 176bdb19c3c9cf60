package web

import (
	"crypto/sha256"
	"embed"
	"encoding/hex"
	"io/fs"
	"net/http"
	"path"
	"strings"
)

//go:embed assets
var assetFiles embed.FS

// assets are the files that pages refer to, by address. The address holds the
// hash of the content, so that a browser may keep them for good.
type assets struct {
	path map[string]string // by file name
	data map[string][]byte // by path
}

func loadAssets() assets {
	a := assets{map[string]string{}, map[string][]byte{}}
	entries, err := fs.ReadDir(assetFiles, "assets")
	if err != nil {
		panic("web: assets: " + err.Error()) // embedded at build time
	}
	for _, e := range entries {
		data, err := assetFiles.ReadFile("assets/" + e.Name())
		if err != nil {
			panic("web: assets: " + err.Error())
		}
		sum := sha256.Sum256(data)
		ext := path.Ext(e.Name())
		p := "/assets/" + strings.TrimSuffix(e.Name(), ext) + "." + hex.EncodeToString(sum[:6]) + ext
		a.path[e.Name()], a.data[p] = p, data
	}
	return a
}

// mediaTypes are the types of our assets; the system's own table is not asked,
// since it differs between machines.
var mediaTypes = map[string]string{
	".css": "text/css; charset=utf-8",
	".mjs": "text/javascript; charset=utf-8",
	".svg": "image/svg+xml",
}

func (a assets) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	data, ok := a.data[r.URL.Path]
	if !ok {
		http.Error(w, "not found", http.StatusNotFound)
		return
	}
	w.Header().Set("Content-Type", mediaTypes[path.Ext(r.URL.Path)])
	w.Header().Set("Cache-Control", "public, max-age=31536000, immutable")
	w.Write(data)
}
