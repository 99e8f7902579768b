package sqlite

import (
	"context"
	"database/sql"
	"fmt"
	"sync"

	"github.com/klauspost/compress/zstd"
)

// packer and unpacker are safe for concurrent use once made.
var (
	packer = sync.OnceValues(func() (*zstd.Encoder, error) {
		return zstd.NewWriter(nil, zstd.WithEncoderConcurrency(1), zstd.WithWindowSize(1<<20), zstd.WithEncoderCRC(false))
	})
	unpacker = sync.OnceValues(func() (*zstd.Decoder, error) {
		return zstd.NewReader(nil, zstd.WithDecoderConcurrency(2), zstd.WithDecoderMaxMemory(256<<20))
	})
)

// putBlob stores data once under its hash, packed where that saves a tenth.
func putBlob(ctx context.Context, tx *sql.Tx, sum string, data []byte) error {
	var n int
	if err := tx.QueryRowContext(ctx, "SELECT count(*) FROM blobs WHERE sha256 = ?", sum).Scan(&n); err != nil {
		return fmt.Errorf("store bytes: %w", err)
	}
	if n > 0 {
		return nil
	}
	stored, packed := data, 0
	if len(data) > 256 {
		enc, err := packer()
		if err != nil {
			return fmt.Errorf("store bytes: %w", err)
		}
		if z := enc.EncodeAll(data, nil); len(z) < len(data)*9/10 {
			stored, packed = z, 1
		}
	}
	if stored == nil {
		stored = []byte{}
	}
	_, err := tx.ExecContext(ctx, "INSERT INTO blobs(sha256, size, packed, bytes) VALUES (?, ?, ?, ?)", sum, len(data), packed, stored)
	if err != nil {
		return fmt.Errorf("store bytes: %w", err)
	}
	return nil
}

// unpack undoes the packing of a stored blob.
func unpack(stored []byte, packed bool, size int) ([]byte, error) {
	if !packed {
		return stored, nil
	}
	dec, err := unpacker()
	if err != nil {
		return nil, err
	}
	out, err := dec.DecodeAll(stored, make([]byte, 0, min(max(size, 0), 64<<20)))
	if err != nil {
		return nil, fmt.Errorf("unpack bytes: %w", err)
	}
	return out, nil
}
