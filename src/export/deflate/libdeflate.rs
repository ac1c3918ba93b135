//! By libdeflate, which is written in C.
//!
//! The files of an EPUB and its cover are made as small as can be had in a moment: it looks for the
//! cheapest way to say a text instead of the longest match at each place, which makes prose 5 % smaller
//! than zlib's best level does; zopfli would gain half a per cent more in twenty times the time. The
//! streams of a PDF are many and large, and half of what it takes to write one: they are deflated on a
//! level that makes them a little smaller than zlib's usual one does, in less time.

use std::cell::RefCell;

use libdeflater::{CompressionLvl, Compressor, DecompressionError, Decompressor};

/// The first of libdeflate's levels that looks at whole texts. The next two take twice the time for a
/// third of a per cent.
const LEVEL: i32 = 10;

/// The level for pictures: that for books makes a cover a hundredth smaller, and takes ten times as long
/// for it.
const PICTURE_LEVEL: i32 = 8;

/// The level for short files: the cheapest way to say one is a hundredth shorter, and takes ten times as
/// long to find.
const SHORT_LEVEL: i32 = 9;

/// Which files are short, in bytes.
const SHORT: usize = 1 << 15;

/// What deflates the files of a book, one after the other. The tables of a level are up to some megabytes,
/// which are fetched and cleared once, and only where a file wants them.
pub struct Deflater {
    long: (i32, Option<Compressor>),
    short: (i32, Option<Compressor>),
}

impl Deflater {
    /// One for a book.
    pub fn new() -> Self {
        Deflater {
            long: (LEVEL, None),
            short: (SHORT_LEVEL, None),
        }
    }

    /// One for pictures.
    pub fn of_pictures() -> Self {
        Deflater {
            long: (PICTURE_LEVEL, None),
            short: (PICTURE_LEVEL, None),
        }
    }

    /// What deflates so many bytes.
    fn of(&mut self, length: usize) -> &mut Compressor {
        let (level, known) = match length < SHORT {
            true => &mut self.short,
            false => &mut self.long,
        };
        let level = CompressionLvl::new(*level).unwrap_or_default();
        known.get_or_insert_with(|| Compressor::new(level))
    }

    /// Deflated bytes without a frame, as ZIP holds them.
    pub fn raw(&mut self, bytes: &[u8]) -> Vec<u8> {
        let compressor = self.of(bytes.len());
        let mut out = vec![0; compressor.deflate_compress_bound(bytes.len())];
        let length = compressor.deflate_compress(bytes, &mut out);
        whole(out, length.ok())
    }

    /// The same in zlib's frame (RFC 1950), as PNG holds them.
    pub fn zlib(&mut self, bytes: &[u8]) -> Vec<u8> {
        let compressor = self.of(bytes.len());
        let mut out = vec![0; compressor.zlib_compress_bound(bytes.len())];
        let length = compressor.zlib_compress(bytes, &mut out);
        whole(out, length.ok())
    }
}

/// The level for the streams of a PDF: the next makes pages of prose half a per cent smaller and takes
/// two thirds more time; the one before takes two thirds of the time and makes them a hundredth larger.
const STREAM_LEVEL: i32 = 6;

/// What deflates and inflates the streams of a PDF.
struct Streams {
    compressor: Compressor,
    decompressor: Decompressor,
    /// Where bytes are written whose number is not known yet.
    room: Vec<u8>,
}

thread_local! {
    /// One for every thread, which has hundreds of streams to do: to make the tables anew for each
    /// would take as long as to fill them.
    static STREAMS: RefCell<Streams> = RefCell::new(Streams {
        compressor: Compressor::new(CompressionLvl::new(STREAM_LEVEL).unwrap_or_default()),
        decompressor: Decompressor::new(),
        room: Vec::new(),
    });
}

impl Streams {
    /// Room for so many bytes.
    fn room(&mut self, length: usize) {
        if self.room.len() < length {
            self.room.resize(length, 0);
        }
    }

    /// What was written, in a place of its own and no larger than it is. A stream is large once in a
    /// while, and what it took is given back.
    fn taken(&mut self, length: usize) -> Vec<u8> {
        let taken = self.room[..length].to_vec();
        if self.room.len() > LARGEST_ROOM {
            self.room = Vec::new();
        }
        taken
    }
}

/// How much room is kept for the next stream, in bytes: that of most pages.
const LARGEST_ROOM: usize = 1 << 16;

/// Deflated bytes in zlib's frame, as the streams of a PDF hold them.
pub fn stream(bytes: &[u8]) -> Vec<u8> {
    STREAMS.with_borrow_mut(|streams| {
        let bound = streams.compressor.zlib_compress_bound(bytes.len());
        streams.room(bound);
        let length = streams.compressor.zlib_compress(bytes, &mut streams.room);
        streams.taken(length.expect("the bound is one"))
    })
}

/// The bytes of a stream again; `None` where it is damaged or cut short, or its checksum is not that of
/// its bytes.
pub fn inflated(stream: &[u8]) -> Option<Vec<u8>> {
    STREAMS.with_borrow_mut(|streams| {
        // What prose grows to; a stream does not say how long it was.
        let mut room = stream.len() * 4 + 64;
        loop {
            streams.room(room);
            match streams
                .decompressor
                .zlib_decompress(stream, &mut streams.room)
            {
                Ok(length) => return Some(streams.taken(length)),
                Err(DecompressionError::InsufficientSpace) => room = streams.room.len() * 2,
                Err(DecompressionError::BadData) => return None,
            }
        }
    })
}

/// What was written into a buffer of the length that is always enough.
fn whole(mut out: Vec<u8>, length: Option<usize>) -> Vec<u8> {
    out.truncate(length.expect("the bound is one"));
    out
}
