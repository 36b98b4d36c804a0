package content

import (
	"bytes"
	"fmt"
	"strconv"

	"github.com/goccy/go-yaml/ast"

	"clinichandbook/handbook"
)

// NewsFile says which pages the last publications have changed. Publishing writes
// it into what desks read; nobody else does.
const NewsFile = "news.yaml"

// readNews reads what is new, for the desks. It is no rule of the content, so what
// is not understood is passed over.
func (f *folder) readNews() {
	var passed []handbook.Problem
	y, root := f.openTable(NewsFile, &passed)
	if root == nil {
		return
	}
	y.report = ignored()
	for _, n := range y.items(root, "the file") {
		if item := readNewsRow(y, n); item.ID != "" && item.On != "" {
			f.l.parts.News = append(f.l.parts.News, item)
		}
	}
}

func readNewsRow(y yamlFile, n ast.Node) handbook.News {
	var item handbook.News
	y.keys(n, "a changed page", map[string]func(pair){
		"id":      textKey(y, &item.ID),
		"version": func(p pair) { item.Version, _ = strconv.ParseInt(y.text(p.node, p.key), 10, 64) },
		"on":      func(p pair) { item.On = y.date(p.node, p.key) },
	})
	return item
}

// WriteNews is the text of the file.
func WriteNews(news []handbook.News) []byte {
	var b bytes.Buffer
	b.WriteString("# What the last publications changed, for \"What is new\" at the desks. Clinic Handbook writes this file.\n")
	for _, n := range news {
		fmt.Fprintf(&b, "- {id: %s, version: %d, on: %s}\n", quoted(n.ID), n.Version, n.On)
	}
	return b.Bytes()
}
