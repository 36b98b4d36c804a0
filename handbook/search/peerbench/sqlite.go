package main

import (
	"context"
	"database/sql"
	"errors"
	"strings"

	"modernc.org/sqlite"

	"clinichandbook/handbook"
)

// fts is a table of SQLite's FTS5 in memory. It keeps no copy of the texts,
// has indexes of its own for beginnings of words, and ranks by BM25.
type fts struct {
	db    *sql.DB
	query *sql.Stmt
	ids   []string // by rowid
}

// A word in the title says more than one in an alias, and so on.
var ftsSchema = []string{
	`CREATE VIRTUAL TABLE page USING fts5(title, aliases, say, body, content='', tokenize='porter unicode61', prefix='1 2 3')`,
	`INSERT INTO page(page, rank) VALUES ('rank', 'bm25(10, 6, 5, 4)')`,
}

func newSQLite(h *handbook.Handbook, _ *handbook.Vocabulary) (index, error) {
	db, err := sql.Open("sqlite", ":memory:")
	if err != nil {
		return nil, err
	}
	db.SetMaxOpenConns(1) // each connection would have a database of its own
	f := &fts{db: db}
	if err := f.fill(h); err != nil {
		return nil, errors.Join(err, db.Close())
	}
	return f, nil
}

func (f *fts) fill(h *handbook.Handbook) error {
	for _, s := range ftsSchema {
		if _, err := f.db.Exec(s); err != nil {
			return err
		}
	}
	tx, err := f.db.Begin()
	if err != nil {
		return err
	}
	defer tx.Rollback() // without effect once committed
	insert, err := tx.Prepare(`INSERT INTO page(rowid, title, aliases, say, body) VALUES (?, ?, ?, ?, ?)`)
	if err != nil {
		return err
	}
	for i, e := range h.Entries() {
		d := newDocument(e)
		if _, err := insert.Exec(i, d.Title, d.Aliases, d.Say, d.Body); err != nil {
			return err
		}
		f.ids = append(f.ids, e.ID)
	}
	if err := tx.Commit(); err != nil {
		return err
	}
	if _, err := f.db.Exec(`INSERT INTO page(page) VALUES ('optimize')`); err != nil {
		return err
	}
	f.query, err = f.db.Prepare(`SELECT rowid FROM page WHERE page MATCH ? ORDER BY rank LIMIT ?`)
	return err
}

func (f *fts) ways() []way {
	joined := func(operator string) func(string, int) ([]string, error) {
		return func(text string, limit int) ([]string, error) { return f.search(text, operator, limit) }
	}
	return []way{{"SQLite FTS5, any word", joined(" OR ")}, {"SQLite FTS5, every word", joined(" AND ")}}
}

func (f *fts) search(text, operator string, limit int) ([]string, error) {
	words, open := queryWords(text)
	if len(words) == 0 {
		return nil, nil
	}
	for i, w := range words {
		words[i] = `"` + w + `"`
	}
	if open {
		words[len(words)-1] += "*"
	}
	rows, err := f.query.Query(strings.Join(words, operator), limit)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var ids []string
	for rows.Next() {
		var i int
		if err := rows.Scan(&i); err != nil {
			return nil, err
		}
		ids = append(ids, f.ids[i])
	}
	return ids, rows.Err()
}

func (f *fts) offHeap() (used int64, err error) {
	conn, err := f.db.Conn(context.Background())
	if err != nil {
		return 0, err
	}
	defer conn.Close()
	err = conn.Raw(func(c any) error {
		n, _, err := c.(sqlite.DBStatus).Status(sqlite.DBStatusCacheUsed, false)
		used = int64(n)
		return err
	})
	return used, err
}

func (f *fts) close() error { return errors.Join(f.query.Close(), f.db.Close()) }
